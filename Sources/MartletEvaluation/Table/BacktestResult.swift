import MartletForecasting
public import MartletPanels
import RealModule

/// All forecasts of a walk-forward evaluation, beside what happened.
public struct BacktestResult: Sendable {
  /// The evaluation as it was run.
  public let backtest: Backtest
  /// The series that were forecast, with the values that happened.
  public let panel: Panel
  /// All folds of the run, oldest first, those that a filter leaves out too; not every series takes part in each
  /// where cutoffs go by the calendar.
  public let folds: [Fold]
  /// The forecasts of each model, in the order of the table: naive first unless placed elsewhere.
  public let models: [ModelForecasts]
  /// The models that failed, in the order of the run; `models` are the others.
  public let failures: [ModelFailure]
  /// What models that failed had forecast before, by their places.
  private var partial: [Int: ModelForecasts] = [:]
  /// Where the folds stand in each series: of those that the filter of the backtest leaves, which is what all scores,
  /// tests and tables are of.
  package private(set) var layout: FoldLayout
  /// The same of all folds that were run, which is what calibrates intervals and says how a series moved before its
  /// first one.
  package let everyFold: FoldLayout
  /// The scales of MASE and RMSSE by series and fold: the seasonal naive error in the rows before the cutoff that
  /// a fit there would train on.
  package let inSampleScales: [[(absolute: Double, square: Double)]]
  /// What the errors of a series are divided by in the mean absolute and squared error.
  let errorScales: [Double]
  /// What losses are divided by where several series count together.
  private(set) var units = SeriesUnits.ofOneSeries
  /// Whether a series moves more at some places of its season than at others, so that a later step may be
  /// surer than an earlier one.
  let movesBySeason: [Bool]
  /// How much each series moved lately, in its units and in logarithms, where errors are measured by it.
  let movement: [[RecentMovement]]
  /// The levels of intervals and quantiles of each model and series, where they adapt.
  private(set) var adaptedLevels: [[AdaptedLevels]] = []

  /// - Parameter models: Forecasts for every fold of the evaluation and every series of the panel.
  package init(
    backtest: Backtest, panel: Panel, models: [ModelForecasts], failures: [ModelFailure] = [],
    layout known: FoldLayout? = nil
  ) {
    self.failures = failures
    self.backtest = backtest
    self.panel = panel
    let layout = known ?? backtest.layout(of: panel, models)
    everyFold = layout
    self.layout = backtest.filtered(layout, of: panel)
    folds = layout.folds
    self.models = models
    let targets = panel.series.map(\.target)
    errorScales = targets.indices.map {
      backtest.errorScale(of: targets[$0], series: $0, layout)
    }
    movesBySeason = targets.indices.map {
      backtest.movesBySeason(targets[$0], series: $0, layout)
    }
    inSampleScales = panel.series.indices.map { series in
      InSampleScales.of(
        panel.series[series].target,
        folds: layout.folds.indices.map { layout.trainingRows(series: series, fold: $0) },
        seasonLength: backtest.task.seasonLength)
    }
    movement = backtest.movement(panel, layout, models)
    units = madeUnits()
    adaptedLevels = madeAdaptedLevels()
  }

  /// The result of what all cells computed.
  init(
    backtest: Backtest, panel: Panel, layout: FoldLayout, _ cells: GatheredCells, models: [Int],
    failures: [ModelFailure]
  ) {
    self.init(
      backtest: backtest, panel: panel, models: models.map(cells.forecasts), failures: failures,
      layout: layout)
    for failure in failures { partial[failure.place] = cells.forecasts(of: failure.place) }
  }

  /// The same evaluation with more models behind its own.
  func adding(_ more: [ModelForecasts], _ failed: [ModelFailure]) -> BacktestResult {
    var result = BacktestResult(
      backtest: backtest, panel: panel, models: models + more, failures: failures + failed,
      layout: everyFold)
    result.partial = partial
    return result
  }

  /// The same evaluation of some of its folds.
  ///
  /// - Parameter isKept: Whether a series is forecast in a fold where it was.
  func restricted(to isKept: (_ series: Int, _ fold: Int) -> Bool) -> BacktestResult {
    var result = BacktestResult(
      backtest: backtest, panel: panel, models: models, failures: [], layout: everyFold)
    result.layout = layout.restricted(to: isKept)
    result.units = result.madeUnits()
    return result
  }

  /// What a model that failed had forecast from the cutoffs before that.
  ///
  /// - Returns: nil where it did not reach the fold with all its seeds.
  package func forecasts(of failure: ModelFailure, series: Int, fold: Int) -> ModelForecasts? {
    partial[failure.place].flatMap { $0.paths.hasAll(series: series, fold: fold) ? $0 : nil }
  }

  /// How the networks of the run were trained: model by model in the order of the run, and of each fold by
  /// fold and seed by seed. Of a model that failed those fits are here that came before.
  public var fits: [FitRecord] {
    places.flatMap { place in
      switch place {
      case .model(let model): models[model].fits
      case .failed(let failure): partial[failure.place]?.fits ?? []
      }
    }
  }

  /// Where `Naive` stands among the models.
  public var naiveIndex: Int { models.firstIndex { $0.isNaive } ?? 0 }

  /// From where a series was forecast in a fold.
  public func cutoff(series: Int, fold: Int) -> Cutoff {
    layout.cutoff(series: series, fold: fold)
  }

  /// The last row of a series that was known in a fold.
  func lastRow(series: Int, fold: Int) -> Int { layout.lastRow(series: series, fold: fold) }

  /// Whether a series was forecast in a fold that enters: always, unless cutoffs go by the calendar or the backtest
  /// has a filter.
  public func takesPart(series: Int, fold: Int) -> Bool {
    layout.takesPart(series: series, fold: fold)
  }

  /// The series that were forecast in some fold in which something happened.
  var scoredSeries: [Int] { panel.series.indices.filter { !scoredFolds(of: $0).isEmpty } }

  /// The values in the horizon of a fold in which the series takes part; those of rows that were filled
  /// did not happen (`observedSteps(series:fold:)`).
  public func actual(series: Int, fold: Int) -> ArraySlice<Double> {
    let values = panel.series[series].target.values
    let first = lastRow(series: series, fold: fold) + 1
    return values[first..<first + backtest.task.horizon]
  }

  /// The last value of the file that was known in a fold.
  public func last(series: Int, fold: Int) -> Double {
    panel.series[series].target.lastObserved(onRow: lastRow(series: series, fold: fold))
  }

  /// How many neighbouring folds share points of the series: 1 when no horizons overlap. Folds that a filter leaves
  /// may lie further apart than they were run.
  public var overlap: Int {
    guard !backtest.filter.isEmpty else { return foldsInHorizon }
    let folds = enteringFolds
    return folds.indices.map { place in
      folds[place...].count { $0 - folds[place] < foldsInHorizon }
    }.max() ?? 1
  }

  /// How many folds of the run, one after the other, share points of the series.
  var foldsInHorizon: Int { (layout.plan.horizon + layout.step - 1) / max(layout.step, 1) }

  /// The folds that enter scores and tests: all, but where the backtest has a filter.
  public var enteringFolds: [Int] {
    backtest.filter.isEmpty ? Array(folds.indices) : layout.foldsWithSeries
  }

  /// Some folds without those that overlap with a later one: the last, and before it those that are a horizon apart.
  func apart(_ folds: [Int]) -> [Int] {
    var apart: [Int] = []
    for fold in folds.reversed() where apart.last.map({ $0 - fold >= foldsInHorizon }) ?? true {
      apart.append(fold)
    }
    return apart.reversed()
  }
}

extension BacktestResult {
  /// The place of a model of the run: among those that failed, or among the others.
  public enum Place: Sendable {
    /// A model that forecast in every fold: its index in ``BacktestResult/models``.
    case model(Int)
    /// A model that failed in some fold, seed or series.
    case failed(ModelFailure)
  }

  /// All models of the run in its order, those that failed too.
  public var places: [Place] {
    var places = models.indices.map(Place.model)
    for failure in failures {
      places.insert(.failed(failure), at: min(failure.place, places.count))
    }
    return places
  }

  /// The same evaluation of what a forecast delivers: of each model the mean over its seeds, as if it were
  /// a single one.
  package var ofSeedMeans: BacktestResult {
    guard models.contains(where: { $0.seedCount > 1 }) else { return self }
    let means = models.map { model -> ModelForecasts in
      guard model.seedCount > 1 else { return model }
      var mean = model
      mean.paths = model.paths.ofMeans
      mean.quantiles = model.quantiles.map(\.ofMeans)
      return mean
    }
    return BacktestResult(
      backtest: backtest, panel: panel, models: means, failures: failures, layout: everyFold)
  }
}

extension Backtest {
  /// How much each series moved before each cutoff and before the end, in its units and in logarithms: what of it the
  /// models need.
  fileprivate func movement(
    _ panel: Panel, _ layout: FoldLayout, _ models: [ModelForecasts]
  ) -> [[RecentMovement]] {
    guard intervals.followsMovement, !levels.isEmpty || !quantiles.isEmpty else { return [] }
    return [false, true].map { isOfLogarithms in
      guard models.contains(where: { $0.task.transform.isOfLogarithms == isOfLogarithms }) else {
        return []
      }
      return panel.series.indices.map { place in
        let target = panel.series[place].target
        let values = target.happened(target.values.indices)
        return RecentMovement(
          isOfLogarithms ? values.map { .log($0) } : Array(values),
          cutoffs: layout.folds.indices.map { layout.lastRow(series: place, fold: $0) }
            + [target.values.count - 1])
      }
    }
  }

  /// Where the folds stand for these models alone.
  fileprivate func layout(of panel: Panel, _ models: [ModelForecasts]) -> FoldLayout {
    FoldLayout(foldPlan, of: panel, needed: models.map(\.rowsNeeded).max() ?? 1)
  }
}
