public import MartletTime

/// One series: a target and its covariates on one time axis.
public struct Series: Sendable, Hashable {
  /// The id: the value of the id column, or the target's name in a file without one.
  public let id: String
  /// The times of the rows.
  public let axis: TimeAxis
  /// What is forecast.
  public let target: Column
  /// The past covariates: at each row, what was available then.
  public let covariates: [Column]
  /// What is known ahead: a value for each row, and for as many times after the last row as the file
  /// has.
  public let futureCovariates: [Column]
  /// What does not change in time: the same names in the same order in every series of a panel.
  public let staticCovariates: [StaticCovariate]

  /// Creates a series; every column must have a value for every row of the axis.
  public init(
    id: String, axis: TimeAxis, target: Column, covariates: [Column] = [],
    futureCovariates: [Column] = [], staticCovariates: [StaticCovariate] = []
  ) {
    for column in futureCovariates {
      precondition(
        column.values.count >= axis.count,
        "column '\(column.name)' has \(column.values.count) values for \(axis.count) rows")
    }
    for column in [target] + covariates {
      precondition(
        column.values.count == axis.count,
        "column '\(column.name)' has \(column.values.count) values for \(axis.count) rows")
    }
    self.id = id
    self.axis = axis
    self.target = target
    self.covariates = covariates
    self.futureCovariates = futureCovariates
    self.staticCovariates = staticCovariates
  }

  /// The number of rows.
  public var count: Int { axis.count }

  /// The rows after the first `rows`.
  func dropping(_ rows: Int) -> Series {
    guard rows > 0 else { return self }
    return Series(
      id: id, axis: axis.rows(rows..<axis.count), target: target.dropping(rows),
      covariates: covariates.map { $0.dropping(rows) },
      futureCovariates: futureCovariates.map { $0.dropping(rows) },
      staticCovariates: staticCovariates)
  }

  /// The first `rows` rows. What is known ahead goes on after them.
  func prefix(_ rows: Int) -> Series {
    guard rows < count else { return self }
    return Series(
      id: id, axis: axis.prefix(rows), target: target.prefix(rows),
      covariates: covariates.map { $0.prefix(rows) }, futureCovariates: futureCovariates,
      staticCovariates: staticCovariates)
  }

  /// What was known at a row: rows `start...row` and nothing after.
  /// - Parameters:
  ///   - row: The cutoff, the last row included; outside the series is a programmer's error.
  ///   - start: The first row included, for a rolling window.
  public func asOf(row: Int, start: Int = 0) -> History {
    History(series: self, rows: start..<(row + 1))
  }
}
