public import MartletTime

/// One series: a target and its covariates on one time axis.
public struct Series: Sendable, Hashable {
  /// What a series is made of. Panels, histories and folds hold it by one reference: a copy of all its columns would
  /// cost a count of references for each.
  @usableFromInline
  final class Parts: Sendable, Hashable {
    @usableFromInline let id: String
    @usableFromInline let axis: TimeAxis
    @usableFromInline let target: Column
    @usableFromInline let covariates: [Column]
    @usableFromInline let futureCovariates: [Column]
    @usableFromInline let staticCovariates: [StaticCovariate]

    init(
      _ id: String, _ axis: TimeAxis, _ target: Column, _ covariates: [Column],
      _ futureCovariates: [Column], _ staticCovariates: [StaticCovariate]
    ) {
      (self.id, self.axis, self.target) = (id, axis, target)
      (self.covariates, self.futureCovariates) = (covariates, futureCovariates)
      self.staticCovariates = staticCovariates
    }

    @usableFromInline
    static func == (a: Parts, b: Parts) -> Bool {
      a === b
        || a.id == b.id && a.axis == b.axis && a.target == b.target
          && a.covariates == b.covariates && a.futureCovariates == b.futureCovariates
          && a.staticCovariates == b.staticCovariates
    }

    @usableFromInline
    func hash(into hasher: inout Hasher) {
      hasher.combine(id)
      hasher.combine(axis)
      hasher.combine(target)
      hasher.combine(covariates)
      hasher.combine(futureCovariates)
      hasher.combine(staticCovariates)
    }
  }

  @usableFromInline let parts: Parts

  /// The id: the value of the id column, or the target's name in a file without one.
  @inlinable public var id: String { parts.id }
  /// The times of the rows.
  @inlinable public var axis: TimeAxis { parts.axis }
  /// What is forecast.
  @inlinable public var target: Column { parts.target }
  /// The past covariates: at each row, what was available then.
  @inlinable public var covariates: [Column] { parts.covariates }
  /// What is known ahead: a value for each row, and for as many times after the last row as the file
  /// has.
  @inlinable public var futureCovariates: [Column] { parts.futureCovariates }
  /// What does not change in time: the same names in the same order in every series of a panel.
  @inlinable public var staticCovariates: [StaticCovariate] { parts.staticCovariates }

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
    parts = Parts(id, axis, target, covariates, futureCovariates, staticCovariates)
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
  package func prefix(_ rows: Int) -> Series {
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
