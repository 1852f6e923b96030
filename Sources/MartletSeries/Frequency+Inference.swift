extension Frequency {
  /// The rule that the times follow, with room for holidays, gaps and shifted days.
  ///
  /// The median step chooses the family; a member of it must then explain at least 80 % of the
  /// rows. Anything else is `irregular`, as are fewer than two rows.
  /// - Parameter ticks: Strictly ascending.
  public static func inferred(from ticks: [Int64], kind: TimeKind) -> Frequency {
    guard let step = medianStep(ticks) else { return .irregular }
    switch kind {
    case .integer:
      return isMultiple(ticks, of: step) ? .step(Int(step)) : .irregular
    case .date:
      return inferred(fromDays: ticks, step: step)
    case .dateTime:
      // A market's close moves by an hour in UTC when its clocks change.
      if step > secondsPerDay - 7200 {
        let days = ticks.map { $0.flooredQuotient(secondsPerDay) }
        guard zip(days, days.dropFirst()).allSatisfy(<), let step = medianStep(days) else {
          return .irregular
        }
        return inferred(fromDays: days, step: step)
      }
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
    switch step {
    case 1: daily(days)
    case 7: weekly(days)
    case 28...31: monthly(days, count: 1)
    case 89...92: monthly(days, count: 3)
    case 365...366: monthly(days, count: 12)
    default: .irregular
    }
  }

  /// Weekdays when the span has weekends but the rows do not, bar one row in fifty.
  private static func daily(_ days: [Int64]) -> Frequency {
    guard let first = days.first, let last = days.last else { return .irregular }
    let span = Int(last - first) + 1
    let weekends = days.count { Weekday(daysSinceEpoch: $0).isWeekend }
    let weekendsOfSpan = (first...last).count { Weekday(daysSinceEpoch: $0).isWeekend }
    if weekendsOfSpan > 0, weekends * 50 <= days.count {
      let isDense = Double(days.count) >= neededShare * Double(span - weekendsOfSpan)
      return isDense ? .weekdays : .irregular
    }
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

  private static func monthly(_ days: [Int64], count: Int) -> Frequency {
    let dates = days.map { CivilDate(daysSinceEpoch: $0) }
    let needed = neededShare * Double(dates.count)
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
