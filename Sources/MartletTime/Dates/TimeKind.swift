/// What the ticks of a time axis count.
public enum TimeKind: String, Sendable, Hashable, Codable {
  /// Days since 1970-01-01.
  case date
  /// Seconds since 1970-01-01 00:00:00 UTC.
  case dateTime
  /// The integers of the file themselves.
  case integer

  /// The days of the years 0 to 9999, which are all that four digits can write.
  package static let days =
    CivilDate(year: 0, month: 1, day: 1)
    .daysSinceEpoch...CivilDate(year: 9999, month: 12, day: 31)
    .daysSinceEpoch

  /// Whether the label of a tick can be read back: a year of four digits, or a number of up to 18.
  package func isReadable(_ tick: Int64, in zone: TimeZoneRules? = nil) -> Bool {
    switch self {
    case .date: return Self.days.contains(tick)
    case .dateTime:
      let local = tick.addingReportingOverflow(zone?.offset(at: tick) ?? 0)
      return !local.overflow
        && Self.days.contains(local.partialValue.flooredQuotient(secondsPerDay))
    case .integer: return tick.magnitude < 1_000_000_000_000_000_000
    }
  }

  /// The tick in ISO 8601: `2018-12-31`, `2018-12-31 16:00:00` or the integer.
  ///
  /// - Parameter zone: Whose clocks a date-time is shown by, with their offset, as in
  ///   `2018-12-31 16:00:00-05:00`; nil shows UTC without one.
  package func label(_ tick: Int64, in zone: TimeZoneRules? = nil) -> String {
    switch self {
    case .date:
      return CivilDate(daysSinceEpoch: tick).label
    case .dateTime:
      let offset = zone?.offset(at: tick) ?? 0
      let day = (tick + offset).flooredQuotient(secondsPerDay)
      let second = Int(tick + offset - day * secondsPerDay)
      let clock = [second / 3600, second / 60 % 60, second % 60].map { padded($0, 2) }
      let text = "\(CivilDate(daysSinceEpoch: day).label) \(clock.joined(separator: ":"))"
      return zone == nil ? text : text + Self.text(ofOffset: Int(offset))
    case .integer:
      return String(tick)
    }
  }

  /// `-05:00`; the seconds of the offsets of long ago are left out.
  private static func text(ofOffset offset: Int) -> String {
    let minutes = abs(offset) / 60
    return "\(offset < 0 ? "-" : "+")\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
  }
}

/// Seconds of a day; civil time has no leap seconds.
package let secondsPerDay: Int64 = 86_400

/// What times of a kind are called in messages.
package func words(_ kind: TimeKind) -> String {
  switch kind {
  case .date: "dates"
  case .dateTime: "dates with a clock"
  case .integer: "whole numbers"
  }
}
