extension PanelReader {
  /// The columns of the first file by what they are.
  struct Layout {
    let time: TimeSource
    let id: Int?
    let targets: [Int]
    /// Columns of numbers other than the targets.
    let others: [Int]
    /// Why the times, the ids and the targets are those.
    let reasons: (time: String, id: String, target: String)
  }

  func layout(of file: CSVFile) throws(DataError) -> Layout {
    let head = file.head
    let (time, timeReason) = try recognizedTime(in: file, isFirst: true)
    let id = try recognizedID(in: file)
    if let id, time.columns.contains(id) {
      throw DataError(
        .columnHasTwoRoles(head.columns[id], first: "the time", second: "the series id"),
        at: head.location(id))
    }
    let idReason = idColumn == nil ? "by its name" : "named by --id-col"
    let values = head.columns.indices.filter { !time.columns.contains($0) && $0 != id }
    let numbers = values.filter { file.kinds[$0] == .number }
    let (targets, targetReason) = try recognizedTargets(in: file, values: values, numbers: numbers)
    for target in targets where time.columns.contains(target) || target == id {
      let other = target == id ? "the series id" : "the time"
      throw DataError(
        .columnHasTwoRoles(head.columns[target], first: "the target", second: other),
        at: head.location(target))
    }
    return Layout(
      time: time, id: id, targets: targets, others: numbers.filter { !targets.contains($0) },
      reasons: (timeReason, idReason, targetReason))
  }

  /// The names of a time column, the surest first.
  static var timeNames: [String] { ["date", "ds", "timestamp", "datetime", "time", "unix"] }

  /// The time column: the one named, one called `date` or the like, or the only one of times; or
  /// columns of the year and the month or quarter.
  /// - Returns: Where the times are, and by what that was told.
  func recognizedTime(
    in file: CSVFile, isFirst: Bool
  ) throws(DataError) -> (source: TimeSource, reason: String) {
    let head = file.head
    if let timeColumn {
      let names = timeColumn.split(separator: ",").map(String.init)
      if names.count > 1, file.column(named: timeColumn) == nil,
        isFirst || names.allSatisfy({ file.column(named: $0) != nil })
      {
        return (try parts(named: names, in: file), "named by --time-col")
      }
      if isFirst || file.column(named: timeColumn) != nil {
        let column = try column(named: timeColumn, in: file, option: "--time-col")
        return (.column(column), "named by --time-col")
      }
    }
    let plain = head.columns.map(Self.plainName)
    for name in Self.timeNames {
      try checkMeaning(of: name, in: file, option: "--time-col")
      if let column = plain.firstIndex(of: name) { return (.column(column), "by its name") }
    }
    if let parts = recognizedParts(plain) { return (parts, "by its name") }
    var candidates = plain.indices.filter {
      ["month", "quarter", "period", "year"].contains(plain[$0])
    }
    let isByName = !candidates.isEmpty
    if !isByName { candidates = file.kinds.indices.filter { file.kinds[$0] == .time } }
    if candidates.isEmpty { candidates = file.digitTimes }
    switch candidates.count {
    case 1: return (.column(candidates[0]), isByName ? "by its name" : "the only column of times")
    case 0: throw DataError(.noTimeColumn(columns: head.columns), at: head.location())
    default:
      throw DataError(
        .severalTimeColumns(candidates.map { head.columns[$0] }), at: head.location())
    }
  }

  /// The name of the column that names the series.
  static var idName: String { "unique_id" }

  /// A column's name as it is compared: in lower case, without the brackets of `<DATE>`.
  static func plainName(_ name: String) -> String {
    let lowercased = name.lowercased()
    guard lowercased.first == "<", lowercased.last == ">" else { return lowercased }
    return String(lowercased.dropFirst().dropLast())
  }

  /// Columns called `year` and `month` or `quarter`, and perhaps `day`.
  private func recognizedParts(_ names: [String]) -> TimeSource? {
    let parts = TimeSource.Part.allCases.filter { names.contains($0.rawValue) }
    guard [[.year, .quarter], [.year, .month], [.year, .month, .day]].contains(parts) else {
      return nil
    }
    return .parts(parts.compactMap { names.firstIndex(of: $0.rawValue) }, parts)
  }

  /// The columns that `--time-col year,month` names: the year, then a month or quarter, then a day.
  private func parts(named names: [String], in file: CSVFile) throws(DataError) -> TimeSource {
    var columns: [Int] = []
    for name in names { columns.append(try column(named: name, in: file, option: "--time-col")) }
    let isQuarter = names[1].lowercased().hasPrefix("q")
    let parts: [TimeSource.Part] = [.year, isQuarter ? .quarter : .month, .day]
    guard names.count <= (isQuarter ? 2 : 3), Set(columns).count == columns.count else {
      throw DataError(.invalidTimeParts(names), at: file.head.location(columns[0]))
    }
    return .parts(columns, Array(parts.prefix(columns.count)))
  }

  func recognizedID(in file: CSVFile) throws(DataError) -> Int? {
    guard let idColumn else {
      try file.head.checkMeaning(of: Self.idName, option: "--id-col")
      return file.column(named: Self.idName)
    }
    return try column(named: idColumn, in: file, option: "--id-col")
  }

  /// The target: the one named, one called `y`, `close` or the like, or the only one of numbers.
  ///
  /// A column so named is the target even when it holds no numbers, so that the error to come names
  /// the cell; so is the only column beside the time.
  /// - Returns: The targets, and by what they were told.
  private func recognizedTargets(
    in file: CSVFile, values: [Int], numbers: [Int]
  ) throws(DataError) -> (columns: [Int], reason: String) {
    let head = file.head
    if let target {
      let isAll = target == "all" && file.column(named: target) == nil
      return (
        try targets(named: target, in: file, numbers: numbers),
        isAll ? "numbers, with --target all" : "named by --target"
      )
    }
    for name in ["y", "close", "adj close", "price", "value"] {
      try checkMeaning(of: name, in: file, option: "--target")
      if let column = values.first(where: { Self.plainName(head.columns[$0]) == name }) {
        return ([column], "by its name")
      }
    }
    let candidates = values.count == 1 ? values : numbers
    guard candidates.count == 1 else {
      let names = candidates.map { head.columns[$0] }
      throw DataError(
        .unclearTarget(candidates: names, columns: head.columns), at: head.location())
    }
    return (candidates, values.count == 1 ? "the only column left" : "the only column of numbers")
  }

  private func targets(
    named target: String, in file: CSVFile, numbers: [Int]
  ) throws(DataError) -> [Int] {
    if let column = file.column(named: target) { return [column] }
    if target == "all" {
      let covariates = pastCovariates + futureCovariates + staticCovariates
      let targets = numbers.filter { !covariates.contains(file.head.columns[$0]) }
      guard !targets.isEmpty else {
        throw DataError(
          .unclearTarget(candidates: [], columns: file.head.columns), at: file.head.location())
      }
      return targets
    }
    let names = target.split(separator: ",").map(String.init)
    var targets: [Int] = []
    for name in names.count > 1 ? names : [target] {
      let column = try column(named: name, in: file, option: "--target")
      guard !targets.contains(column) else {
        throw DataError(.repeatedCovariate(name), at: file.head.location(column))
      }
      targets.append(column)
    }
    return targets
  }

  /// Checks that a plain name, by which a column would be recognised, does not stand for several.
  private func checkMeaning(
    of plain: String, in file: CSVFile, option: String
  ) throws(DataError) {
    guard !file.head.columns.contains(where: { Self.plainName($0) == plain }) else { return }
    for (name, _) in file.head.names.shared where Self.plainName(name) == plain {
      try file.head.checkMeaning(of: name, option: option)
    }
  }

  func column(named name: String, in file: CSVFile, option: String) throws(DataError) -> Int {
    if let column = file.column(named: name) { return column }
    try file.head.checkMeaning(of: name, option: option)
    let near = nearest(to: name, in: file.head.columns)
    throw DataError(
      .noSuchColumn(name, option: option, nearest: near, columns: file.head.columns),
      at: file.head.location(near.flatMap(file.column)))
  }
}
