import MartletTime

/// The rows of an axis gathered into bars.
struct Bars {
  /// The last day of each period, ascending.
  private(set) var labels: [Int64] = []
  /// The rows of each.
  private(set) var rows: [Range<Int>] = []
  /// Rows at the end whose period is not over.
  private(set) var unfinishedRows = 0

  /// - Parameters:
  ///   - axis: Of dates or date-times.
  ///   - frequency: The days by which bars are named.
  init(of axis: TimeAxis, to frequency: Frequency) {
    let periods = AsOfJoin(from: axis, lag: nil, onto: axis)
    let days = axis.ticks.map { periods.lastDay($0) }
    var start = 0
    for row in days.indices {
      let label = frequency.next(after: days[row] - 1, kind: .date) ?? days[row]
      if labels.last == label { continue }
      if row > 0 { rows.append(start..<row) }
      labels.append(label)
      start = row
    }
    guard let label = labels.last else { return }
    rows.append(start..<days.count)
    if !Self.isOver(label, axis, days, periods) {
      labels.removeLast()
      unfinishedRows = rows.removeLast().count
    }
  }

  /// Whether no row of the axis is to come up to and including a day, by the rule of the axis.
  private static func isOver(
    _ label: Int64, _ axis: TimeAxis, _ days: [Int64], _ periods: AsOfJoin
  ) -> Bool {
    let lastDay = days[days.count - 1]
    guard case .seconds = axis.frequency else {
      guard let next = try? axis.future(steps: 1).first else { return lastDay >= label }
      return periods.lastDay(next) > label
    }
    // Within a day: it is over when its last row is as late as that of most days, and the days
    // follow a rule of their own.
    let isLastOfDay = axis.ticks.indices.map { $0 + 1 == axis.count || days[$0 + 1] != days[$0] }
    let ends = axis.ticks.indices.filter { isLastOfDay[$0] }
    let clocks = ends.map { axis.local(axis.ticks[$0]) - days[$0] * secondsPerDay }
    let usual = clocks.sorted()[clocks.count / 2]
    guard clocks[clocks.count - 1] >= usual else { return false }
    let sessions = TimeAxis(kind: .date, ticks: ends.map { days[$0] })
    guard let next = sessions.next(after: lastDay) else { return lastDay >= label }
    return next > label
  }
}
