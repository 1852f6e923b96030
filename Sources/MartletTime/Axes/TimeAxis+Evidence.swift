import MartletFiles

extension TimeAxis {
  /// What speaks for the rule of an axis whose rule was inferred, in words with counts.
  package var evidence: String {
    guard count > 1 else { return "a single row has no step" }
    let days = ticks.map(day)
    switch frequency {
    case .everyDay:
      return "\(grouped(count)) rows on \(grouped(Int(days[count - 1] - days[0]) + 1)) days"
    case .weekdays, .sessions:
      let weekends = days.count { Weekday(daysSinceEpoch: $0).isWeekend }
      return (weekends == 0 ? "no row" : counted(weekends, "row"))
        + " on a Saturday or Sunday" + sessionEvidence(days)
    case .workingWeek(let week):
      return share(days.count { week.contains(day: $0) }) + " on these days, \(steps)"
    case .weekly(let weekday):
      return share(days.count { Weekday(daysSinceEpoch: $0) == weekday })
        + " on a \(weekday.name)"
    case .months(_, _, let day):
      let dates = days.map { CivilDate(daysSinceEpoch: $0) }
      return share(dates.count { $0 == day.date(inMonth: $0.monthIndex) })
        + " on that day, \(steps)"
    case .seconds, .hours, .step, .multiple: return steps
    case .irregular: return "no step explains four fifths of the rows"
    }
  }

  /// How many rows follow the one before without a time left out.
  private var steps: String {
    let whole = (1..<count).count { missingSteps(before: $0) == 0 }
    return "\(grouped(whole)) of \(counted(count - 1, "step")) without a gap"
  }

  private func share(_ part: Int) -> String { "\(grouped(part)) of \(counted(count, "row"))" }

  private func sessionEvidence(_ days: [Int64]) -> String {
    guard case .sessions(let calendar) = frequency else { return "" }
    let fit = calendar.fit(to: days)
    let explained = fit.weekdaysWithoutRow - fit.sessionsWithoutRow
    return ", and \(calendar.name) closes on \(grouped(explained)) of "
      + "\(counted(fit.weekdaysWithoutRow, "weekday")) without a row"
  }
}
