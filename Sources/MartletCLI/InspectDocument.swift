import MartletSeries

/// The JSON of `inspect`.
struct InspectDocument: Encodable {
  struct File: Encodable {
    let name: String
    let rows: Int
    let delimiter: String
    let notes: [String]
    let columns: [Column]
  }

  struct Column: Encodable {
    let name: String
    let kind: String
    let missing: Int
    @Nullable var first: String?
    @Nullable var last: String?
    @Nullable var mean: Double?
    @Nullable var standardDeviation: Double?
    @Nullable var minimum: Double?
    @Nullable var maximum: Double?
    @Nullable var zeros: Int?
    @Nullable var negatives: Int?
    @Nullable var autocorrelation: Double?
    @Nullable var autocorrelationOfDifferences: Double?
    @Nullable var error: String?

    init(_ summary: ColumnSummary) {
      name = summary.name
      kind = "\(summary.kind)"
      missing = summary.missing
      first = summary.first
      last = summary.last
      let statistics = summary.statistics
      mean = statistics?.mean
      standardDeviation = statistics?.standardDeviation
      minimum = statistics?.minimum
      maximum = statistics?.maximum
      zeros = statistics?.zeros
      negatives = statistics?.negatives
      autocorrelation = statistics?.autocorrelation
      autocorrelationOfDifferences = statistics?.autocorrelationOfDifferences
      error = summary.problem?.description
    }
  }

  struct Gap: Encodable {
    let after: String
    let before: String
    let steps: Int
  }

  struct Axis: Encodable {
    let series: String
    let frequency: String
    let rows: Int
    @Nullable var expected: Int?
    let gaps: Int
    let largestGaps: [Gap]
  }

  let files: [File]
  /// What was understood; null where the files cannot be forecast from yet.
  @Nullable var understood: [String]?
  @Nullable var axes: [Axis]?
  /// What the first series looks like.
  @Nullable var profile: InspectProfile.Document?
  @Nullable var error: String?

  init(
    _ tables: [CSVTable], _ summaries: [[ColumnSummary]], _ panel: Panel?,
    _ look: InspectProfile?, failure: DataError?
  ) {
    files = zip(tables, summaries).map { table, columns in
      File(
        name: table.name, rows: table.rowCount, delimiter: table.dialect.delimiterName,
        notes: table.dialect.notes,
        columns: columns.map(Column.init))
    }
    understood = panel?.source.summary
    axes = panel?.series.map { series in
      let report = AxisReport(of: series.axis)
      return Axis(
        series: series.id, frequency: report.frequency.alias, rows: report.present,
        expected: report.expected, gaps: report.gapCount,
        largestGaps: report.largestGaps.map {
          Gap(after: $0.after, before: $0.before, steps: $0.steps)
        })
    }
    profile = look.flatMap { look in panel?.series.first.map { look.document(axis: $0.axis) } }
    error = failure?.description
  }
}
