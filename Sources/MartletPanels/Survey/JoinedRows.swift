package import MartletFiles
package import MartletTime

/// Rows of a series as a model sees them: the target, and beside it what was known on each row.
package struct JoinedRows: Sendable, Hashable {
  /// What a covariate was on a row.
  package struct Cell: Sendable, Hashable {
    package let value: Double
    /// Where its value is new on the row; nil where it was known before, or nothing was joined.
    package let arrival: Arrival?
  }

  /// One row.
  package struct Row: Sendable, Hashable {
    package let time: String
    package let target: Double
    /// One for each column.
    package let cells: [Cell]
  }

  /// A column beside the target.
  package struct Covariate: Sendable, Hashable {
    package let name: String
    package let role: Role
    /// Whether it comes from another axis, or later than its row: values have a time of arrival.
    package let isJoined: Bool
  }

  /// The id of the series.
  package let series: String
  /// The name of the target.
  package let target: String
  package let columns: [Covariate]
  package let rows: [Row]

  /// Takes rows from a series.
  /// - Throws: `DataError` where the series has none in the range.
  package init(of series: Series, in range: TimeRange) throws(DataError) {
    let taken = try range.rows(of: series.axis)
    let beside = series.covariates + series.futureCovariates
    self.series = series.id
    target = series.target.name
    columns = beside.map { Covariate(name: $0.name, role: $0.role, isJoined: $0.arrivals != nil) }
    let arrivals = beside.map { column in
      Dictionary(
        (column.arrivals ?? []).filter { taken.contains($0.row) }.map { ($0.row, $0) },
        uniquingKeysWith: { first, _ in first })
    }
    rows = taken.map { row in
      Row(
        time: series.axis.label(row: row), target: series.target.known(onRow: row),
        cells: zip(beside, arrivals).map { column, arrivals in
          Cell(value: column.known(onRow: row), arrival: arrivals[row])
        })
    }
  }
}
