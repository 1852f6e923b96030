public import MartletFiles

/// The time from the end of the period that a value stands for to its publication.
public struct ReleaseLag: Sendable, Hashable, CustomStringConvertible {
  /// What the lag counts.
  public enum Unit: String, Sendable, Hashable, CaseIterable {
    /// Calendar days, weekends among them.
    case days = "d"
    /// Monday to Friday.
    case weekdays = "b"
    /// Calendar months: the same day of a later month, or its last day where that month is shorter.
    case months = "m"
  }

  /// How many, not negative.
  public let count: Int
  /// Of what.
  public let unit: Unit

  /// Creates a lag; a negative count is a programmer's error.
  public init(_ count: Int, _ unit: Unit) {
    precondition(count >= 0, "a release lag must not be negative")
    self.count = count
    self.unit = unit
  }

  /// Reads `14d` (days), `2b` (weekdays) or `1m` (months).
  /// - Throws: `DataError` for anything else.
  public init(parsing text: String) throws(DataError) {
    guard let last = text.last, let unit = Unit(rawValue: String(last)),
      let count = Int(text.dropLast()), 0...100_000 ~= count, text.first != "+"
    else { throw DataError(.invalidLag(text)) }
    self.init(count, unit)
  }

  /// `14d`.
  public var description: String { "\(count)\(unit.rawValue)" }

  /// `14 days`.
  package var words: String {
    let noun =
      switch unit {
      case .days: "day"
      case .weekdays: "weekday"
      case .months: "month"
      }
    return counted(count, noun)
  }

  /// The day on which a value is out whose period ended before `day`.
  package func added(toDay day: Int64) -> Int64 {
    switch unit {
    case .days:
      return day + Int64(count)
    case .weekdays:
      guard count > 0 else { return day }
      // From a weekend the first weekday counted is Monday, as from the Friday before.
      let daysPastFriday = max(0, Weekday(daysSinceEpoch: day).rawValue - Weekday.friday.rawValue)
      var day = day - Int64(daysPastFriday) + Int64(count / 5 * 7)
      for _ in 0..<(count % 5) {
        day = Frequency.weekdays.next(after: day, kind: .date) ?? day
      }
      return day
    case .months:
      return CivilDate(daysSinceEpoch: day).adding(months: count).daysSinceEpoch
    }
  }
}
