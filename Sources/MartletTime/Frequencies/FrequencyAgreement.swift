import MartletFiles

/// How far the rows of series keep to a rule.
struct FrequencyAgreement {
  let rule: Frequency
  private let kind: TimeKind
  /// The rows, and those of them on days of the rule.
  private(set) var rows = 0
  private(set) var rowsOnRule = 0
  /// From row to row, and how many of these are one step of the rule.
  private(set) var steps = 0
  private(set) var wholeSteps = 0
  /// The label of the first row that is on no day of the rule.
  private(set) var firstStray: String?
  /// That of the last row of a series, where it is on no day of the rule.
  private(set) var strayEnd: String?

  /// - Parameter axes: Of one kind, not empty.
  init(of rule: Frequency, with axes: [TimeAxis]) {
    self.rule = rule
    kind = axes.first?.kind ?? .integer
    for axis in axes { add(axis) }
  }

  private mutating func add(_ axis: TimeAxis) {
    rows += axis.count
    steps += max(0, axis.count - 1)
    if case .step(let step) = rule { return addSteps(axis, of: Int64(step)) }
    if case .seconds(let step) = rule { return addSteps(axis, of: Int64(step)) }
    guard rule.fits(axis.kind), rule.stepInSeconds == nil else { return }
    // Which days an exchange closes on is told elsewhere, and takes longer.
    let days: Frequency = if case .sessions(let own) = rule { .days(of: own.week) } else { rule }
    var due: Int64?
    for row in axis.ticks.indices {
      let day = axis.day(axis.ticks[row])
      if due == day { wholeSteps += 1 }
      guard days.isOn(day) else {
        firstStray = firstStray ?? axis.label(row: row)
        if row == axis.count - 1 { strayEnd = axis.label(row: row) }
        due = nil
        continue
      }
      rowsOnRule += 1
      due = days.next(after: day, kind: .date)
    }
  }

  private mutating func addSteps(_ axis: TimeAxis, of step: Int64) {
    rowsOnRule += axis.count
    wholeSteps += zip(axis.ticks, axis.ticks.dropFirst()).count { $1 - $0 == step }
  }

  /// The share of steps that are those of the rule.
  var share: Double { steps == 0 ? 1 : Double(wholeSteps) / Double(steps) }

  /// `0 of 80 rows are on a Sunday`, or `0 of 79 rows come one step of D after the one before`.
  var words: String {
    rowsOnRule * 2 < rows
      ? "\(Self.share(rowsOnRule, of: rows, "is", "are")) \(rule.places)"
      : "\(Self.share(wholeSteps, of: steps, "comes", "come")) one step of \(rule.alias) after the "
        + "one before"
  }

  /// `16 of 80 rows are not on Monday to Friday, the first 2024-01-07`; nil where there are none.
  var strayWords: String? {
    guard rowsOnRule < rows, let firstStray else { return nil }
    let part = rule.periodName.map { ", which may be a part of its \($0)" } ?? ""
    return "\(Self.share(rows - rowsOnRule, of: rows, "is", "are")) not \(rule.places), "
      + (strayEnd.map { "among them the last row \($0)\(part)" } ?? "the first \(firstStray)")
  }

  /// `1 of 80 rows is`, `3 of 80 rows are`.
  static func share(_ part: Int, of count: Int, _ one: String, _ many: String) -> String {
    "\(grouped(part)) of \(counted(count, "row")) \(part == 1 ? one : many)"
  }
}

extension Frequency {
  /// Where the rows of a rule of days are, in words: `on a Friday`, `on the last day of a month`.
  var places: String {
    switch base.1 {
    case .weekly(let weekday): "on a \(weekday.name)"
    case .weekdays: "on Monday to Friday"
    case .workingWeek(let week): "on \(week.name)"
    case .sessions(let calendar): "on \(calendar.description)"
    case .months(let count, let month, let day): Self.place(count, month, day)
    default: "on \(self)"
    }
  }

  private static func place(_ count: Int, _ month: Int, _ day: MonthDay) -> String {
    let months = stride(from: month, through: 12, by: count).map { monthNames[$0 - 1] }
    let period =
      months.count > 4
      ? "a month"
      : months.dropLast().joined(separator: ", ")
        + (months.count > 1 ? " or " : "") + (months.last ?? "")
    return switch day {
    case .first: "on the first day of \(period)"
    case .last: "on the last day of \(period)"
    case .firstWeekday: "on the first weekday of \(period)"
    case .lastWeekday: "on the last weekday of \(period)"
    case .day(let day): "on day \(day) of \(period)"
    }
  }

  /// What a row stands for, where that is more than a day: `week`, `month`.
  var periodName: String? {
    switch base.1 {
    case .weekly: "week"
    case .months(1, _, _): "month"
    case .months(3, _, _): "quarter"
    case .months: "year"
    default: nil
    }
  }
}
