/// Builds the series of a panel from tables whose columns are recognised.
struct PanelBuilder {
  let reader: PanelReader
  let tables: [CSVTable]
  let layout: PanelReader.Layout
  let references: [PanelReader.CovariateReference]

  /// Rows left out and values filled, over all series.
  struct Changes {
    var rowsBeforeCovariates = 0
    var rowsWithMissingValues = 0
    var filledValues = 0
  }

  func panel() throws(DataError) -> Panel {
    let table = tables[0]
    var (kind, times) = try table.times(layout.time)
    if let frequency = reader.frequency, !frequency.fits(kind) {
      throw DataError(.frequencyDoesNotFit(frequency.alias, kind: kind))
    }
    let columns = try ownColumns()
    let joined = try joinedColumns(kind: kind)
    var changes = Changes()
    var series: [Series] = []
    for group in try groups() {
      let zone = kind == .dateTime ? reader.timeZone : nil
      try setInstants(of: &times, rows: group.rows, kind, table, layout.time)
      let ticks = group.rows.map { times[$0] }
      try RowOrder(table: table, time: layout.time, mayLackID: layout.id == nil, zone: zone)
        .check(ticks, rows: group.rows, kind: kind)
      let kept = try complete(group.rows, columns, &changes)
      let axis = TimeAxis(
        kind: kind, ticks: kept.rows.map { times[$0] }, frequency: reader.frequency, zone: zone)
      try checkCalendar(axis)
      series.append(try join(group.id, axis, kept.columns, joined, &changes))
    }
    return Panel(series: series, source: source(series, kind, times, joined, changes))
  }

  // MARK: - The first file

  /// The numbers of the target, then of the first file's covariates.
  private func ownColumns() throws(DataError) -> [[Double]] {
    var columns = [try numbers(0, layout.target)]
    for reference in references where reference.file == 0 {
      columns.append(try numbers(0, reference.column))
    }
    return columns
  }

  /// The numbers of a column, with missing values only where they may be.
  private func numbers(_ file: Int, _ column: Int) throws(DataError) -> [Double] {
    let table = tables[file]
    let values = try table.numbers(column)
    guard let first = values.firstIndex(where: \.isNaN) else { return values }
    let name = table.header[column]
    guard values.contains(where: { !$0.isNaN }) else {
      throw DataError(.onlyMissingValues(column: name), at: table.headerLocation(column))
    }
    guard reader.missing != .error else {
      let kind = DataError.Kind.missingValue(column: name, count: values.count(where: \.isNaN))
      throw DataError(kind, at: table.location(first, column))
    }
    return values
  }

  /// The rows of each series, in the order in which the file first names them.
  private func groups() throws(DataError) -> [(id: String, rows: [Int])] {
    let table = tables[0]
    guard let column = layout.id else {
      return [(table.header[layout.target], Array(0..<table.rowCount))]
    }
    var groups: [(id: String, rows: [Int])] = []
    var indices: [String: Int] = [:]
    for row in 0..<table.rowCount {
      let id = table.text(row, column)
      guard !id.isEmpty else {
        throw DataError(
          .emptyID(column: table.header[column]), at: table.location(row, column))
      }
      if let index = indices[id] {
        groups[index].rows.append(row)
      } else {
        indices[id] = groups.count
        groups.append((id, [row]))
      }
    }
    return groups
  }

  /// The rows of a series that remain after the rule for missing values, and their values.
  private func complete(
    _ rows: [Int], _ columns: [[Double]], _ changes: inout Changes
  ) throws(DataError) -> (rows: [Int], columns: [[Double]]) {
    var values = columns.map { column in rows.map { column[$0] } }
    var filled: [Int] = []
    if reader.missing == .forwardFill {
      for column in values.indices {
        for row in rows.indices.dropFirst() where values[column][row].isNaN {
          values[column][row] = values[column][row - 1]
          filled.append(row)
        }
      }
    }
    let kept = rows.indices.filter { row in values.allSatisfy { !$0[row].isNaN } }
    guard let first = kept.first else {
      throw DataError(
        .onlyMissingValues(column: tables[0].header[layout.target]),
        at: tables[0].location(rows[0], layout.target))
    }
    changes.rowsWithMissingValues += rows.count - kept.count
    changes.filledValues += filled.count { $0 >= first }
    guard kept.count < rows.count else { return (rows, values) }
    return (kept.map { rows[$0] }, values.map { column in kept.map { column[$0] } })
  }

  // MARK: - Covariates by availability

  /// A column of another file, or a lagged one of the first, on its own axis.
  struct Joined {
    let timeColumn: Int
    let reference: PanelReader.CovariateReference
    let axis: TimeAxis
    let values: [Double]
  }

  private func joinedColumns(kind: TimeKind) throws(DataError) -> [Joined] {
    for reference in references where reference.lag != nil && kind == .integer {
      throw DataError(.lagOnIntegerAxis(reference.name))
    }
    var joined: [Joined] = []
    for (file, table) in tables.enumerated().dropFirst() {
      let wanted = references.filter { $0.file == file }
      guard !wanted.isEmpty else { continue }
      let kinds = table.header.indices.map { table.kind(ofColumn: $0) }
      let time = try reader.recognizedTime(in: table, kinds: kinds, isFirst: false)
      var (ownKind, ticks) = try table.times(time)
      guard (ownKind == .integer) == (kind == .integer) else {
        throw DataError(
          .differentTimes(ownKind, other: tables[0].headerLocation(layout.time), kind),
          at: table.headerLocation(time))
      }
      let rows = Array(ticks.indices)
      try setInstants(of: &ticks, rows: rows, ownKind, table, time)
      let zone = ownKind == .dateTime ? reader.timeZone : nil
      try RowOrder(table: table, time: time, mayLackID: false, zone: zone)
        .check(ticks, rows: rows, kind: ownKind)
      let frequency = Frequency.inferred(from: ticks, kind: ownKind, zone: zone)
      for reference in wanted {
        let values = try numbers(file, reference.column)
        let rows = values.indices.filter { !values[$0].isNaN }
        joined.append(
          Joined(
            timeColumn: time, reference: reference,
            axis: TimeAxis(
              kind: ownKind, ticks: rows.map { ticks[$0] }, frequency: frequency, zone: zone),
            values: rows.map { values[$0] }))
      }
    }
    return joined
  }

  /// Adds the covariates to a series and drops the rows before all of them are available.
  private func join(
    _ id: String, _ axis: TimeAxis, _ own: [[Double]], _ joined: [Joined],
    _ changes: inout Changes
  ) throws(DataError) -> Series {
    var columns: [(name: String, rows: [Int?], values: [Double])] = []
    var nextOwn = 1
    for reference in references {
      let source: Joined
      if reference.file == 0 {
        source = Joined(
          timeColumn: layout.time, reference: reference, axis: axis, values: own[nextOwn])
        nextOwn += 1
      } else if let found = joined.first(where: { $0.reference == reference }) {
        source = found
      } else {
        continue
      }
      let isAsIs = reference.file == 0 && reference.lag == nil
      let join = AsOfJoin(from: source.axis, lag: reference.lag, onto: axis)
      let rows = isAsIs ? axis.ticks.indices.map { $0 } : join.sourceRows()
      guard rows.last.flatMap({ $0 }) != nil else {
        throw DataError(
          .nothingAvailable(
            column: reference.name, from: join.firstAvailableLabel,
            lastRow: axis.label(row: axis.count - 1)),
          at: tables[reference.file].headerLocation(reference.column))
      }
      columns.append((reference.name, rows, source.values))
    }
    let start = columns.map { $0.rows.firstIndex { $0 != nil } ?? 0 }.max() ?? 0
    changes.rowsBeforeCovariates += start
    let target = Column(
      name: tables[0].header[layout.target], role: .target, values: Array(own[0][start...]))
    let covariates = columns.map { column in
      let values = column.rows[start...].compactMap { $0.map { column.values[$0] } }
      return Column(name: column.name, role: .pastCovariate, values: values)
    }
    return Series(
      id: id, axis: axis.rows(start..<axis.count), target: target, covariates: covariates)
  }
}
