/// A day of the week.
public enum Weekday: Int, Sendable, Hashable, CaseIterable {
  /// The first day of the week, as in ISO 8601: raw value 0.
  case monday
  /// The second day of the week, raw value 1.
  case tuesday
  /// The third day of the week, raw value 2.
  case wednesday
  /// The fourth day of the week, raw value 3: that of 1970-01-01.
  case thursday
  /// The fifth day of the week, raw value 4.
  case friday
  /// The first day of the weekend, raw value 5.
  case saturday
  /// The last day of the week, raw value 6.
  case sunday

  /// The weekday of a day counted from 1970-01-01, a Thursday.
  package init(daysSinceEpoch days: Int64) {
    let index = Int(days + 3 - (days + 3).flooredQuotient(7) * 7)
    self = Self.allCases[index]
  }

  /// The Mondays to Fridays of a span of days.
  static func mondayToFridayCount(in span: ClosedRange<Int64>) -> Int {
    // Counted from a Monday: 1970-01-01 was a Thursday.
    func before(_ day: Int64) -> Int64 {
      let weeks = (day + 3).flooredQuotient(7)
      return weeks * 5 + min(day + 3 - weeks * 7, 5)
    }
    return Int(before(span.upperBound + 1) - before(span.lowerBound))
  }

  package var isWeekend: Bool { self == .saturday || self == .sunday }

  /// `FRI`.
  package var alias: String { String(name.prefix(3)).uppercased() }

  /// `Friday`.
  package var name: String {
    switch self {
    case .monday: "Monday"
    case .tuesday: "Tuesday"
    case .wednesday: "Wednesday"
    case .thursday: "Thursday"
    case .friday: "Friday"
    case .saturday: "Saturday"
    case .sunday: "Sunday"
    }
  }
}
