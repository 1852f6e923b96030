public import MartletForecasting
public import MartletPanels

/// A walk-forward evaluation: every model forecasts from the same cutoffs, each fitted on nothing
/// but what was known there.
///
/// ```swift
/// let backtest = Backtest(horizon: 20, folds: .expanding(count: 40, step: 20), seeds: 3)
/// let result = try await backtest.run([.naive, .mlp(norm: .batch)], on: panel)
/// ```
public struct Backtest: Sendable {
  /// What every model is to forecast and how it is trained; options of a model's own change it for
  /// that model.
  public var task: ForecastTask
  /// The cutoffs to forecast from and what is trained on there; at least one fold for `run`.
  public var folds: Folds
  /// Fits of each random model in each fold, with different seeds.
  public var seeds: Int
  /// Where all streams of chance start.
  public var seed: UInt64 = 1
  /// The loss by which models are ranked and tested.
  public var metric = Metric.mae
  /// The smallest skill that matters: a model whose loss is less than this share below or above that of naive neither
  /// beats it nor loses to it.
  public var minimumSkill = 0.01
  /// The units of the mean absolute and the mean squared error.
  public var metricScale = MetricScale.none
  /// Coverage of the intervals, each between 0 and 1.
  public var levels: [Double] = [0.8, 0.95]
  /// Levels of single quantiles, each between 0 and 1.
  public var quantiles: [Double] = []
  /// Where intervals and quantiles come from.
  public var intervals = IntervalSource.usual
  /// Whether a series whose values the transform does not take leaves from the fold on that knows such a
  /// value, instead of being an error: the folds before are of all series, the later ones of the
  /// survivors. Who takes part in a fold is decided by what is known there.
  public var dropsRefused = false
  /// By the id of a series the cutoffs from which it is forecast, where folds stand at given times; nil for all.
  package var cutoffTimes: [String: Set<Int64>]?
  /// Which folds enter scores, tests and tables; all are run, and calibrate intervals.
  public var filter = FoldFilter()
  /// Threads at work: cells that run at a time, and where there are fewer cells the threads of each.
  /// No number in the result depends on it.
  public var jobs = 1

  /// Creates a backtest that ranks by the mean absolute error, with intervals of 80 % and 95 % from past
  /// errors.
  ///
  /// - Parameter seeds: Fits of each random model in each fold.
  public init(task: ForecastTask, folds: Folds, seeds: Int = 3) {
    self.task = task
    self.folds = folds
    self.seeds = seeds
  }

  /// The folds with the horizon of the task: all that says where they stand.
  public var foldPlan: FoldPlan { FoldPlan(horizon: task.horizon, folds) }

  /// A backtest with the usual task for this horizon.
  public init(horizon: Int, folds: Folds, seeds: Int = 3) {
    self.init(task: ForecastTask(horizon: horizon), folds: folds, seeds: seeds)
  }

  /// How far a run has come.
  public struct Progress: Sendable {
    /// Cells that have finished: a cell is the work of one model and seed from one fit.
    public let done: Int
    /// Cells that the whole run has.
    public let total: Int
    /// The cell that finished, for example "MLP fold 29 seed 2".
    public let label: String

    package init(done: Int, total: Int, label: String) {
      (self.done, self.total, self.label) = (done, total, label)
    }
  }

  /// Runs all models on all folds. `Naive` is added in front when it is not among them: no result
  /// is without it. A model that fails is left out, and `failures` of the result says why; so is one that
  /// needs more rows than the first fold leaves it, where another that was asked for has enough.
  ///
  /// - Parameter store: Where the results of cells are kept, and taken from where it has them.
  /// - Throws: `BacktestError` when the folds do not fit the series, `OptionError` for a model's
  ///   options, `CellError` when all models fail that were asked for.
  public func run(
    _ models: [Model], on panel: Panel, store: (any CellStore)? = nil,
    progress: (Progress) -> Void = { _ in }
  ) async throws -> BacktestResult {
    guard folds.count > 0 else { throw BacktestError.noFolds }
    return try await settled(for: panel).runSettled(
      models, on: panel, store: store, progress: progress)
  }

  /// The backtest with what follows from the series where its task does not say it: see
  /// `ForecastTask.settled(for:)`. A run, and every question about one, begins with it.
  public func settled(for panel: Panel) -> Backtest {
    var backtest = self
    backtest.task = task.settled(for: panel)
    return backtest
  }

  private func runSettled(
    _ models: [Model], on panel: Panel, store: (any CellStore)?, progress: (Progress) -> Void
  ) async throws -> BacktestResult {
    let fitting = try fitting(models, on: panel)
    try check(fitting, on: panel)
    let asked = models.map(\.label)
    let short = try tooShort(
      Self.withNaive(models), asked: models, fitting: fitting, on: panel)
    let models = Self.withNaive(models)
    let layout = try layout(of: panel, Self.withNaive(fitting))
    if !filter.isEmpty { _ = try filter.entering(layout, of: panel) }
    let tooShort = Set(short.map(\.place))
    let cells = try cells(models, layout, fits: foldPlan.fits()).filter {
      !tooShort.contains($0.model)
    }
    var source = try cellSource(
      models, layout, sharing: cells.filter { models[$0.model].forecaster.isRandom }.count)
    source.neededLevels = nativeLossLevels
    var gathered = try await source.run(cells, jobs: jobs, store: store) { done, cell in
      let fold = "\(models[cell.model].label) fold \(cell.folds.lowerBound + 1)"
      let label = models[cell.model].forecaster.isRandom ? "\(fold) seed \(cell.seed + 1)" : fold
      progress(Progress(done: done, total: cells.count, label: label))
    }
    let failures =
      try gathered.failures {
        !tooShort.contains($0) && (asked.isEmpty || asked.contains(models[$0].label))
      } + short
    let failed = Set(failures.map(\.place))
    return BacktestResult(
      backtest: self, panel: panel, layout: layout, gathered,
      models: models.indices.filter { !failed.contains($0) },
      failures: failures.sorted { $0.place < $1.place })
  }

  /// What each model is to do, with the threads that are left for each of its cells.
  func tasks(of models: [Model], cells: Int) throws -> [ForecastTask] {
    try models.map { model in
      var task = try model.task(from: task)
      task.threads = max(1, jobs / max(cells, 1))
      return task
    }
  }

  /// The number of cells that a run with these models has.
  public func cellCount(_ models: [Model], on panel: Panel) throws -> Int {
    let backtest = settled(for: panel)
    let models = Self.withNaive(try backtest.fitting(models, on: panel))
    let layout = try backtest.layout(of: panel, models)
    return try backtest.cells(models, layout, fits: foldPlan.fits()).count
  }

  /// Where the folds stand in each series.
  package func layout(of panel: Panel, _ models: [Model]) throws -> FoldLayout {
    var layout = FoldLayout(foldPlan, of: panel, needed: try rowsOfEach(models))
    if let cutoffTimes, let times = folds.times?.suffix(folds.count).map(\.self) {
      layout = layout.restricted {
        cutoffTimes[panel.series[$0].id]?.contains(times[$1]) ?? false
      }
    }
    return dropsRefused ? layout.leaving { refusal(of: $0) != nil } : layout
  }

  /// The layout of the folds that the filter leaves; all where it cannot be asked.
  package func filtered(_ layout: FoldLayout, of panel: Panel) -> FoldLayout {
    guard !filter.isEmpty, let entering = try? filter.entering(layout, of: panel) else {
      return layout
    }
    return layout.restricted { entering[$0][$1] }
  }

  /// Checks that the filter leaves a fold.
  /// - Throws: `BacktestError` with what there is.
  package func checkFilter(_ models: [Model], on panel: Panel) throws {
    guard !filter.isEmpty else { return }
    _ = try filter.entering(try layout(of: panel, Self.withNaive(models)), of: panel)
  }

  /// Why the transform does not take what is known of a series; nil where it does.
  package func refusal(of history: History) -> (any Error)? {
    do {
      _ = try task.transform.fit(to: history, seasonLength: task.seasonLength)
      return nil
    } catch {
      return error
    }
  }

  /// Where the forecast beyond the last row stands in each series.
  package func finalLayout(of panel: Panel, _ models: [Model]) throws -> FoldLayout {
    FoldLayout(afterLastRowOf: panel, foldPlan, needed: try rowsOfEach(models))
  }

  /// Rows that a series must have before a cutoff to be forecast by all of these models.
  func rowsOfEach(_ models: [Model]) throws -> Int {
    try models.map { try rowsOfEach($0) }.max() ?? 1
  }

  /// The same for one model.
  func rowsOfEach(_ model: Model) throws -> Int {
    let (own, forecaster) = (try model.task(from: task), model.forecaster)
    if folds.count == 0, let least = forecaster.leastRows(for: own) { return least }
    return forecaster.rowsOfEach(for: own)
  }

  /// Rows that one series at least must have before a cutoff for a model to learn.
  func rowsOfLongest(_ model: Model) throws -> Int {
    let (own, forecaster) = (try model.task(from: task), model.forecaster)
    if folds.count == 0, let least = forecaster.leastRows(for: own) { return least }
    return forecaster.minimumRows(for: own)
  }

  /// The same without folds: of a forecast beyond the last row alone.
  package var withoutFolds: Backtest {
    var backtest = self
    backtest.folds.count = 0
    return backtest
  }

  /// The models of a run: these, with `Naive` in front unless it is among them.
  public static func withNaive(_ models: [Model]) -> [Model] {
    models.contains(where: \.isNaive) ? models : [.naive] + models
  }
}
