import MartletEvaluation
import MartletFiles
import MartletNumerics
import MartletPanels
import MartletRuns

/// A column in the JSON of `inspect`.
struct InspectColumn: Encodable {
  /// A missing cell.
  struct Place: Encodable {
    @OrNull var time: String?
    let line: Int
  }

  /// Where on the timeline of all files the column has values.
  struct Extent: Encodable {
    @OrNull var first: String?
    @OrNull var last: String?
    let share: Double
    let bins: [Double]
  }

  /// Into how many bins the timeline is cut.
  static let binCount = 100

  let name: String
  let kind: String
  let role: String
  let reason: String
  let missing: Int
  let missingAt: [Place]
  @OrNull var coverage: Extent?
  @OrNull var first: String?
  @OrNull var last: String?
  @OrNull var mean: Double?
  @OrNull var standardDeviation: Double?
  @OrNull var minimum: Double?
  @OrNull var maximum: Double?
  @OrNull var zeros: Int?
  @OrNull var negatives: Int?
  @OrNull var autocorrelation: Double?
  @OrNull var autocorrelationOfDifferences: Double?
  @OrNull var error: String?

  init(_ file: FileSurvey, _ index: Int, _ use: ColumnUse, _ extent: Coverage?) {
    let summary = file.columns[index]
    name = summary.name
    kind = "\(summary.kind)"
    role = use.kind.rawValue
    reason = use.reason.commandLine
    missing = summary.missing
    missingAt = file.missing(index, limit: 10).map { Place(time: $0.time, line: $0.line) }
    coverage = extent.map {
      Extent(
        first: $0.first, last: $0.last, share: $0.share,
        // A thousandth of a bin is finer than what can be seen.
        bins: $0.bins.map { ($0 * 1000).rounded() / 1000 })
    }
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
    error = summary.problem?.line.commandLine
  }
}
