public import MartletFiles
public import MartletTime

/// What is known of one series at a cutoff.
///
/// The only thing a forecaster receives: there is no way from here to a later row. The slices share
/// the series' storage, so that a history costs nothing to make; their indices are the rows of the
/// series, from ``rows``.
public struct History: Sendable {
  /// A past covariate's name and its values up to the cutoff.
  public struct Covariate: Sendable {
    /// The column's name.
    public let name: String
    /// The values, one for each row of the history.
    public let values: ArraySlice<Double>
  }

  private let series: Series
  /// The rows of the series that are known.
  public let rows: Range<Int>

  init(series: Series, rows: Range<Int>) {
    precondition(
      rows.lowerBound >= 0 && rows.upperBound <= series.count,
      "rows \(rows) are outside series '\(series.id)' of \(series.count) rows")
    self.series = series
    self.rows = rows
  }

  /// The id of the series.
  public var id: String { series.id }
  /// The name of the target.
  public var targetName: String { series.target.name }
  /// Which volatility the target is; nil where it is something else.
  public var targetVolatility: VolatilityTarget? { series.target.volatility }
  /// The number of rows known.
  public var count: Int { rows.count }
  /// The times of the rows known, under the rule of the whole axis.
  ///
  /// - Complexity: O(count).
  public var axis: TimeAxis { series.axis.rows(rows) }
  /// The target up to the cutoff.
  public var target: ArraySlice<Double> { series.target.known(rows) }
  /// Whether the target of a row is not of the file but filled, by its index in the series.
  package func isFilled(row: Int) -> Bool { series.target.filled.contains(row) }
  /// The past covariates up to the cutoff.
  public var pastCovariates: [Covariate] {
    series.covariates.map { Covariate(name: $0.name, values: $0.known(rows)) }
  }
  /// What does not change in time.
  public var staticCovariates: [StaticCovariate] { series.staticCovariates }
  /// What is known ahead, up to the cutoff.
  public var futureCovariates: [Covariate] {
    series.futureCovariates.map { Covariate(name: $0.name, values: $0.values[rows]) }
  }

  /// What is known ahead, on the rows known and through a number of steps after the cutoff.
  /// - Throws: `DataError` with the time of the first value that the file lacks.
  public func futureCovariates(steps: Int) throws(DataError) -> [Covariate] {
    var covariates: [Covariate] = []
    for column in series.futureCovariates {
      if let rule = column.rule {
        // By the rule also where there are rows: which days they are was not known.
        let ahead = try rule.values(steps: steps, after: rows.upperBound - 1, on: series.axis)
        covariates.append(
          Covariate(
            name: column.name,
            values: (column.values[..<rows.upperBound] + ahead)[rows.lowerBound...]))
        continue
      }
      guard rows.upperBound + steps <= column.values.count else {
        let missing = column.values.count - rows.upperBound
        let times = try? future(steps: missing + 1)
        throw DataError(
          .noFutureValue(
            column: column.name, time: times?.last.map(series.axis.label) ?? "step \(missing + 1)"))
      }
      covariates.append(
        Covariate(
          name: column.name, values: column.values[rows.lowerBound..<(rows.upperBound + steps)]))
    }
    return covariates
  }

  /// The time of the last row known; empty when no row is.
  public var cutoffLabel: String {
    rows.isEmpty ? "" : series.axis.label(row: rows.upperBound - 1)
  }

  /// The label of a row of the history, by its index in the series.
  public func label(row: Int) -> String {
    precondition(rows.contains(row), "row \(row) is outside the known rows \(rows)")
    return series.axis.label(row: row)
  }

  /// The `steps` times after the cutoff by the axis' rule.
  /// - Throws: `DataError` when the axis is irregular.
  public func future(steps: Int) throws(DataError) -> [Int64] {
    try series.axis.future(steps: steps, after: rows.upperBound - 1)
  }

  /// The time of the last row known; nil where none is, and of rows that are only counted, which is not to be
  /// compared.
  package var lastTick: Int64? {
    rows.isEmpty || series.axis.kind == .integer ? nil : series.axis.ticks[rows.upperBound - 1]
  }

  /// How many of the rows known are not later than a time.
  package func count(upTo tick: Int64) -> Int {
    max(0, min(rows.upperBound, series.axis.count(upTo: tick)) - rows.lowerBound)
  }

  /// The times of the rows known; their indices are the rows of the series.
  package var ticks: ArraySlice<Int64> { series.axis.ticks[rows] }

  /// A time as tables and files write it.
  package func label(_ tick: Int64) -> String { series.axis.label(tick) }

  /// What was known at an earlier row of these, counted from the first: rows `start...row` and nothing after.
  package func asOf(row: Int, start: Int = 0) -> History {
    precondition(row < count, "row \(row) is later than the \(count) rows that are known")
    let first = rows.lowerBound
    return History(series: series, rows: (first + start)..<(first + row + 1))
  }

  /// The target on some of these rows, counted from the first; not-a-number on those that were filled.
  package func happened(_ range: Range<Int>) -> [Double] {
    let (target, first) = (target, rows.lowerBound)
    return range.map { isFilled(row: first + $0) ? .nan : target[first + $0] }
  }

  /// The last `count` rows of this history, or all of them when there are fewer.
  public func suffix(_ count: Int) -> History {
    History(series: series, rows: max(rows.lowerBound, rows.upperBound - count)..<rows.upperBound)
  }
}
