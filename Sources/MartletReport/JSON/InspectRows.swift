import MartletEvaluation
import MartletPanels
import MartletRuns

/// Joined rows in the JSON of `inspect`.
struct InspectRows: Encodable {
  /// A covariate as it was known on a row.
  struct Cell: Encodable {
    let name: String
    @OrNull var value: Double?
    /// Whether the row before did not know the value; null where nothing was joined.
    @OrNull var new: Bool?
    @OrNull var valueOf: String?
    @OrNull var knownFrom: String?
  }

  struct Row: Encodable {
    let time: String
    let target: Double
    let covariates: [Cell]
  }

  let series: String
  let target: String
  let rows: [Row]

  init(_ joined: JoinedRows) {
    series = joined.series
    target = joined.target
    rows = joined.rows.map { row in
      Row(
        time: row.time, target: row.target,
        covariates: zip(joined.columns, row.cells).map { column, cell in
          Cell(
            name: column.name, value: cell.value,
            new: column.isJoined ? cell.arrival != nil : nil, valueOf: cell.arrival?.period,
            knownFrom: cell.arrival?.published)
        })
    }
  }
}
