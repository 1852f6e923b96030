package import MartletFiles

/// What is to be said of the axes of series before their rule is relied on.
package struct AxisCheck {
  /// Not empty, of one kind.
  let axes: [TimeAxis]
  /// The rule that an option gives; nil where it is inferred.
  let given: Frequency?

  package init(axes: [TimeAxis], given: Frequency?) {
    self.axes = axes
    self.given = given
  }

  /// Refuses a rule that hardly any row agrees with, where the rows have one of their own.
  /// - Throws: `DataError` with the count and the rule of the rows.
  package func check(at location: SourceLocation?) throws(DataError) {
    guard let given, given != .irregular, let own, own != given else { return }
    let agreement = FrequencyAgreement(of: given, with: axes)
    let isWithinDays = own.stepInSeconds != nil && given.stepInSeconds == nil
    guard agreement.steps > 2, agreement.share < 0.1 || isWithinDays else { return }
    throw DataError(
      .frequencyContradictsRows(
        given, own,
        agreement: isWithinDays
          ? "a day has \(counted(own.rowsADay, "row"))" : agreement.words),
      at: location)
  }

  /// The rule that most of the series have by themselves; nil where most have none.
  private var own: Frequency? {
    let longest = axes.sorted { $0.count > $1.count }.prefix(20)
    var counts: [(rule: Frequency, count: Int)] = []
    for axis in longest {
      let rule = Frequency.inferred(from: axis.ticks, kind: axis.kind, zone: axis.zone)
      if let index = counts.firstIndex(where: { $0.rule == rule }) {
        counts[index].count += 1
      } else {
        counts.append((rule, 1))
      }
    }
    let most = counts.max { $0.count < $1.count }
    return most.flatMap { $0.rule == .irregular ? nil : $0.rule }
  }

  /// Remarks, in sentences.
  package var notes: [Wording] {
    var notes = (given.map(notes(given:)) ?? strayNotes).map { Wording($0) }
    if let note = clockNote { notes.append(note) }
    if given == nil { notes += hourNotes.map { Wording($0) } }
    return notes
  }

  private func notes(given: Frequency) -> [String] {
    let agreement = FrequencyAgreement(of: given, with: axes)
    guard let own else {
      return agreement.share < 0.5 && given != .irregular ? [agreement.words] : []
    }
    guard own != given, given != .irregular else { return strayNotes }
    // Holidays are no contradiction, days of the week and closed hours without a row are.
    let isPartial =
      switch (given, own) {
      case (.seconds, .hours), (.everyDay, .weekdays), (.everyDay, .sessions),
        (.everyDay, .workingWeek), (.weekdays, .workingWeek):
        true
      default: agreement.share < 0.8
      }
    guard isPartial else { return strayNotes }
    let words = agreement.strayWords ?? agreement.words
    return ["\(words): these rows are \(own.nameOfRows)"]
  }

  /// Rows on other days than those of the rule.
  private var strayNotes: [String] {
    var rules: [Frequency] = []
    for rule in axes.map(\.frequency) where !rules.contains(rule) { rules.append(rule) }
    return rules.compactMap { rule in
      switch rule.base.1 {
      case .weekly, .months, .weekdays, .workingWeek:
        FrequencyAgreement(of: rule, with: axes.filter { $0.frequency == rule }).strayWords
      default: nil
      }
    }
  }

  /// Rows at other clocks than nearly all rows of a rule that counts days.
  private var clockNote: Wording? {
    var (odd, rows, clocks) = (0, 0, Set<Int64>())
    var isSummerTime = true
    var end: String?
    var last: String?
    for axis in axes where axis.kind == .dateTime {
      rows += axis.count
      guard let clock = axis.ruleOfClocks else { continue }
      clocks.insert(clock)
      for row in axis.ticks.indices where axis.clock(row) != clock {
        odd += 1
        isSummerTime = isSummerTime && axis.zone == nil && abs(axis.clock(row) - clock) == 3600
        last = axis.label(row: row)
        if row == axis.count - 1 { end = last }
      }
    }
    guard let last else { return nil }
    let usual = clocks.count == 1 ? Int(clocks.first ?? 0).clockText : "most"
    let share = FrequencyAgreement.share(odd, of: rows, "is", "are")
    if isSummerTime, odd > 4 {
      return "\(share) an hour from \(usual), as where clocks are changed for the summer: "
        + "\(option: .timeZone) with their place, such as America/New_York, knows when"
    }
    let part = ", which may be a part of its day"
    guard odd > 1 else {
      return "\(share) at another clock than \(usual)"
        + (end.map { ", the last one, \($0)\(part)" } ?? ": \(last)")
    }
    return "\(share) at other clocks than \(usual), "
      + (end.map { "among them the last row \($0)\(part)" } ?? "the last of them \(last)")
  }

  private var hourNotes: [String] {
    guard let axis = axes.max(by: { $0.count < $1.count }), axis.count > 1 else { return [] }
    switch axis.frequency {
    case .hours(let hours): return notes(hours, axis)
    case .seconds(let step):
      if axis.start(axis.count - 1) != axis.ticks[axis.count - 1] {
        return [
          "the last row \(axis.label(row: axis.count - 1)) is between the steps of the others and may "
            + "be a part of one: forecasts are at theirs"
        ]
      }
      let local = axis.zone.map { zone in axis.ticks.map(zone.local) } ?? axis.ticks
      guard OpenHours.reading(of: local, step: Int64(step)) == .unclear else { return [] }
      let all = (axis.ticks[axis.count - 1] - axis.ticks[0]) / Int64(step) + 1
      return [
        "rows are at \(grouped(axis.count)) of \(grouped(Int(all))) steps of "
          + "\(Frequency.seconds(step).alias), by no plain pattern of hours and weekdays: the times "
          + "to come are all of them"
      ]
    default: return []
    }
  }

  private func notes(_ hours: OpenHours, _ axis: TimeAxis) -> [String] {
    var notes: [String] = []
    let recent = axis.rows(max(0, axis.count - 10_000)..<axis.count)
    let odd = recent.ticks.indices.filter { !hours.contains(axis.local(recent.ticks[$0])) }
    if let last = odd.last {
      let which = recent.count < axis.count ? " (the newest)" : ""
      notes.append(
        FrequencyAgreement.share(odd.count, of: recent.count, "is", "are") + which
          + " at other times than these hours, the last of them \(recent.label(row: last))")
    }
    let days = axis.day(axis.ticks[0])...axis.day(axis.ticks[axis.count - 1])
    if WorkingWeek([.saturday, .sunday]).count(in: days) == 0 {
      notes.append("no weekend lies between the rows: it is taken to be closed, as nights are")
    }
    return notes
  }
}

extension Frequency {
  /// Rows of a day, of rules within a day.
  fileprivate var rowsADay: Int {
    switch self {
    case .hours(let hours): hours.rowsADay
    default: Int(secondsPerDay) / max(1, stepInSeconds ?? 1)
    }
  }

  /// What rows of the rule are called: its alias, or the words for what has none to be given.
  var nameOfRows: String {
    switch self {
    case .hours: description
    default: alias
    }
  }
}
