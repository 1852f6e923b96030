/// Builds the series of a panel from files whose columns are read.
struct PanelBuilder {
  /// A file as far as it was read.
  struct File {
    let name: String
    /// nil where nothing of it is used.
    var columns: CSVColumns?
  }

  let reader: PanelReader
  let files: [File]
  let layout: PanelReader.Layout
  let references: [PanelReader.CovariateReference]

  /// Rows left out and values filled, over all series.
  struct Changes {
    var rowsBeforeCovariates = 0
    var rowsWithMissingValues = 0
    var filledValues = 0
  }

  func panel() throws(DataError) -> Panel {
    guard var first = files.first?.columns else { throw DataError(.noFiles) }
    if let frequency = reader.frequency, !frequency.fits(first.timeKind) {
      throw DataError(.frequencyDoesNotFit(frequency.alias, kind: first.timeKind))
    }
    for column in layout.targets { try check(first, column) }
    let own = references.filter { $0.file == 0 }.map(\.column)
    for column in own { try check(first, column) }
    let joined = try joinedColumns(first)
    var changes = Changes()
    var series: [Series] = []
    let zone = first.timeKind == .dateTime ? reader.timeZone : nil
    for group in first.groups {
      try setInstants(of: &first, group.rows)
      try RowOrder(columns: first, zone: zone).check(group.rows)
      for target in layout.targets {
        let kept = try complete(group.rows, [target] + own, first, &changes)
        let axis = TimeAxis(
          kind: first.timeKind, ticks: kept.ticks, frequency: reader.frequency, zone: zone)
        try checkCalendar(axis)
        let id = id(of: group, first.head.columns[target])
        series.append(try join(id, axis, target, kept.columns, joined, &changes))
      }
    }
    return Panel(series: series, source: source(series, first, joined, changes))
  }

  /// The id of a series: that of its rows, the target's name, or both where both tell apart.
  private func id(of group: CSVColumns.Group, _ target: String) -> String {
    if layout.id == nil { return target }
    return layout.targets.count == 1 ? group.id : "\(group.id):\(target)"
  }

  // MARK: - The first file

  /// Checks that values of a column are missing only where they may be.
  private func check(_ file: CSVColumns, _ column: Int) throws(DataError) {
    guard file.missingCount(column) > 0 else { return }
    let values = file.numbers(column)
    let name = file.head.columns[column]
    let missing = values.indices.filter { values[$0].isNaN }
    guard missing.count < values.count else {
      throw DataError(.onlyMissingValues(column: name), at: file.head.location(column))
    }
    guard reader.missing != .error else {
      let first = missing.min { file.fileRow($0) < file.fileRow($1) } ?? 0
      throw DataError(
        .missingValue(column: name, count: missing.count), at: file.location(first, column))
    }
  }

  /// The rows of a series that remain after the rule for missing values, and the values there of
  /// the columns: the target, then covariates.
  private func complete(
    _ rows: Range<Int>, _ columns: [Int], _ file: CSVColumns, _ changes: inout Changes
  ) throws(DataError) -> (ticks: [Int64], columns: [[Double]]) {
    let isWhole = rows.count == file.ticks.count
    let ticks = isWhole ? file.ticks : Array(file.ticks[rows])
    var values = columns.map { column in
      isWhole ? file.numbers(column) : Array(file.numbers(column)[rows])
    }
    guard columns.contains(where: { file.missingCount($0) > 0 }) else { return (ticks, values) }
    var filled: [Int] = []
    if reader.missing == .forwardFill {
      for column in values.indices where values[column].contains(where: \.isNaN) {
        for row in values[column].indices.dropFirst() where values[column][row].isNaN {
          values[column][row] = values[column][row - 1]
          filled.append(row)
        }
      }
    }
    let kept = ticks.indices.filter { row in values.allSatisfy { !$0[row].isNaN } }
    guard let first = kept.first else {
      throw DataError(
        .onlyMissingValues(column: file.head.columns[columns[0]]),
        at: file.location(rows.lowerBound, columns[0]))
    }
    changes.rowsWithMissingValues += rows.count - kept.count
    changes.filledValues += filled.count { $0 >= first }
    return (kept.map { ticks[$0] }, values.map { column in kept.map { column[$0] } })
  }

  // MARK: - Covariates by availability

  /// A column of another file, or a lagged one of the first, on its own axis.
  struct Joined {
    let reference: PanelReader.CovariateReference
    let axis: TimeAxis
    let values: [Double]
  }

  private func joinedColumns(_ first: CSVColumns) throws(DataError) -> [Joined] {
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
      try RowOrder(columns: columns, zone: zone).check(columns.ticks.indices)
      let frequency = Frequency.inferred(
        from: columns.ticks, kind: columns.timeKind, zone: zone)
      for reference in references where reference.file == index {
        try check(columns, reference.column)
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

  /// Adds the covariates to a series and drops the rows before all of them are available.
  private func join(
    _ id: String, _ axis: TimeAxis, _ targetColumn: Int, _ own: [[Double]], _ joined: [Joined],
    _ changes: inout Changes
  ) throws(DataError) -> Series {
    // The rows of nil are those of the axis.
    var columns: [(name: String, rows: [Int?]?, values: [Double])] = []
    var nextOwn = 1
    for reference in references {
      let source: Joined
      if reference.file == 0 {
        source = Joined(reference: reference, axis: axis, values: own[nextOwn])
        nextOwn += 1
      } else if let found = joined.first(where: { $0.reference == reference }) {
        source = found
      } else {
        continue
      }
      if reference.file == 0, reference.lag == nil {
        columns.append((reference.name, nil, source.values))
        continue
      }
      let join = AsOfJoin(from: source.axis, lag: reference.lag, onto: axis)
      let rows = join.sourceRows()
      guard rows.last.flatMap({ $0 }) != nil else {
        throw DataError(
          .nothingAvailable(
            column: reference.name, from: join.firstAvailableLabel,
            lastRow: axis.label(row: axis.count - 1)),
          at: files[reference.file].columns?.head.location(reference.column))
      }
      columns.append((reference.name, rows, source.values))
    }
    let start = columns.map { $0.rows?.firstIndex { $0 != nil } ?? 0 }.max() ?? 0
    changes.rowsBeforeCovariates += start
    let target = Column(
      name: files[0].columns?.head.columns[targetColumn] ?? id, role: .target,
      values: start == 0 ? own[0] : Array(own[0][start...]))
    let covariates = columns.map { column in
      let values =
        column.rows.map { $0[start...].compactMap { $0.map { column.values[$0] } } }
        ?? (start == 0 ? column.values : Array(column.values[start...]))
      return Column(name: column.name, role: .pastCovariate, values: values)
    }
    return Series(
      id: id, axis: start == 0 ? axis : axis.rows(start..<axis.count), target: target,
      covariates: covariates)
  }
}
