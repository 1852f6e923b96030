extension PanelReader {
  /// The columns of the first file by what they are.
  struct Layout {
    let time: Int
    let id: Int?
    let target: Int
    /// Columns of numbers other than the target.
    let others: [Int]
  }

  /// A past covariate found in a file.
  struct CovariateReference: Hashable {
    /// How the caller wrote it.
    let written: String
    let file: Int
    let column: Int
    let name: String
    let lag: ReleaseLag?
  }

  func layout(of table: CSVTable) throws(DataError) -> Layout {
    let kinds = table.header.indices.map { table.kind(ofColumn: $0) }
    let time = try recognizedTime(in: table, kinds: kinds, isFirst: true)
    let id = try recognizedID(in: table)
    if let id, id == time {
      throw DataError(
        .columnHasTwoRoles(table.header[id], first: "the time", second: "the series id"),
        at: table.headerLocation(id))
    }
    let values = table.header.indices.filter { $0 != time && $0 != id }
    let numbers = values.filter { kinds[$0] == .number }
    let target = try recognizedTarget(in: table, values: values, numbers: numbers)
    if target == time || target == id {
      let other = target == time ? "the time" : "the series id"
      throw DataError(
        .columnHasTwoRoles(table.header[target], first: "the target", second: other),
        at: table.headerLocation(target))
    }
    return Layout(time: time, id: id, target: target, others: numbers.filter { $0 != target })
  }

  /// The time column: the one named, one called `date` or the like, or the only one of times.
  func recognizedTime(
    in table: CSVTable, kinds: [CSVTable.ColumnKind], isFirst: Bool
  ) throws(DataError) -> Int {
    if let timeColumn, isFirst || table.column(named: timeColumn) != nil {
      return try column(named: timeColumn, in: table, option: "--time-col")
    }
    let lowercased = table.header.map { $0.lowercased() }
    for name in ["date", "ds", "timestamp", "datetime", "time"] {
      if let column = lowercased.firstIndex(of: name) { return column }
    }
    var candidates = lowercased.indices.filter {
      ["month", "quarter", "period", "year"].contains(lowercased[$0])
    }
    if candidates.isEmpty { candidates = kinds.indices.filter { kinds[$0] == .time } }
    switch candidates.count {
    case 1: return candidates[0]
    case 0: throw DataError(.noTimeColumn(columns: table.header), at: table.headerLocation())
    default:
      throw DataError(
        .severalTimeColumns(candidates.map { table.header[$0] }), at: table.headerLocation())
    }
  }

  private func recognizedID(in table: CSVTable) throws(DataError) -> Int? {
    guard let idColumn else { return table.column(named: "unique_id") }
    return try column(named: idColumn, in: table, option: "--id-col")
  }

  /// The target: the one named, one called `y`, `close` or the like, or the only one of numbers.
  ///
  /// A column so named is the target even when it holds no numbers, so that the error to come names
  /// the cell; so is the only column beside the time.
  private func recognizedTarget(
    in table: CSVTable, values: [Int], numbers: [Int]
  ) throws(DataError) -> Int {
    if let target { return try column(named: target, in: table, option: "--target") }
    for name in ["y", "close", "adj close", "price", "value"] {
      if let column = values.first(where: { table.header[$0].lowercased() == name }) {
        return column
      }
    }
    let candidates = values.count == 1 ? values : numbers
    guard candidates.count == 1 else {
      let names = candidates.map { table.header[$0] }
      throw DataError(
        .unclearTarget(candidates: names, columns: table.header), at: table.headerLocation())
    }
    return candidates[0]
  }

  /// Finds the columns of `pastCovariates`.
  func covariateReferences(
    in tables: [CSVTable], layout: Layout
  ) throws(DataError) -> [CovariateReference] {
    var references: [CovariateReference] = []
    for written in pastCovariates {
      let matches = matches(for: written, in: tables)
      guard let match = matches.first else {
        let columns = tables.flatMap(\.header)
        let near = nearest(to: written, in: columns)
        throw DataError(
          .noSuchColumn(written, option: "--hist-exog", nearest: near, columns: columns),
          at: near.flatMap { place(of: $0, in: tables) } ?? tables[0].headerLocation())
      }
      guard matches.count == 1 else {
        throw DataError(
          .covariateInSeveralFiles(written, files: matches.map { tables[$0.file].name }))
      }
      let table = tables[match.file]
      let name = table.header[match.column]
      if match.file == 0, match.column == layout.target || match.column == layout.time {
        let role = match.column == layout.target ? "the target" : "the time"
        throw DataError(
          .columnHasTwoRoles(name, first: role, second: "a past covariate"),
          at: table.headerLocation(match.column))
      }
      guard !references.contains(where: { ($0.file, $0.column) == match }) else {
        throw DataError(.repeatedCovariate(name), at: table.headerLocation(match.column))
      }
      // Columns of one name keep their file's name, so that errors and results tell them apart.
      let isUnique = tables.count { $0.header.contains(name) } == 1
      references.append(
        CovariateReference(
          written: written, file: match.file, column: match.column,
          name: isUnique ? name : written, lag: releases[written] ?? releases[name]))
    }
    return references
  }

  /// Every lag must be that of a covariate.
  func checkReleases(_ references: [CovariateReference]) throws(DataError) {
    for name in releases.keys.sorted() {
      guard references.contains(where: { $0.written == name || $0.name == name }) else {
        throw DataError(.lagWithoutCovariate(name, covariates: references.map(\.name)))
      }
    }
  }

  private func matches(for written: String, in tables: [CSVTable]) -> [(file: Int, column: Int)] {
    let plain = tables.indices.compactMap { file in
      tables[file].column(named: written).map { (file: file, column: $0) }
    }
    guard plain.isEmpty, let colon = written.lastIndex(of: ":") else { return plain }
    let file = String(written[..<colon])
    let name = String(written[written.index(after: colon)...])
    return tables.indices.compactMap { index in
      let path = tables[index].name
      guard path == file || path.hasSuffix("/" + file) else { return nil }
      return tables[index].column(named: name).map { (file: index, column: $0) }
    }
  }

  private func place(of name: String, in tables: [CSVTable]) -> SourceLocation? {
    for table in tables {
      if let column = table.column(named: name) { return table.headerLocation(column) }
    }
    return nil
  }

  private func column(
    named name: String, in table: CSVTable, option: String
  ) throws(DataError) -> Int {
    if let column = table.column(named: name) { return column }
    let near = nearest(to: name, in: table.header)
    throw DataError(
      .noSuchColumn(name, option: option, nearest: near, columns: table.header),
      at: table.headerLocation(near.flatMap(table.column)))
  }
}
