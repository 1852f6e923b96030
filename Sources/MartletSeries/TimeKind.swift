/// What the ticks of a time axis count.
public enum TimeKind: String, Sendable, Hashable, Codable {
  /// Days since 1970-01-01.
  case date
  /// Seconds since 1970-01-01 00:00:00 UTC.
  case dateTime
  /// The integers of the file themselves.
  case integer

  /// The tick in ISO 8601: `2018-12-31`, `2018-12-31 16:00:00` or the integer.
  package func label(_ tick: Int64) -> String {
    switch self {
    case .date:
      return CivilDate(daysSinceEpoch: tick).label
    case .dateTime:
      let day = tick.flooredQuotient(secondsPerDay)
      let second = Int(tick - day * secondsPerDay)
      let clock = [second / 3600, second / 60 % 60, second % 60].map { padded($0, 2) }
      return "\(CivilDate(daysSinceEpoch: day).label) \(clock.joined(separator: ":"))"
    case .integer:
      return String(tick)
    }
  }
}

/// Seconds of a day; civil time has no leap seconds.
let secondsPerDay: Int64 = 86_400
