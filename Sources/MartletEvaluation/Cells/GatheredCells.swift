import MartletForecasting

/// What the cells of a run compute, sorted by model, seed, series and fold as they finish.
struct GatheredCells {
  /// What the cells of one model computed.
  struct Own {
    /// The forecasts.
    fileprivate(set) var paths: PathTable
    /// One table a level; none before a cell that has some.
    fileprivate(set) var quantiles: [PathTable] = []
    /// The results with sample paths or parts, and where their cells stand.
    fileprivate(set) var withDraws: [(place: CellPlace, result: CellResult)] = []
    fileprivate var choices: [(cell: Int, record: ChoiceRecord)] = []
    /// The fits of networks by their cells.
    fileprivate var fits: [(cell: Int, records: [FitRecord])] = []
    fileprivate var seconds = 0.0
    fileprivate var count = 0
    /// The first failure in the order of the cells.
    fileprivate var failure: (cell: Int, error: CellError)?
  }

  private let cells: [CellPlace]
  private let models: [Model]
  private let tasks: [ForecastTask]
  private let seeds: Int
  private var own: [Own]

  /// - Parameter cells: Those of the run, in their order.
  init(_ cells: [CellPlace], of source: CellSource) {
    self.cells = cells
    (models, tasks, seeds) = (source.models, source.tasks, source.seeds)
    let layout = source.layout
    own = zip(source.models, source.tasks).map { model, task in
      Own(
        paths: PathTable(
          seeds: model.fits(of: source.seeds), series: layout.series.count,
          folds: layout.folds.count, steps: task.horizon))
    }
  }

  /// Takes in what a cell computed.
  mutating func add(_ result: CellResult, ofCell index: Int) {
    let place = cells[index]
    if let error = result.failure {
      if own[place.model].failure.map({ index < $0.cell }) ?? true {
        own[place.model].failure = (index, error)
      }
      return
    }
    own[place.model].add(result, at: place)
    own[place.model].seconds += result.fitSeconds
    own[place.model].count += 1
    if result.draws != nil || result.parts != nil {
      own[place.model].withDraws.append((place, result))
    }
    if let record = result.choiceRecord { own[place.model].choices.append((index, record)) }
    let fits = result.fits(
      folds: place.folds, isNetwork: models[place.model].forecaster.isNetwork)
    if !fits.isEmpty { own[place.model].fits.append((index, fits)) }
  }

  /// What a model computed; of one that failed, before it did so.
  subscript(model: Int) -> Own { own[model] }

  /// The choices of a model, fit by fit.
  func choices(of model: Int) -> [ChoiceRecord] {
    own[model].choices.sorted { $0.cell < $1.cell }.map(\.record)
  }

  /// How the networks of a model were trained, fit by fit.
  func fits(of model: Int) -> [FitRecord] {
    own[model].fits.sorted { $0.cell < $1.cell }.flatMap(\.records)
  }

  /// The forecasts of a model as a result has them.
  func forecasts(of model: Int) -> ModelForecasts {
    ModelForecasts(
      model: models[model], task: tasks[model], paths: own[model].paths,
      quantiles: own[model].quantiles,
      meanFitSeconds: own[model].seconds / Double(max(own[model].count, 1)),
      choices: choices(of: model), fits: fits(of: model))
  }

  /// The models that failed in some cell, in the order of the run. What cells after its first failure computed,
  /// while that was under way, is no forecast of the model any more.
  ///
  /// - Parameter asked: Whether the model of a place was asked for.
  /// - Throws: The first error where no model is left that was asked for, and an error of naive: no table
  ///   is without it.
  mutating func failures(asked: (Int) -> Bool) throws(CellError) -> [ModelFailure] {
    let failed = own.indices.compactMap { model in
      own[model].failure.map { (model: model, cell: $0.cell, error: $0.error) }
    }
    guard let first = failed.min(by: { $0.cell < $1.cell }) else { return [] }
    if let naive = failed.first(where: { models[$0.model].isNaive }) { throw naive.error }
    if !own.indices.contains(where: { asked($0) && own[$0].failure == nil }) { throw first.error }
    for (model, cell, _) in failed {
      for place in cells[cell...] where place.model == model { own[model].clear(place) }
      own[model].fits.removeAll { $0.cell > cell }
    }
    return failed.map { model, _, error in
      ModelFailure(
        label: models[model].label, place: model, seedCount: models[model].fits(of: seeds),
        error: error)
    }
  }
}

extension GatheredCells.Own {
  fileprivate mutating func add(_ result: CellResult, at place: CellPlace) {
    for (fold, all) in zip(place.folds, result.paths) {
      for (series, path) in zip(place.series, all) {
        paths.set(path, seed: place.seed, series: series, fold: fold)
      }
    }
    for (fold, all) in zip(place.folds, result.quantiles ?? []) {
      for (series, levels) in zip(place.series, all) {
        while quantiles.count < levels.count {
          quantiles.append(
            PathTable(
              seeds: paths.seeds, series: paths.series, folds: paths.folds, steps: paths.steps))
        }
        for (level, path) in levels.enumerated() {
          quantiles[level].set(path, seed: place.seed, series: series, fold: fold)
        }
      }
    }
  }

  fileprivate mutating func clear(_ place: CellPlace) {
    for fold in place.folds {
      for series in place.series {
        paths.set([], seed: place.seed, series: series, fold: fold)
        for level in quantiles.indices {
          quantiles[level].set([], seed: place.seed, series: series, fold: fold)
        }
      }
    }
  }
}
