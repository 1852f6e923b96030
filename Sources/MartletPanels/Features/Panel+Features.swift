public import MartletFiles
import MartletTables
import MartletTime

extension Panel {
  /// The panel with features beside the columns of every series. Rows at the start on which one has
  /// no value yet are left out.
  /// - Throws: `DataError` for a feature of a column that the series do not have, of values that it
  ///   cannot take, or longer than a series.
  public func adding(_ features: [Feature]) throws(DataError) -> Panel {
    try adding(sources(of: features))
  }

  /// What features are made of, by the names of the columns of the series.
  func sources(of features: [Feature]) throws(DataError) -> [FeatureSource] {
    guard let first = series.first else { return [] }
    let columns = [first.target] + first.covariates + first.futureCovariates
    let names = columns.map(\.name)
    var sources: [FeatureSource] = []
    for feature in features {
      var used = try feature.places(among: names.map(ColumnNames.plain), named: names)
      if let column = feature.column {
        guard let place = names.firstIndex(of: column) else {
          let near = nearest(to: column, in: names)
          throw DataError(
            .noSuchColumn(
              column, option: ColumnOption(.feature, after: "\(feature.formula)@"), nearest: near,
              columns: names))
        }
        used = [place]
      } else if feature.formula.takesColumn {
        used = [0]
      }
      sources.append(
        FeatureSource(feature: feature, columns: used.map { $0 == 0 ? nil : names[$0] }))
    }
    return try sources.checked()
  }

  /// The panel with features, and without the columns that were there for them alone.
  func adding(_ sources: [FeatureSource]) throws(DataError) -> Panel {
    guard !sources.isEmpty else { return self }
    let ingredients = Set(source.covariates.filter(\.isIngredient).map(\.name))
    var result: [Series] = []
    var source = source
    source.features += sources.map(\.feature)
    let times = self.times
    for series in series {
      let added = try SeriesFeatures(series: series, sources: sources, times: times)
        .added(without: ingredients)
      source.rowsBeforeFeatures += series.count - added.count
      result.append(added)
    }
    return Panel(series: result, source: source)
  }
}

extension Panel {
  /// The times of all series, each once: what terms of Fourier count, so that series that start later
  /// than others are in step with them.
  private var times: [Int64] {
    series.count == 1 ? series[0].axis.ticks : Set(series.flatMap(\.axis.ticks)).sorted()
  }
}

/// Computes the features of one series.
struct SeriesFeatures {
  let series: Series
  let sources: [FeatureSource]
  /// The times of all series of the panel.
  let times: [Int64]

  func added(without ingredients: Set<String>) throws(DataError) -> Series {
    let longest = sources.max { $0.feature.formula.rowsBefore < $1.feature.formula.rowsBefore }
    let start = longest?.feature.formula.rowsBefore ?? 0
    guard start < series.count else {
      throw DataError(
        .featureLongerThanSeries(
          longest.map { "\($0.feature)" } ?? "", rowsNeeded: start + 1, series: series.id,
          rows: series.count))
    }
    let kept = series.dropping(start)
    var past = kept.covariates.filter { !ingredients.contains($0.name) }
    var ahead = kept.futureCovariates
    for source in sources {
      if source.feature.formula.isOfTime {
        ahead += try columns(of: source, on: kept.axis)
      } else {
        past += try columns(of: source, from: start)
      }
    }
    let names = ([kept.target] + past + ahead).map(\.name)
    for (index, name) in names.enumerated() where names[..<index].contains(name) {
      throw DataError(.repeatedCovariate(name))
    }
    return Series(
      id: kept.id, axis: kept.axis, target: kept.target, covariates: past, futureCovariates: ahead,
      staticCovariates: kept.staticCovariates)
  }

  /// What is known on each row of a column; of a line between two values, nothing before its end.
  private func known(_ name: String?) -> [Double] {
    Array(column(name).carried.prefix(series.count))
  }

  private func column(_ name: String?) -> Column {
    let columns = series.covariates + series.futureCovariates
    return name.flatMap { name in columns.first { $0.name == name } } ?? series.target
  }

  private func columns(of source: FeatureSource, from start: Int) throws(DataError) -> [Column] {
    let formula = source.feature.formula
    let inputs = source.columns.map(known)
    for (name, values) in zip(source.columns, inputs) {
      guard let row = formula.refusedRow(values) else { continue }
      throw DataError(
        .valueWithoutFeature(
          values[row], column: name ?? series.target.name, series: series.id,
          time: series.axis.label(row: row), feature: "\(source.feature)"))
    }
    let lists = formula.values(of: inputs)
    let filled = source.columns.reduce(FilledRows()) { $0.union(column($1).filled) }
      .reaching(formula.rowsBefore).dropping(start)
    var columns: [Column] = []
    for (name, values) in zip(source.names, lists) {
      if let index = values.firstIndex(where: { !$0.isFinite }) {
        throw DataError(
          .featureNotFinite(
            "\(source.feature)", series: series.id,
            time: series.axis.label(row: formula.rowsBefore + index)))
      }
      columns.append(
        Column(
          name: name, role: .pastCovariate, values: Array(values[(start - formula.rowsBefore)...]),
          interpolations: [], filled: filled))
    }
    return columns
  }

  private func columns(of source: FeatureSource, on axis: TimeAxis) throws(DataError) -> [Column] {
    let formula = source.feature.formula
    if let problem = formula.problem(on: axis) { throw problem }
    let origin = times.partitioningIndex { $0 >= axis.ticks[0] }
    let lists = formula.values(at: axis.ticks, row: origin, axis: axis.announced)
    return zip(source.names, lists).enumerated().map { output, column in
      Column(
        name: column.0, role: .futureCovariate, values: column.1, interpolations: [],
        rule: TimeRule(formula: formula, output: output, origin: origin))
    }
  }
}
