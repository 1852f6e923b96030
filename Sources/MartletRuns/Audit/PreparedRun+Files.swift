import MartletTime
import MartletEvaluation
import MartletPanels
import MartletTables

extension PanelReader {
  /// The reader of files that are in memory as UTF-8, without the lines that are left out at their ends.
  var ofDecodedFiles: PanelReader {
    var reader = self
    func decoded(_ options: CSVOptions) -> CSVOptions {
      var options = options
      (options.encoding, options.skippedFooter) = (nil, 0)
      return options
    }
    reader.csv = decoded(csv)
    reader.csvOfFile = csvOfFile.mapValues(decoded)
    return reader
  }

  /// The files as they are.
  func tables() throws -> [CSVTable] {
    guard !files.contains("-") else { throw AuditError.readOnce }
    return try files.map { try CSVTable(contentsOf: $0, options: csvOptions(for: $0)) }
  }
}

extension PreparedRun {
  /// The files with the moments from which their cells are known. Each series has a clock, and the last one is
  /// that of all.
  func auditedFiles(_ tables: [CSVTable], _ times: KnownTimes) -> [AuditedFile] {
    let clocks = Dictionary(
      panel.series.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let shared = panel.series.count
    // Each of several targets is known to the others.
    func clock(_ id: String?) -> Int {
      request.reader.isMultivariate ? shared : id.flatMap { clocks[$0] } ?? shared
    }
    return zip(tables, times.files).map { table, file in
      let rows = file.rows.enumerated().map { row, moment in
        AuditedFile.Row(
          bytes: table.bytes(ofRow: row), line: table.line(ofRow: row), moment: moment,
          clock: clock(file.series[row]))
      }
      var cells: [AuditedFile.Cell] = []
      for column in file.columns {
        guard let values = try? table.numbers(column.column) else { continue }
        let isTarget = if case .target = column.use { true } else { false }
        let isUsed = if case .unused = column.use { false } else { true }
        for (row, value) in values.enumerated() where !value.isNaN {
          guard let moment = column.moments[row] else { continue }
          cells.append(
            AuditedFile.Cell(
              row: row, column: column.name, line: table.line(ofRow: row),
              field: column.column + 1, bytes: table.field(row, column.column), value: value,
              moment: moment, clock: clock(column.series[row]), isTarget: isTarget, isUsed: isUsed))
        }
      }
      return AuditedFile(
        name: table.name, bytes: table.bytes, rows: rows, cells: cells,
        decimalMark: table.dialect.decimalMark.byte, keepsRows: file.isAhead)
    }
  }

  /// The first, a middle and the last cutoff.
  func auditedCutoffs(_ times: KnownTimes, _ layout: FoldLayout) -> [AuditCutoff] {
    let last = layout.folds.count - 1
    return Set([0, last / 2, last]).sorted().map { fold in
      let moments = panel.series.indices.map { place -> Int64 in
        let row = layout.lastRow(series: place, fold: fold)
        guard row >= 0 else { return .min }
        let series = panel.series[place]
        return times.moment(of: series.axis.ticks[row], series: series.id) ?? .min
      }
      let latest = moments.indices.max { moments[$0] < moments[$1] } ?? 0
      return AuditCutoff(
        fold: fold, label: layout.cutoff(series: latest, fold: fold).label,
        moments: moments + [moments.max() ?? .min])
    }
  }
}
