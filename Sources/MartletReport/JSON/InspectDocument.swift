package import MartletRuns
import MartletEvaluation
import MartletFiles
import MartletPanels
import MartletTables
import MartletTime

/// The JSON of `inspect`.
package struct InspectDocument: Encodable {
  struct File: Encodable {
    let name: String
    let rows: Int
    let delimiter: String
    let encoding: String
    let byteOrderMark: Bool
    let compressed: Bool
    let lineEnds: String
    let decimalMark: String
    let notes: [String]
    @OrNull var times: Times?
    let columns: [InspectColumn]

    init(_ found: Inspection, _ index: Int) {
      let file = found.files[index]
      let dialect = file.dialect
      name = file.name
      rows = file.rowCount
      delimiter = dialect.delimiterName
      encoding = dialect.encoding.title
      byteOrderMark = dialect.hasByteOrderMark
      compressed = dialect.isCompressed
      lineEnds = dialect.lineEnd.rawValue
      decimalMark = dialect.decimalMark.rawValue
      notes = dialect.notes.map(\.commandLine)
      times = found.source(ofFile: index).map(Times.init)
      let coverage = found.coverage(ofFile: index, bins: InspectColumn.binCount)
      columns = file.columns.indices.map { column in
        InspectColumn(file, column, found.uses[index][column], coverage?[column])
      }
    }
  }

  /// How the times of a file are written, and their rule.
  struct Times: Encodable {
    let columns: [String]
    let format: String
    let first: String
    let last: String
    let frequencies: [String]
    let description: String
    let reason: String

    init(_ file: PanelSource.File) {
      columns = file.timeColumns
      format = file.timeFormat
      first = file.firstTime
      last = file.lastTime
      frequencies = file.frequencies.map(\.alias)
      description = file.frequencies.map(\.description).joined(separator: " and ")
      reason = file.frequencyReason
    }
  }

  struct Span: Encodable {
    let first: String
    let last: String
    let bins: Int
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
    @OrNull var expected: Int?
    let gaps: Int
    let largestGaps: [Gap]

    init(_ series: Series) {
      let report = AxisReport(of: series.axis)
      self.series = series.id
      frequency = report.frequency.alias
      rows = report.present
      expected = report.expected
      gaps = report.gapCount
      largestGaps = report.largestGaps.map {
        Gap(after: $0.after, before: $0.before, steps: $0.steps)
      }
    }
  }

  let plan: RunPlan
  let commandLine: String
  let files: [File]
  /// The span of all files, in which the coverage of columns is told.
  @OrNull var timeline: Span?
  /// What was understood; null where the files cannot be forecast from yet.
  @OrNull var understood: [String]?
  @OrNull var axes: [Axis]?
  /// What the first series looks like.
  @OrNull var profile: InspectProfile?
  /// The rows asked for.
  @OrNull var joined: InspectRows?
  @OrNull var error: String?

  /// - Parameter commandLine: The command that prints it.
  package init(_ found: Inspection, _ plan: RunPlan, _ commandLine: String) {
    self.plan = plan
    self.commandLine = commandLine
    files = found.files.indices.map { File(found, $0) }
    timeline = found.timeline.map {
      Span(first: $0.firstLabel, last: $0.lastLabel, bins: InspectColumn.binCount)
    }
    understood = found.panel.map { $0.source.remarks.map(\.commandLine) + InspectText.ages($0) }
    axes = found.panel?.series.map(Axis.init)
    profile = InspectProfile(found)
    joined = found.joined.map(InspectRows.init)
    error = found.failure
  }
}
