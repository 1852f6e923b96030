extension Frequency {
  /// The rule of which this is a multiple, and how many of its steps make one of this.
  package var base: (count: Int, Frequency) {
    guard case .multiple(let count, let base) = self else { return (1, self) }
    return (count, base)
  }

  /// The seconds from one time to the next, of rules within a day.
  package var stepInSeconds: Int? {
    switch self {
    case .seconds(let step): step
    case .hours(let hours): hours.step
    default: nil
    }
  }

  /// Whether the rule can count ticks of a kind.
  package func fits(_ kind: TimeKind) -> Bool {
    switch (self, kind) {
    case (.irregular, _), (.step, .integer), (.seconds, .dateTime),
      (.hours, .dateTime):
      true
    case (.step, _), (.seconds, _), (.hours, _), (_, .integer): false
    case (.multiple(_, let base), _): base.fits(kind)
    default: true
    }
  }

  /// Days from one time to the next, on average; nil where days do not count.
  package var meanDays: Double? {
    switch self {
    case .everyDay: 1
    case .weekdays: 1.4
    case .sessions(let calendar): 7 / Double(calendar.week.count)
    case .workingWeek(let week): 7 / Double(week.count)
    case .weekly: 7
    case .months(let count, _, _): Double(count) * 365.2425 / 12
    case .seconds(let step): Double(step) / Double(secondsPerDay)
    case .hours(let hours): 7 / Double(hours.times.count)
    case .multiple(let count, let base): base.meanDays.map { Double(count) * $0 }
    case .step, .irregular: nil
    }
  }
}
