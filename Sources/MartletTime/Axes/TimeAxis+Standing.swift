extension TimeAxis {
  /// The tick from which the rule goes on after a row.
  ///
  /// It is the row's own, but a row at an odd clock stands at the clock of nearly all rows before it,
  /// and one that is early or a part of its period for the day that the period is named by.
  func start(_ row: Int) -> Int64 {
    if case .seconds(let step) = frequency { return startOfStep(row, Int64(step)) }
    guard kind != .integer, frequency.stepInSeconds == nil else { return ticks[row] }
    let day = day(ticks[row])
    var standing = frequency.standing(for: day)
    if standing != day,
      !(max(0, row - 3)..<row).contains(where: { frequency.isOn(self.day(ticks[$0])) })
    {
      standing = day
    }
    guard kind == .dateTime else { return standing }
    let own = clock(row)
    let clock = usualClock(upTo: row) ?? own
    guard standing != day || clock != own else { return ticks[row] }
    return tick(ofLocal: standing * secondsPerDay + clock)
  }

  /// The step that a row between the steps of the others belongs to, or its own.
  private func startOfStep(_ row: Int, _ step: Int64) -> Int64 {
    let places = (max(0, row - 59)...row).map {
      ticks[$0] - ticks[$0].flooredQuotient(step) * step
    }
    guard places.count > 4, let own = places.last, let usual = Self.mostFrequent(places),
      usual.count * 5 >= places.count * 4, !places.suffix(5).allSatisfy({ $0 == own })
    else { return ticks[row] }
    return ticks[row] - (own - usual.value + step) % step
  }

  /// The seconds of the day at a row, by the clocks at home.
  package func clock(_ row: Int) -> Int64 {
    let time = local(ticks[row])
    return time - time.flooredQuotient(secondsPerDay) * secondsPerDay
  }

  /// The clock of three fifths of the last sixty rows up to one; nil where there is none, and where
  /// the clock has just changed.
  private func usualClock(upTo row: Int) -> Int64? {
    let clocks = (max(0, row - 59)...row).map { clock($0) }
    guard clocks.count > 4, let own = clocks.last, let usual = Self.mostFrequent(clocks),
      usual.count * 5 >= clocks.count * 3
    else { return nil }
    let change = abs(usual.value - own)
    guard change > 0 else { return own }
    // Five rows in a row are a new habit; an hour in the months of summer time is its beginning or
    // end, where no zone says so.
    if clocks.suffix(5).allSatisfy({ $0 == own }) { return own }
    let month = CivilDate(daysSinceEpoch: day(ticks[row])).month
    if zone == nil, change == 3600, [3, 4, 9, 10, 11].contains(month) { return own }
    return usual.value
  }

  /// The clock of three fifths of all rows, where not all rows are at one; nil else.
  var ruleOfClocks: Int64? {
    guard kind == .dateTime, count > 4, frequency.stepInSeconds == nil, frequency != .irregular
    else { return nil }
    let clocks = ticks.indices.map { clock($0) }
    guard let usual = Self.mostFrequent(clocks), usual.count < count,
      usual.count * 5 >= count * 3
    else { return nil }
    return usual.value
  }

  private static func mostFrequent(_ clocks: [Int64]) -> (value: Int64, count: Int)? {
    var counts: [Int64: Int] = [:]
    for clock in clocks { counts[clock, default: 0] += 1 }
    // Of equally many the earliest, so that the answer never depends on the order of a dictionary.
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { ($0.key, $0.value) }
  }
}

extension Frequency {
  /// Whether a day is one of the rule; always where the rule has no days of its own.
  func isOn(_ day: Int64) -> Bool {
    let base = base.1
    switch base {
    case .weekly, .months, .weekdays, .workingWeek, .sessions:
      return base.next(after: day - 1, kind: .date) == day
    case .everyDay, .seconds, .hours, .step, .multiple, .irregular: return true
    }
  }

  /// The day of the rule that a day between two of them stands for: the one to come where periods
  /// are named by their last day, or where it is so near that it seems to be moved by a holiday; else
  /// the day itself.
  func standing(for day: Int64) -> Int64 {
    let base = base.1
    guard periodName != nil, let due = base.next(after: day - 1, kind: .date), due > day else {
      return day
    }
    let isEarly: Bool
    switch base {
    case .weekly(.monday): isEarly = false
    case .weekly(.friday): isEarly = true
    case .weekly(.sunday): isEarly = due - day <= 1
    case .weekly: isEarly = due - day <= 2
    case .months(_, _, .last), .months(_, _, .lastWeekday): isEarly = true
    case .months(_, _, .day): isEarly = due - day <= 3
    default: isEarly = false
    }
    return isEarly ? due : day
  }
}
