/// The times of the rows of a series, and the rule by which they go on.
///
/// The rows that exist are the sessions: a weekend or holiday without a row is no missing value.
public struct TimeAxis: Sendable, Hashable {
  /// What the ticks count.
  public let kind: TimeKind
  /// The times, strictly ascending.
  public let ticks: [Int64]
  /// The rule, as inferred or as given.
  public let frequency: Frequency

  /// Creates an axis.
  /// - Parameters:
  ///   - ticks: Strictly ascending; anything else is a programmer's error.
  ///   - frequency: The rule; nil infers it from the ticks.
  public init(kind: TimeKind, ticks: [Int64], frequency: Frequency? = nil) {
    precondition(
      zip(ticks, ticks.dropFirst()).allSatisfy(<), "the ticks of a TimeAxis must ascend strictly")
    self.kind = kind
    self.ticks = ticks
    self.frequency = frequency ?? .inferred(from: ticks, kind: kind)
  }

  private init(sharing axis: TimeAxis, ticks: ArraySlice<Int64>) {
    kind = axis.kind
    self.ticks = Array(ticks)
    frequency = axis.frequency
  }

  /// The number of rows.
  public var count: Int { ticks.count }

  /// A time in ISO 8601: `2018-12-31`, `2018-12-31 16:00:00` (UTC), or the integer.
  public func label(_ tick: Int64) -> String { kind.label(tick) }

  /// The label of a row.
  public func label(row: Int) -> String { kind.label(ticks[row]) }

  /// The `steps` times after the last row.
  /// - Throws: `DataError` when the axis is irregular or empty.
  public func future(steps: Int) throws(DataError) -> [Int64] {
    try future(steps: steps, after: count - 1)
  }

  /// The `steps` times after a row by the rule, whether or not the axis has rows for them.
  /// - Throws: `DataError` when the axis is irregular.
  public func future(steps: Int, after row: Int) throws(DataError) -> [Int64] {
    guard frequency != .irregular, var tick = row < 0 ? nil : ticks[row] else {
      throw DataError(.noFutureDates)
    }
    var times: [Int64] = []
    times.reserveCapacity(steps)
    for _ in 0..<steps {
      guard let next = frequency.next(after: tick, kind: kind) else { throw DataError(.timesEnd) }
      times.append(next)
      tick = next
    }
    return times
  }

  /// The first `rows` rows under the same rule.
  public func prefix(_ rows: Int) -> TimeAxis { TimeAxis(sharing: self, ticks: ticks.prefix(rows)) }

  /// A range of rows under the same rule.
  package func rows(_ range: Range<Int>) -> TimeAxis {
    TimeAxis(sharing: self, ticks: ticks[range])
  }
}
