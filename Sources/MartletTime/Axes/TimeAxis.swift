public import MartletFiles

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
  /// Whose clocks tell the days of date-times apart, and label them; nil for UTC.
  public let zone: TimeZoneRules?

  /// Creates an axis.
  /// - Parameters:
  ///   - ticks: Strictly ascending; anything else is a programmer's error.
  ///   - frequency: The rule; nil infers it from the ticks.
  ///   - zone: Where the date-times are at home; no matter for dates and whole numbers.
  public init(
    kind: TimeKind, ticks: [Int64], frequency: Frequency? = nil, zone: TimeZoneRules? = nil
  ) {
    precondition(
      zip(ticks, ticks.dropFirst()).allSatisfy(<), "the ticks of a TimeAxis must ascend strictly")
    self.kind = kind
    self.ticks = ticks
    self.zone = kind == .dateTime ? zone : nil
    self.frequency = frequency ?? .inferred(from: ticks, kind: kind, zone: zone)
  }

  private init(sharing axis: TimeAxis, ticks: ArraySlice<Int64>) {
    kind = axis.kind
    self.ticks = Array(ticks)
    frequency = axis.frequency
    zone = axis.zone
  }

  private init(sharing axis: TimeAxis, frequency: Frequency) {
    kind = axis.kind
    ticks = axis.ticks
    self.frequency = frequency
    zone = axis.zone
  }

  /// The same under the rule as it was known ahead: without closures that came as a surprise.
  package var announced: TimeAxis {
    guard case .sessions(let calendar) = frequency else { return self }
    return TimeAxis(sharing: self, frequency: .sessions(calendar.announced))
  }

  /// The number of rows.
  public var count: Int { ticks.count }

  /// A time in ISO 8601: `2018-12-31`, `2018-12-31 16:00:00` (UTC), with a zone
  /// `2018-12-31 16:00:00-05:00`, or the integer.
  public func label(_ tick: Int64) -> String { kind.label(tick, in: zone) }

  /// The label of a row.
  public func label(row: Int) -> String { label(ticks[row]) }

  /// The `steps` times after the last row.
  /// - Throws: `DataError` when the axis is irregular or empty.
  public func future(steps: Int) throws(DataError) -> [Int64] {
    try future(steps: steps, after: count - 1)
  }

  /// The `steps` times after a row by the rule, whether or not the axis has rows for them.
  /// - Throws: `DataError` when the axis is irregular, and for times that cannot be written: those
  ///   after the year 9999.
  public func future(steps: Int, after row: Int) throws(DataError) -> [Int64] {
    guard frequency != .irregular, row >= 0 else { throw DataError(.noFutureDates) }
    var tick = start(row)
    var times: [Int64] = []
    times.reserveCapacity(steps)
    for _ in 0..<steps {
      guard let next = next(after: tick) else { throw DataError(.timesEnd) }
      guard kind.isReadable(next, in: zone) else {
        throw DataError(
          .axisEnds(
            after: label(row: row), steps: steps, room: times.count, isOfIntegers: kind == .integer)
        )
      }
      times.append(next)
      tick = next
    }
    return times
  }

  /// The time of the rule after another.
  package func next(after tick: Int64) -> Int64? {
    // Steps of less than a day go on through a change of the clocks, days keep what clocks show.
    if case .seconds = frequency { return frequency.next(after: tick, kind: kind) }
    var time = frequency.next(after: local(tick), kind: kind)
    // A time that clocks pass over in spring is the one after it.
    while let local = time, self.tick(ofLocal: local) <= tick {
      time = frequency.next(after: local, kind: kind)
    }
    return time.map { self.tick(ofLocal: $0) }
  }

  /// What clocks at home show at a tick; the tick itself without a zone.
  package func local(_ tick: Int64) -> Int64 { zone?.local(tick) ?? tick }

  /// The first tick at which clocks at home show a time.
  package func tick(ofLocal time: Int64) -> Int64 { zone?.instant(ofLocal: time) ?? time }

  /// The day of a tick by the clocks at home; the integer itself on an integer axis.
  package func day(_ tick: Int64) -> Int64 {
    kind == .dateTime ? local(tick).flooredQuotient(secondsPerDay) : tick
  }

  /// How many rows are not later than a tick.
  public func count(upTo tick: Int64) -> Int { ticks.partitioningIndex { $0 > tick } }

  /// The first `rows` rows under the same rule.
  public func prefix(_ rows: Int) -> TimeAxis { TimeAxis(sharing: self, ticks: ticks.prefix(rows)) }

  /// A range of rows under the same rule.
  package func rows(_ range: Range<Int>) -> TimeAxis {
    range == ticks.indices ? self : TimeAxis(sharing: self, ticks: ticks[range])
  }
}
