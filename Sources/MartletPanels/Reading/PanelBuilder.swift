import MartletFiles
import MartletTables
import MartletTime

/// Builds the series of a panel from files whose columns are read.
struct PanelBuilder {
  /// A file as far as it was read.
  struct File {
    let head: CSVHead
    /// nil where nothing of it is used.
    var columns: CSVColumns?
    /// Why its times are those.
    let timeReason: Wording

    var name: String { head.name }
  }

  var reader: PanelReader
  let files: [File]
  let layout: PanelReader.Layout
  let references: [PanelReader.CovariateReference]

  /// Rows left out and values filled, over all series.
  struct Changes {
    var rowsBeforeCovariates = 0
    var rowsWithMissingValues = 0
    var filledValues = 0
    /// How old what is joined is.
    var ages: [PanelReader.CovariateReference: CovariateAge] = [:]
  }

  func panel() throws(DataError) -> Panel {
    guard var first = files.first?.columns else { throw DataError(.noFiles) }
    if let frequency = reader.frequency, !frequency.fits(first.timeKind) {
      throw DataError(.frequencyDoesNotFit(frequency.alias, kind: first.timeKind))
    }
    let own = references.filter { $0.file == 0 && $0.role == .pastCovariate }.map(\.column)
    let known = first.groups.map { rows in layout.targets.map { knownRows(first, rows.rows, $0) } }
    for (index, column) in layout.targets.enumerated() {
      try check(first, column, known.map { $0[index] })
    }
    for column in own {
      try check(first, column, known.compactMap { $0.max { $0.count < $1.count } })
    }
    let joined = try joinedColumns(first)
    let statics = try staticCovariates(first)
    var changes = Changes()
    var series: [Series] = []
    let zone = first.timeKind == .dateTime ? reader.timeZone : nil
    for (number, group) in first.groups.enumerated() {
      try setInstants(of: &first, group.rows)
      try RowOrder(columns: first, zone: zone).check(group.rows)
      for (index, target) in layout.targets.enumerated() {
        let kept = try complete(known[number][index], [target] + own, first, &changes)
        let id = id(of: group, first.head.columns[target])
        let axis = TimeAxis(
          kind: first.timeKind, ticks: kept.ticks,
          frequency: reader.frequency
            ?? reader.rule(of: kept.ticks, kind: first.timeKind, zone: zone, series: id), zone: zone
        )
        try checkCalendar(axis)
        let join = SeriesJoin(
          builder: self, id: id, axis: axis, own: kept.columns,
          ahead: try futureColumns(first, group.rows, axis, joined), statics: statics[number])
        series.append(
          try join.series(target: first.head.columns[target], joined, &changes))
      }
    }
    try AxisCheck(axes: series.map(\.axis), given: reader.frequency)
      .check(at: first.head.location(first.timeSource.column))
    try checkAges(changes, series)
    return Panel(series: series, source: source(series, first, joined, changes))
  }

  /// The id of a series: that of its rows, the target's name, or both where both tell apart.
  private func id(of group: CSVColumns.Group, _ target: String) -> String {
    if layout.id == nil { return target }
    return layout.targets.count == 1 ? group.id : "\(group.id):\(target)"
  }

  // MARK: - The first file

  /// The rows of a series up to its last target, where rows after it tell what is known ahead.
  private func knownRows(_ file: CSVColumns, _ rows: Range<Int>, _ target: Int) -> Range<Int> {
    let isAhead = references.contains { $0.file == 0 && $0.role == .futureCovariate }
    guard isAhead, file.missingCount(target) > 0 else { return rows }
    let values = file.numbers(target)
    let last = rows.last { !values[$0].isNaN }
    return last.map { rows.lowerBound..<($0 + 1) } ?? rows
  }

  /// Checks that values of a column are missing only where they may be.
  func check(_ file: CSVColumns, _ column: Int, _ rows: [Range<Int>]? = nil) throws(DataError) {
    guard file.missingCount(column) > 0 else { return }
    let values = file.numbers(column)
    let name = file.head.columns[column]
    let missing = (rows ?? [values.indices]).flatMap { $0.filter { values[$0].isNaN } }
    guard !missing.isEmpty else { return }
    guard missing.count < values.count else {
      throw DataError(.onlyMissingValues(column: name), at: file.head.location(column))
    }
    guard reader.missing != .error else {
      let first = missing.min { file.fileRow($0) < file.fileRow($1) } ?? 0
      throw DataError(
        .missingValue(column: name, count: missing.count), at: file.location(first, column))
    }
  }

  /// A column of the first file after the rule for missing values.
  struct FilledColumn {
    var values: [Double]
    var interpolations: [Interpolation] = []
    var filled = FilledRows()
    /// 1 where the value was missing; nil where none is to be told.
    var mask: [Double]?

    /// The values without those that are known only after their rows: the last one before instead.
    var carried: [Double] { interpolations.carried(in: values) }
  }

  /// The rows of a series that remain after the rule for missing values, and what is there of the
  /// columns: the target, then covariates.
  private func complete(
    _ rows: Range<Int>, _ columns: [Int], _ file: CSVColumns, _ changes: inout Changes
  ) throws(DataError) -> (ticks: [Int64], columns: [FilledColumn]) {
    let isWhole = rows.count == file.ticks.count
    let ticks = isWhole ? file.ticks : Array(file.ticks[rows])
    var kept = columns.map { column in
      FilledColumn(values: isWhole ? file.numbers(column) : Array(file.numbers(column)[rows]))
    }
    // Of every column, whether a value is missing or not: one that is missing later would else add a
    // covariate to what came before.
    if reader.missing == .mask {
      for index in kept.indices { kept[index].mask = kept[index].values.map { $0.isNaN ? 1 : 0 } }
    }
    guard columns.contains(where: { file.missingCount($0) > 0 }) else { return (ticks, kept) }
    let filling = GapFilling(rule: reader.missing, limit: reader.fillLimit)
    var filled: [Int] = []
    for (index, column) in columns.enumerated() where file.missingCount(column) > 0 {
      let (rows, interpolations) = filling.fill(&kept[index].values)
      kept[index].interpolations = interpolations
      kept[index].filled = FilledRows(rows)
      filled += rows
    }
    let whole = ticks.indices.filter { row in kept.allSatisfy { !$0.values[row].isNaN } }
    guard let first = whole.first else {
      throw DataError(
        .onlyMissingValues(column: file.head.columns[columns[0]]),
        at: file.location(rows.lowerBound, columns[0]))
    }
    changes.rowsWithMissingValues += rows.count - whole.count
    changes.filledValues += filled.count { $0 >= first }
    for index in kept.indices {
      kept[index].values = whole.map { kept[index].values[$0] }
      kept[index].interpolations = kept[index].interpolations.compactMap { $0.mapped(to: whole) }
      kept[index].filled = kept[index].filled.mapped(to: whole)
      kept[index].mask = kept[index].mask.map { mask in whole.map { mask[$0] } }
    }
    return (whole.map { ticks[$0] }, kept)
  }

  // MARK: - Covariates by availability

  /// A column of another file, or a lagged one of the first, on its own axis.
  struct Joined {
    let reference: PanelReader.CovariateReference
    let axis: TimeAxis
    let values: [Double]
    var releases: AsOfJoin.Releases?
  }

  func joinedColumns(_ first: CSVColumns) throws(DataError) -> [Joined] {
    let kind = first.timeKind
    for reference in references where reference.lag != nil && kind == .integer {
      throw DataError(.lagOnIntegerAxis(reference.name))
    }
    var joined: [Joined] = []
    for (index, file) in files.enumerated().dropFirst() {
      guard var columns = file.columns else { continue }
      guard (columns.timeKind == .integer) == (kind == .integer) else {
        throw DataError(
          .differentTimes(
            columns.timeKind, other: first.head.location(first.timeSource.column), kind),
          at: columns.head.location(columns.timeSource.column))
      }
      try setInstants(of: &columns, columns.ticks.indices)
      let zone = columns.timeKind == .dateTime ? reader.timeZone : nil
      if columns.releases != nil {
        for reference in references where reference.file == index {
          guard reference.role == .pastCovariate else {
            throw DataError(
              .columnHasTwoRoles(
                reference.name, first: "known ahead", second: "published at times of its own"),
              at: columns.head.location(reference.column))
          }
          let isAnyClock = kind == .dateTime || columns.timeKind == .dateTime
          joined.append(
            try vintages(of: reference, columns, zone: isAnyClock ? reader.timeZone : nil))
        }
        continue
      }
      try RowOrder(columns: columns, zone: zone).check(columns.ticks.indices)
      let frequency = reader.rule(
        of: columns.ticks, kind: columns.timeKind, zone: zone, series: nil)
      for reference in references where reference.file == index {
        if reference.role == .pastCovariate { try check(columns, reference.column) }
        let values = columns.numbers(reference.column)
        let rows = values.indices.filter { !values[$0].isNaN }
        joined.append(
          Joined(
            reference: reference,
            axis: TimeAxis(
              kind: columns.timeKind, ticks: rows.map { columns.ticks[$0] },
              frequency: frequency, zone: zone),
            values: rows.map { values[$0] }))
      }
    }
    return joined
  }
}
