import MartletFiles
import MartletTables

extension PanelReader {
  /// The columns of the first file by what they are.
  struct Layout {
    let time: TimeSource
    let id: Int?
    let targets: [Int]
    /// Columns of numbers other than the targets.
    let others: [Int]
    /// Why the times, the ids and the targets are those.
    let reasons: (time: Wording, id: Wording, target: Wording)
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
    let idReason: Wording = idColumn == nil ? "by its name" : "named by \(option: .idCol)"
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

  /// The name of the column that names the series.
  static var idName: String { "unique_id" }

  func recognizedID(in file: CSVFile) throws(DataError) -> Int? {
    guard let idColumn else {
      try file.head.checkMeaning(of: Self.idName, option: ColumnOption(.idCol))
      return file.column(named: Self.idName)
    }
    return try column(named: idColumn, in: file, option: ColumnOption(.idCol))
  }

  /// The target: the one named, one called `y`, `close` or the like, or the only one of numbers.
  ///
  /// A column so named is the target even when it holds no numbers, so that the error to come names
  /// the cell; so is the only column beside the time.
  /// - Returns: The targets, and by what they were told.
  private func recognizedTargets(
    in file: CSVFile, values: [Int], numbers: [Int]
  ) throws(DataError) -> (columns: [Int], reason: Wording) {
    let head = file.head
    if let target {
      let isAll = target == "all" && file.column(named: target) == nil
      return (
        try targets(named: target, in: file, numbers: numbers),
        isAll ? "numbers, with \(option: .target, .words("all"))" : "named by \(option: .target)"
      )
    }
    for name in ["y", "close", "adj close", "price", "value"] {
      try checkMeaning(of: name, in: file, option: ColumnOption(.target))
      if let column = values.first(where: { ColumnNames.plain(head.columns[$0]) == name }) {
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
      let column = try column(named: name, in: file, option: ColumnOption(.target))
      guard !targets.contains(column) else {
        throw DataError(.repeatedCovariate(name), at: file.head.location(column))
      }
      targets.append(column)
    }
    return targets
  }

  /// Checks that a plain name, by which a column would be recognised, does not stand for several.
  func checkMeaning(
    of plain: String, in file: CSVFile, option: ColumnOption
  ) throws(DataError) {
    guard !file.head.columns.contains(where: { ColumnNames.plain($0) == plain }) else { return }
    for (name, _) in file.head.names.shared where ColumnNames.plain(name) == plain {
      try file.head.checkMeaning(of: name, option: option)
    }
  }

  func column(named name: String, in file: CSVFile, option: ColumnOption) throws(DataError) -> Int {
    if let column = file.column(named: name) { return column }
    try file.head.checkMeaning(of: name, option: option)
    let near = nearest(to: name, in: file.head.columns)
    throw DataError(
      .noSuchColumn(name, option: option, nearest: near, columns: file.head.columns),
      at: file.head.location(near.flatMap(file.column)))
  }
}
