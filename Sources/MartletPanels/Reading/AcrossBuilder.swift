import MartletFiles
import MartletTables
import MartletTime

extension PanelReader {
  /// The columns of a file whose times are the names of columns: a row is a series.
  struct AcrossLayout {
    let id: Int
    let kind: TimeKind
    /// The columns and their times, oldest first.
    let columns: [(column: Int, tick: Int64)]
  }

  /// The layout of a file that has its times across: at least two columns and half of all are named
  /// by times or years, and none holds times; nil for any other file.
  /// - Throws: `DataError` for names of columns that cannot be times of one axis.
  func acrossLayout(of file: CSVFile) throws(DataError) -> AcrossLayout? {
    for (name, columns) in file.head.names.shared where Self.timeText(name) != nil {
      guard timeColumn == nil, !file.kinds.contains(.time) else { break }
      throw DataError(
        .duplicateColumnName(name, first: columns[0] + 1), at: file.head.location(columns[1]))
    }
    let names = file.head.columns.map(Self.timeText)
    let times = names.indices.filter { names[$0] != nil }
    let plain = file.head.columns.map(ColumnNames.plain)
    guard timeColumn == nil, times.count >= 2, times.count * 2 >= names.count,
      !file.kinds.contains(.time), !plain.contains(where: Self.timeNames.contains)
    else { return nil }
    let id: Int
    if let idColumn {
      id = try column(named: idColumn, in: file, option: ColumnOption(.idCol))
    } else if let text = file.kinds.firstIndex(of: .text) {
      id = text
    } else {
      return nil
    }
    guard !times.contains(id) else { return nil }
    let (kind, ticks) = try ticks(times.compactMap { names[$0] }, of: file)
    let columns = zip(times, ticks).sorted { $0.1 < $1.1 }.map { (column: $0.0, tick: $0.1) }
    for (earlier, later) in zip(columns, columns.dropFirst()) where earlier.tick == later.tick {
      let name = file.head.columns[later.column]
      throw DataError(
        .duplicateColumnName(name, first: earlier.column + 1),
        at: file.head.location(later.column))
    }
    return AcrossLayout(id: id, kind: kind, columns: columns)
  }

  /// The time in a column's name, such as `1960` or `1960 [YR1960]`; nil where there is none.
  private static func timeText(_ name: String) -> String? {
    let text = name.split(separator: " [", maxSplits: 1).first.map(String.init) ?? name
    let bytes = Array(text.utf8)
    let isYear = bytes.count == 4 && Int(text).map { 1000...2999 ~= $0 } ?? false
    return isYear || TimeParser.looksLikeTime(bytes) ? text : nil
  }

  /// The times, read as a column of them would be.
  private func ticks(
    _ names: [String], of file: CSVFile
  ) throws(DataError) -> (TimeKind, [Int64]) {
    let text = "name\n" + names.map { "\"\($0)\"\n" }.joined()
    do {
      return try CSVTable(bytes: Array(text.utf8), name: "").times(0)
    } catch {
      throw DataError(problem: error.problem, at: file.head.location())
    }
  }
}

/// Builds a panel of a file whose times are the names of columns.
struct AcrossBuilder {
  var reader: PanelReader
  let layout: PanelReader.AcrossLayout

  func columns(of files: [CSVFile]) throws(DataError) -> CSVColumns {
    guard let first = files.first, files.count == 1,
      (reader.pastCovariates + reader.futureCovariates + reader.staticCovariates).isEmpty
    else {
      throw DataError(.covariatesAcross, at: files.first?.head.location())
    }
    guard reader.target == nil else {
      throw DataError(.targetAcross(reader.target ?? ""), at: first.head.location())
    }
    if let frequency = reader.frequency, !frequency.fits(layout.kind) {
      throw DataError(.frequencyDoesNotFit(frequency.alias, kind: layout.kind))
    }
    return try first.columns(
      numbers: layout.columns.map(\.column), time: .rows, id: layout.id, isFirst: true)
  }

  func panel(of file: CSVColumns) throws(DataError) -> Panel {
    var (series, filled, left): ([Series], Int, Int) = ([], 0, 0)
    for group in file.groups {
      let row = group.rows.lowerBound
      guard group.rows.count == 1 else {
        throw DataError(
          .repeatedID(group.id, firstLine: file.line(row), others: otherTexts(file)),
          at: file.location(row + 1, layout.id))
      }
      let values = layout.columns.map { file.numbers($0.column)[row] }
      guard let (ticks, kept) = try present(values, row, file, &filled) else {
        left += 1
        continue
      }
      series.append(
        Series(
          id: group.id,
          axis: TimeAxis(
            kind: layout.kind, ticks: ticks,
            frequency: reader.frequency
              ?? reader.rule(of: ticks, kind: layout.kind, zone: nil, series: group.id)),
          target: Column(
            name: "value", role: .target, values: kept.values, interpolations: kept.interpolations,
            filled: kept.filled),
          covariates: kept.mask.map {
            [Column(name: "value.missing", role: .pastCovariate, values: $0)]
          } ?? []))
    }
    guard !series.isEmpty else {
      throw DataError(.onlyMissingValues(column: "value"), at: file.head.location())
    }
    try AxisCheck(axes: series.map(\.axis), given: reader.frequency).check(
      at: file.head.location())
    return Panel(series: series, source: source(series, file, filled: filled, left: left))
  }

  /// The values of a row from its first to its last; nil when there are none.
  ///
  /// Empty cells before and after are no rows of the series; for those between, the rule for missing
  /// values holds.
  private func present(
    _ values: [Double], _ row: Int, _ file: CSVColumns, _ filled: inout Int
  ) throws(DataError) -> (ticks: [Int64], column: PanelBuilder.FilledColumn)? {
    guard let start = values.firstIndex(where: { !$0.isNaN }),
      let end = values.lastIndex(where: { !$0.isNaN })
    else { return nil }
    let count = values[start...end].count(where: \.isNaN)
    if reader.missing == .error, count > 0 {
      let column = layout.columns[values[start...end].firstIndex(where: \.isNaN) ?? start].column
      throw DataError(
        .missingValue(column: file.head.columns[column], count: count, isAcross: true),
        at: file.location(row, column))
    }
    var kept = PanelBuilder.FilledColumn(values: Array(values[start...end]))
    if reader.missing == .mask { kept.mask = kept.values.map { $0.isNaN ? 1 : 0 } }
    let (rows, interpolations) = GapFilling(rule: reader.missing, limit: reader.fillLimit)
      .fill(&kept.values)
    filled += rows.count
    let whole = kept.values.indices.filter { !kept.values[$0].isNaN }
    kept.values = whole.map { kept.values[$0] }
    kept.mask = kept.mask.map { mask in whole.map { mask[$0] } }
    kept.interpolations = interpolations.compactMap { $0.mapped(to: whole) }
    kept.filled = FilledRows(rows).mapped(to: whole)
    return (whole.map { layout.columns[start + $0].tick }, kept)
  }

  /// Other columns of words, which may be the series' ids.
  private func otherTexts(_ file: CSVColumns) -> [String] {
    file.kinds.indices.filter { file.kinds[$0] == .text && $0 != layout.id }
      .map { file.head.columns[$0] }
  }

  private func source(
    _ series: [Series], _ file: CSVColumns, filled: Int, left: Int
  ) -> PanelSource {
    var frequencies: [Frequency] = []
    for series in series where !frequencies.contains(series.axis.frequency) {
      frequencies.append(series.axis.frequency)
    }
    var notes = file.notes + ["times across: a row is a series"]
    if left > 0 { notes.append("\(counted(left, "row")) without values left out") }
    let ticks = layout.columns.map(\.tick)
    var source = PanelSource(
      files: [
        PanelSource.File(
          name: file.head.name, rowCount: file.rowCount, dialect: file.head.dialect,
          timeColumns: layout.columns.map { file.head.columns[$0.column] },
          firstTime: layout.kind.label(ticks[0]),
          lastTime: layout.kind.label(ticks[ticks.count - 1]),
          frequencies: frequencies, notes: notes)
      ],
      targets: ["value"], idColumn: file.head.columns[layout.id], seriesCount: series.count,
      filledValues: filled,
      notes: AxisCheck(axes: series.map(\.axis), given: reader.frequency).notes)
    source.columnUses = [columnUses(of: file.head)]
    return source
  }
}
