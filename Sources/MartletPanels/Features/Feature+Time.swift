import MartletFiles
import MartletTime
import RealModule

extension Feature.Formula {
  /// The furthest that a holiday is away.
  private static let horizonOfHolidays: Int64 = 30

  /// The values of a formula of time, a list for each of the outputs.
  ///
  /// - Parameters:
  ///   - ticks: Times in ascending order, of the rows from `row` on, as terms of Fourier count them.
  ///   - axis: Whose rule and clocks hold: closures without notice left out.
  func values(at ticks: [Int64], row: Int, axis: TimeAxis) -> [[Double]] {
    let days = ticks.map { axis.day($0) }
    func circle(_ share: (CivilDate, Weekday) -> Double) -> [[Double]] {
      let shares = days.map {
        share(CivilDate(daysSinceEpoch: $0), Weekday(daysSinceEpoch: $0))
      }
      return Self.circle(shares)
    }
    switch self {
    case .dayOfWeek: return circle { Double($1.rawValue) / 7 }
    case .month: return circle { date, _ in Double(date.month - 1) / 12 }
    case .quarter: return circle { date, _ in Double((date.month - 1) / 3) / 4 }
    case .monthEnd: return [ticks.map { Self.isMonthEnd($0, axis) ? 1 : 0 }]
    case .holidayDistance: return Self.holidayDistances(days, axis.frequency)
    case .fourier(let period, let terms):
      return (1...terms).flatMap { term in
        Self.circle(
          ticks.indices.map { index in
            (Double(term) * Double(row + index)).truncatingRemainder(dividingBy: period) / period
          })
      }
    default: return []
    }
  }

  /// Why an axis has no such feature; nil where it has.
  func problem(on axis: TimeAxis) -> DataError? {
    if case .fourier = self { return nil }
    guard isOfTime else { return nil }
    if axis.kind == .integer { return DataError(.featureWithoutDates(description)) }
    if axis.frequency == .irregular { return DataError(.noFutureDates) }
    if self == .holidayDistance {
      guard case .sessions = axis.frequency else {
        return DataError(.featureWithoutCalendar(description, rows: axis.frequency.description))
      }
    }
    return nil
  }

  /// Sines and cosines of shares of a turn.
  private static func circle(_ shares: [Double]) -> [[Double]] {
    [shares.map { Double.sin(2 * .pi * $0) }, shares.map { Double.cos(2 * .pi * $0) }]
  }

  /// Whether the rule has no further day in the month of a tick; steps of less than a day are asked
  /// for their day by the calendar.
  private static func isMonthEnd(_ tick: Int64, _ axis: TimeAxis) -> Bool {
    let date = CivilDate(daysSinceEpoch: axis.day(tick))
    if axis.frequency.stepInSeconds != nil { return date.isLastOfMonth }
    guard let next = axis.next(after: tick) else { return true }
    return CivilDate(daysSinceEpoch: axis.day(next)).monthIndex != date.monthIndex
  }

  /// Days to the next holiday and since the last, 0 on one.
  private static func holidayDistances(_ days: [Int64], _ frequency: Frequency) -> [[Double]] {
    guard case .sessions(let calendar) = frequency, let first = days.first, let last = days.last
    else { return [] }
    let far = horizonOfHolidays
    let holidays = calendar.closedWeekdays(in: (first - far)...(last + far))
    let distances = days.map { day in
      let place = holidays.partitioningIndex { $0 >= day }
      let next = place < holidays.count ? min(far, holidays[place] - day) : far
      let last = place > 0 ? min(far, day - holidays[place - 1]) : far
      return (next: Double(next), last: next == 0 ? 0 : Double(last))
    }
    return [distances.map(\.next), distances.map(\.last)]
  }
}

/// How a column goes on after the last row of its series, by the times to come alone.
struct TimeRule: Sendable, Hashable {
  let formula: Feature.Formula
  let output: Int
  /// What terms of Fourier count the first row of the series as.
  var origin: Int

  /// The values of the `steps` times after a row.
  /// - Throws: `DataError` where the rule of the axis has no such times.
  func values(steps: Int, after row: Int, on axis: TimeAxis) throws(DataError) -> [Double] {
    let axis = axis.announced
    // Terms of Fourier count rows and need no dates.
    let isCounted = if case .fourier = formula { true } else { false }
    let ticks =
      isCounted ? (0..<Int64(steps)).map { $0 } : try axis.future(steps: steps, after: row)
    return formula.values(at: ticks, row: origin + row + 1, axis: axis)[output]
  }
}
