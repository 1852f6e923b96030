extension Frequency {
  /// The rule that the times follow, with room for holidays, gaps and shifted days.
  ///
  /// The median step chooses the family; a member of it must then explain at least 80 % of the
  /// rows. Steps of less than a day follow the hours and days that the rows show. Anything else is `irregular`, as are fewer than two rows.
  /// - Parameters:
  ///   - ticks: Strictly ascending.
  ///   - zone: Whose clocks tell the days of date-times apart; nil for UTC.
  public static func inferred(
    from ticks: [Int64], kind: TimeKind, zone: TimeZoneRules? = nil
  ) -> Frequency {
    guard let step = medianStep(ticks) else { return .irregular }
    switch kind {
    case .integer:
      return isMultiple(ticks, of: step) ? .step(Int(step)) : .irregular
    case .date:
      return inferred(fromDays: ticks, step: step)
    case .dateTime:
      // A market's close moves by an hour in UTC when its clocks change.
      if step > secondsPerDay - 7200 {
        var days = ticks.map { (zone?.local($0) ?? $0).flooredQuotient(secondsPerDay) }
        // A day that is not over may be there beside its day before, or twice.
        let repeated = zip(days, days.dropFirst()).count(where: ==)
        if repeated > 0, repeated * 20 <= days.count {
          days = days.indices.filter { $0 == 0 || days[$0] != days[$0 - 1] }.map { days[$0] }
        }
        guard zip(days, days.dropFirst()).allSatisfy(<), let step = medianStep(days) else {
          return .irregular
        }
        return inferred(fromDays: days, step: step)
      }
      let local = zone.map { zone in ticks.map(zone.local) } ?? ticks
      if case .hours(let hours) = OpenHours.reading(of: local, step: step) { return .hours(hours) }
      return isMultiple(ticks, of: step) ? .seconds(Int(step)) : .irregular
    }
  }

  private static let neededShare = 0.8

  /// The lower median of the steps; nil for fewer than two ticks.
  private static func medianStep(_ ticks: [Int64]) -> Int64? {
    let steps = zip(ticks, ticks.dropFirst()).map { $1 - $0 }.sorted()
    return steps.isEmpty ? nil : steps[(steps.count - 1) / 2]
  }

  private static func isMultiple(_ ticks: [Int64], of step: Int64) -> Bool {
    let fitting = zip(ticks, ticks.dropFirst()).count { ($1 - $0).isMultiple(of: step) }
    return Double(fitting) >= neededShare * Double(ticks.count - 1)
  }

  private static func inferred(fromDays days: [Int64], step: Int64) -> Frequency {
    if step == 1 { return daily(days) }
    if step < 7, let week = WorkingWeek.inferred(from: days) { return .days(of: week) }
    let isWeekly = step.isMultiple(of: 7) && (step == 7 || isConstant(days, step))
    if isWeekly { return every(Int(step / 7), weekly(days)) }
    let byMonths = monthly(days, step: step)
    guard byMonths == .irregular, isConstant(days, step) else { return byMonths }
    return .multiple(Int(step), .everyDay)
  }

  private static func every(_ count: Int, _ base: Frequency) -> Frequency {
    count == 1 || base == .irregular ? base : .multiple(count, base)
  }

  /// Whether the step is the one between most rows, and there are enough to tell.
  private static func isConstant(_ days: [Int64], _ step: Int64) -> Bool {
    let same = zip(days, days.dropFirst()).count { $1 - $0 == step }
    return days.count > 3 && Double(same) >= neededShare * Double(days.count - 1)
  }

  /// Weekdays when the span has weekends but the rows do not, bar one row in fifty; sessions of an
  /// exchange when its holidays are the weekdays without a row.
  private static func daily(_ days: [Int64]) -> Frequency {
    guard let first = days.first, let last = days.last else { return .irregular }
    let week = WorkingWeek.inferred(from: days)
    if let week, week.count < 7, week != .mondayToFriday { return .days(of: week) }
    let span = Int(last - first) + 1
    let weekends = days.count { Weekday(daysSinceEpoch: $0).isWeekend }
    let weekendsOfSpan = span - Weekday.mondayToFridayCount(in: first...last)
    if weekendsOfSpan > 0, weekends * 50 <= days.count {
      let isDense = Double(days.count) >= neededShare * Double(span - weekendsOfSpan)
      guard isDense else { return .irregular }
      return TradingCalendar.explaining(days).map { .sessions($0) } ?? .weekdays
    }
    // Rows on weekends of long ago do not tell where the week goes on.
    if week == .mondayToFriday { return .weekdays }
    return days.count * 2 >= span ? .everyDay : .irregular
  }

  private static func weekly(_ days: [Int64]) -> Frequency {
    let weekdays = days.map { Weekday(daysSinceEpoch: $0) }
    let counts = Weekday.allCases.map { weekday in weekdays.count { $0 == weekday } }
    guard let most = counts.max(), let index = counts.firstIndex(of: most) else {
      return .irregular
    }
    let isRegular = Double(most) >= neededShare * Double(days.count)
    return isRegular ? .weekly(Weekday.allCases[index]) : .irregular
  }

  /// Months, quarters, years and multiples of them, by a step in days.
  private static func monthly(_ days: [Int64], step: Int64) -> Frequency {
    let months = Int((Double(step) / 30.436875).rounded())
    guard months > 0, abs(Double(step) - Double(months) * 30.436875) <= 3 else {
      return .irregular
    }
    if months.isMultiple(of: 12) {
      return every(months / 12, monthly(days, every: months, count: 12))
    }
    let frequency = monthly(days, every: months, count: months == 3 ? 3 : 1)
    return months == 3 ? frequency : every(months, frequency)
  }

  /// - Parameters:
  ///   - months: The months from one row to the next.
  ///   - count: The months of the rule: 1, 3 or 12.
  private static func monthly(_ days: [Int64], every months: Int, count: Int) -> Frequency {
    let dates = days.map { CivilDate(daysSinceEpoch: $0) }
    let needed = neededShare * Double(dates.count)
    let regular = zip(dates, dates.dropFirst()).count {
      ($1.monthIndex - $0.monthIndex).isMultiple(of: months)
    }
    guard Double(regular) >= neededShare * Double(dates.count - 1) else { return .irregular }
    let phases = (1...count).map { phase in
      dates.count { Self.phase($0.month, count) == phase }
    }
    guard let most = phases.max(), Double(most) >= needed,
      let index = phases.firstIndex(of: most)
    else { return .irregular }
    let usualDay = (1...31).max { a, b in
      dates.count { $0.day == a } < dates.count { $0.day == b }
    }
    let candidates: [MonthDay] = [
      .first, .last, .day(usualDay ?? 1), .firstWeekday, .lastWeekday,
    ]
    let matches = candidates.map { candidate in
      dates.count { $0 == candidate.date(inMonth: $0.monthIndex) }
    }
    guard let best = matches.max(), Double(best) >= needed,
      let winner = matches.firstIndex(of: best)
    else { return .irregular }
    return .months(count: count, month: index + 1, day: candidates[winner])
  }
}
