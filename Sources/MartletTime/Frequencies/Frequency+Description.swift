extension Frequency: CustomStringConvertible {
  /// The rule in words: `weekdays (holidays are not rows)`, `monthly on the first day`.
  public var description: String {
    switch self {
    case .everyDay: "every day"
    case .weekdays: "weekdays (holidays are not rows)"
    case .workingWeek(let week): "\(week.name) (other days are not rows)"
    case .sessions(let calendar): calendar.description
    case .weekly(let weekday): "weekly on \(weekday.name)"
    case .months(let count, let month, let day):
      Self.words(count: count, month: month) + Self.words(day)
    case .seconds(let step) where step % 3600 == 0: Self.every(step / 3600, "hour", "hourly")
    case .seconds(let step) where step % 60 == 0: Self.every(step / 60, "minute", "every minute")
    case .seconds(let step): Self.every(step, "second", "every second")
    case .hours(let hours): hours.description
    case .multiple(let count, let base): base.words(every: count)
    case .step(let step): "steps of \(step)"
    case .irregular: "irregular"
    }
  }

  /// `every 2 weeks on Friday`, `every 6 months on the first day`.
  private func words(every count: Int) -> String {
    switch self {
    case .everyDay: "every \(count) days"
    case .weekdays: "every \(count) weekdays"
    case .weekly(let weekday): "every \(count) weeks on \(weekday.name)"
    case .months(1, _, let day): "every \(count) months" + Self.words(day)
    case .months(3, _, let day): "every \(count) quarters" + Self.words(day)
    case .months(12, let month, let day):
      "every \(count) years in \(Self.monthNames[month - 1])" + Self.words(day)
    default: "every \(count) steps: \(self)"
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

  static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private static func every(_ count: Int, _ unit: String, _ single: String) -> String {
    count == 1 ? single : "every \(count) \(unit)s"
  }
}
