import MartletFiles
import MartletTables

/// A feature and the columns of a series that it is made of.
struct FeatureSource: Hashable {
  let feature: Feature
  /// The names of covariates, nil for the target; none where it is made of the time.
  let columns: [String?]

  /// The names of what it makes: the feature's own, with a point and a word where there are several.
  var names: [String] {
    feature.formula.outputs.map { $0.isEmpty ? "\(feature)" : "\(feature).\($0)" }
  }
}

extension [FeatureSource] {
  /// - Throws: `DataError` where two are the same.
  func checked() throws(DataError) -> [FeatureSource] {
    var seen: Set<FeatureSource> = []
    for source in self {
      // However the column was written: `sma/20@Close` is `sma/20` where the target is Close.
      guard let plain = try? Feature(source.feature.formula),
        seen.insert(FeatureSource(feature: plain, columns: source.columns)).inserted
      else { throw DataError(.repeatedFeature("\(source.feature)")) }
    }
    return self
  }
}

extension PanelReader {
  /// What features are made of. Columns that are nothing else yet are added as ingredients, and so
  /// treated as covariates are: read, filled, joined, lagged, made into bars.
  func featureSources(
    in files: [CSVFile], layout: Layout, adding references: inout [CovariateReference]
  ) throws(DataError) -> [FeatureSource] {
    var sources: [FeatureSource] = []
    for feature in computedFeatures {
      var columns: [String?] = []
      if let written = feature.column {
        let match = try match(
          for: written, in: files, option: ColumnOption(.feature, after: "\(feature.formula)@"))
        columns = [try name(of: match, written, feature, in: files, layout, &references)]
      } else if feature.formula.takesColumn {
        columns = [nil]
      }
      for match in try prices(of: feature, in: files[0]) {
        let written = files[0].head.columns[match]
        columns.append(try name(of: (0, match), written, feature, in: files, layout, &references))
      }
      sources.append(FeatureSource(feature: feature, columns: columns))
    }
    return try sources.checked()
  }

  /// The name of a column in a series; nil for the target.
  private func name(
    of match: (file: Int, column: Int), _ written: String, _ feature: Feature, in files: [CSVFile],
    _ layout: Layout, _ references: inout [CovariateReference]
  ) throws(DataError) -> String? {
    if match.file == 0, layout.targets == [match.column] { return nil }
    let head = files[match.file].head
    if let known = references.first(where: { ($0.file, $0.column) == match }) {
      guard known.role != .staticCovariate else {
        throw DataError(
          .columnHasTwoRoles(written, first: "static", second: "what '\(feature)' is made of"),
          at: head.location(match.column))
      }
      return known.name
    }
    guard match.file > 0 || !layout.time.columns.contains(match.column) else {
      throw DataError(
        .columnHasTwoRoles(written, first: "the time", second: "what '\(feature)' is made of"),
        at: head.location(match.column))
    }
    let added = reference(
      to: match, written: written, in: files, .pastCovariate, isIngredient: true)
    references.append(added)
    return added.name
  }

  /// The columns of prices that a feature names itself.
  private func prices(of feature: Feature, in file: CSVFile) throws(DataError) -> [Int] {
    let names = file.head.columns.map(ColumnNames.plain)
    return try feature.places(among: names, named: file.head.columns, at: file.head.location())
  }
}

extension Feature {
  /// Where the columns of prices are among plain names.
  /// - Throws: `DataError` that says which are not there.
  func places(
    among plain: [String], named columns: [String], at location: SourceLocation? = nil
  ) throws(DataError) -> [Int] {
    let missing = formula.prices.map(\.rawValue).filter { !plain.contains($0) }
    guard missing.isEmpty else {
      throw DataError(
        .featureWithoutPrices("\(self)", missing: missing, columns: columns), at: location)
    }
    return formula.prices.compactMap { plain.firstIndex(of: $0.rawValue) }
  }
}
