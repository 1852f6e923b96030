extension Frequency: CustomStringConvertible {
  /// The rule in words: `weekdays (holidays are not rows)`, `monthly on the first day`.
  public var description: String {
    switch self {
    case .everyDay: "every day"
    case .weekdays: "weekdays (holidays are not rows)"
    case .weekly(let weekday): "weekly on \(weekday.name)"
    case .months(let count, let month, let day):
      Self.words(count: count, month: month) + Self.words(day)
    case .seconds(let step) where step % 3600 == 0: Self.every(step / 3600, "hour", "hourly")
    case .seconds(let step) where step % 60 == 0: Self.every(step / 60, "minute", "every minute")
    case .seconds(let step): Self.every(step, "second", "every second")
    case .step(let step): "steps of \(step)"
    case .irregular: "irregular"
    }
  }

  private static func words(count: Int, month: Int) -> String {
    switch count {
    case 1: "monthly"
    case 3: "quarterly"
    default: "yearly in \(monthNames[month - 1])"
    }
  }

  private static func words(_ day: MonthDay) -> String {
    switch day {
    case .first: " on the first day"
    case .last: " on the last day"
    case .firstWeekday: " on the first weekday"
    case .lastWeekday: " on the last weekday"
    case .day(let day): " on day \(day)"
    }
  }

  private static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private static func every(_ count: Int, _ unit: String, _ single: String) -> String {
    count == 1 ? single : "every \(count) \(unit)s"
  }
}
