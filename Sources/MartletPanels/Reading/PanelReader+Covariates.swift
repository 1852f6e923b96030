import MartletFiles
import MartletTables
import MartletTime

extension Role {
  /// For "is both the target and …".
  var words: String {
    switch self {
    case .target: "the target"
    case .pastCovariate: "a past covariate"
    case .futureCovariate: "known ahead"
    case .staticCovariate: "static"
    }
  }
}

extension PanelReader {
  /// A covariate found in a file.
  struct CovariateReference: Hashable {
    /// How the caller wrote it.
    let written: String
    let file: Int
    let column: Int
    let name: String
    let lag: ReleaseLag?
    let role: Role
    /// Whether it is there for features alone, and not a covariate itself.
    var isIngredient = false

    func isCalled(_ name: String) -> Bool { written == name || self.name == name }
  }

  /// Finds the columns of `pastCovariates` and `futureCovariates`.
  func covariateReferences(
    in files: [CSVFile], layout: Layout
  ) throws(DataError) -> [CovariateReference] {
    var references: [CovariateReference] = []
    let names =
      pastCovariates.map { ($0, Role.pastCovariate, OptionName.histExog) }
      + futureCovariates.map { ($0, Role.futureCovariate, OptionName.futrExog) }
      + staticCovariates.map { ($0, Role.staticCovariate, OptionName.statExog) }
    for (written, role, option) in names {
      let match = try match(for: written, in: files, option: ColumnOption(option))
      let head = files[match.file].head
      let name = head.columns[match.column]
      let isTarget = layout.targets.contains(match.column)
      if match.file == 0, isTarget || layout.time.columns.contains(match.column) {
        let other = isTarget ? "the target" : "the time"
        throw DataError(
          .columnHasTwoRoles(
            name, first: other, second: role.words),
          at: head.location(match.column))
      }
      guard match.file == 0 || role != .staticCovariate else {
        throw DataError(.staticElsewhere(name), at: head.location(match.column))
      }
      guard !references.contains(where: { ($0.file, $0.column) == match }) else {
        throw DataError(.repeatedCovariate(name), at: head.location(match.column))
      }
      references.append(reference(to: match, written: written, in: files, role))
    }
    return references
  }

  /// A column as a covariate. Columns of one name keep their file's name, so that errors and results
  /// tell them apart.
  func reference(
    to match: (file: Int, column: Int), written: String, in files: [CSVFile], _ role: Role,
    isIngredient: Bool = false
  ) -> CovariateReference {
    let name = files[match.file].head.columns[match.column]
    let isUnique = files.count { $0.head.columns.contains(name) } == 1
    return CovariateReference(
      written: written, file: match.file, column: match.column, name: isUnique ? name : written,
      lag: releases[written] ?? releases[name], role: role, isIngredient: isIngredient)
  }

  /// The one column that a name stands for.
  func match(
    for written: String, in files: [CSVFile], option: ColumnOption
  ) throws(DataError) -> (file: Int, column: Int) {
    let matches = matches(for: written, in: files)
    if matches.isEmpty {
      for file in files { try file.head.checkMeaning(of: written, option: option) }
    }
    guard let match = matches.first else {
      let columns = files.flatMap(\.head.columns)
      let near = nearest(to: written, in: columns)
      throw DataError(
        .noSuchColumn(written, option: option, nearest: near, columns: columns),
        at: near.flatMap { place(of: $0, in: files) } ?? files[0].head.location())
    }
    guard matches.count == 1 else {
      throw DataError(
        .covariateInSeveralFiles(written, files: matches.map { files[$0.file].head.name }))
    }
    return match
  }

  /// Every lag, age and flag must be that of a covariate, and the column of releases in some file.
  func checkNames(
    of references: [CovariateReference], in files: [CSVFile]
  ) throws(DataError) {
    let past = references.filter { $0.role == .pastCovariate }
    let covariates = past.filter { !$0.isIngredient }
    let options: [(OptionName, [String], [CovariateReference])] = [
      (.release, releases.keys.sorted(), past), (.age, ages, covariates),
      (.newFlag, newFlags, covariates),
    ]
    for (option, names, past) in options {
      for name in names where !past.contains(where: { $0.isCalled(name) }) {
        throw DataError(.noSuchCovariate(name, option: option, covariates: past.map(\.name)))
      }
    }
    if let releasedColumn,
      !files.dropFirst().contains(where: { $0.column(named: releasedColumn) != nil })
    {
      let columns = files.dropFirst().flatMap(\.head.columns)
      throw DataError(
        .noSuchColumn(
          releasedColumn, option: ColumnOption(.releasedAt),
          nearest: nearest(to: releasedColumn, in: columns),
          columns: columns))
    }
  }

  /// The column of a file of covariates that says when values were published.
  func releasedColumn(of head: CSVHead) -> Int? {
    if let releasedColumn { return head.column(named: releasedColumn) }
    return head.columns.firstIndex { ColumnNames.plain($0) == "released_at" }
  }

  private func matches(for written: String, in files: [CSVFile]) -> [(file: Int, column: Int)] {
    let plain = files.indices.compactMap { file in
      files[file].column(named: written).map { (file: file, column: $0) }
    }
    guard plain.isEmpty, let colon = written.lastIndex(of: ":") else { return plain }
    let file = String(written[..<colon])
    let name = String(written[written.index(after: colon)...])
    return files.indices.compactMap { index in
      let path = files[index].head.name
      guard path == file || path.hasSuffix("/" + file) else { return nil }
      return files[index].column(named: name).map { (file: index, column: $0) }
    }
  }

  private func place(of name: String, in files: [CSVFile]) -> SourceLocation? {
    for file in files {
      if let column = file.column(named: name) { return file.head.location(column) }
    }
    return nil
  }
}
