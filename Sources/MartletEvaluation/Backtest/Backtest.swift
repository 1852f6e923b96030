public import MartletModels
public import MartletSeries
import MartletLayers

/// A walk-forward evaluation: every model forecasts from the same cutoffs, each fitted on nothing
/// but what was known there.
///
/// ```swift
/// let backtest = Backtest(horizon: 20, folds: .expanding(count: 40, step: 20), seeds: 3)
/// let result = try await backtest.run([.naive, .mlp(norm: .batch)], on: panel)
/// ```
public struct Backtest: Sendable {
  public var task: ForecastTask
  public var folds: Folds
  /// Fits of each random model in each fold, with different seeds.
  public var seeds: Int
  /// Where all streams of chance start.
  public var seed: UInt64 = 1
  /// Coverage of the intervals, each between 0 and 1.
  public var levels: [Double] = [0.8, 0.95]
  /// Threads at work: cells that run at a time, and where there are fewer cells the threads of each.
  /// No number in the result depends on it.
  public var jobs = 1

  public init(task: ForecastTask, folds: Folds, seeds: Int = 3) {
    self.task = task
    self.folds = folds
    self.seeds = seeds
  }

  /// A backtest with the usual task for this horizon.
  public init(horizon: Int, folds: Folds, seeds: Int = 3) {
    self.init(task: ForecastTask(horizon: horizon), folds: folds, seeds: seeds)
  }

  /// How far a run has come.
  public struct Progress: Sendable {
    public let done: Int
    public let total: Int
    /// The cell that finished, for example "MLP fold 29 seed 2".
    public let label: String
  }

  /// Runs all models on all folds. `Naive` is added in front when it is not among them: no result
  /// is without it.
  ///
  /// - Throws: `BacktestError` when the folds do not fit the series, `OptionError` for a model's
  ///   options, `CellError` when a model fails.
  public func run(
    _ models: [Model], on panel: Panel, progress: (Progress) -> Void = { _ in }
  ) async throws -> BacktestResult {
    try check(models, on: panel)
    let models = Self.withNaive(models)
    let list = folds.list(horizon: task.horizon)
    let cells = cells(models, panel)
    let tasks = try tasks(
      of: models, cells: cells.filter { models[$0.model].forecaster.isRandom }.count)
    let results = try await Workers.map(cells, jobs: jobs) { done, cell in
      let fold = "\(models[cell.model].label) fold \(cell.folds.lowerBound + 1)"
      let label = models[cell.model].forecaster.isRandom ? "\(fold) seed \(cell.seed + 1)" : fold
      progress(Progress(done: done, total: cells.count, label: label))
    } _: { [folds, seed] cell in
      try Self.compute(
        cell, models[cell.model], tasks[cell.model], panel.series[cell.series], folds, list,
        seed: seed)
    }
    return BacktestResult(
      backtest: self, panel: panel, models: models, tasks: tasks,
      paths: zip(cells, results).map { ($0, $1) })
  }

  /// What each model is to do, with the threads that are left for each of its cells.
  func tasks(of models: [Model], cells: Int) throws -> [ForecastTask] {
    try models.map { model in
      var task = try model.task(from: task)
      task.threads = max(1, jobs / max(cells, 1))
      return task
    }
  }

  /// The cells of a run, fit by fit, series by series, in the order of the models.
  func cells(_ models: [Model], _ panel: Panel) -> [Cell] {
    var cells: [Cell] = []
    for fit in folds.fits() {
      for series in panel.series.indices {
        for (index, model) in models.enumerated() {
          for seed in 0..<(model.forecaster.isRandom ? seeds : 1) {
            cells.append(Cell(series: series, model: index, folds: fit, seed: seed))
          }
        }
      }
    }
    return cells
  }

  /// The number of cells that a run with these models has.
  public func cellCount(_ models: [Model], on panel: Panel) -> Int {
    cells(Self.withNaive(models), panel).count
  }

  /// The models of a run: these, with `Naive` in front unless it is among them.
  public static func withNaive(_ models: [Model]) -> [Model] {
    models.contains { $0.forecaster is Naive } ? models : [.naive] + models
  }

  /// The stream of chance of a cell follows from the series, the cutoff of its fit and the seed. The
  /// model is left out, so that models meet the same batches, and a label changes no number; the
  /// number of folds is left out, so that more of them change no fold.
  static func compute(
    _ cell: Cell, _ model: Model, _ task: ForecastTask, _ series: Series, _ folds: Folds,
    _ list: [Fold], seed: UInt64
  ) throws -> CellResult {
    let first = list[cell.folds.lowerBound]
    let cutoff = series.axis.label(row: first.cutoff(of: series.count))
    do {
      let clock = ContinuousClock()
      let start = clock.now
      let rows = folds.trainingRows(in: first, of: series.count)
      let known = series.asOf(row: rows.upperBound - 1, start: rows.lowerBound)
      let randomness = SplitMix64(
        seed: seed, path: Cell.stream(series, cutoff: cutoff, seed: cell.seed))
      let fitted = try model.fit(AsOfPanel(histories: [known]), task, randomness: randomness)
      let fitSeconds = (clock.now - start) / .seconds(1)

      let paths = try cell.folds.map { fold in
        let history = series.asOf(row: list[fold].cutoff(of: series.count))
        return try fitted.predict(AsOfPanel(histories: [history]))[0]
      }
      return CellResult(paths: paths, fitSeconds: fitSeconds)
    } catch {
      throw CellError(
        model: model.label, series: series.id, cutoff: cutoff, seed: cell.seed + 1, cause: error)
    }
  }

  /// The largest number of folds that leaves every model enough to train on in the first of them.
  ///
  /// - Throws: `OptionError` for a model's options.
  public func foldRoom(_ models: [Model], on panel: Panel) throws -> Int {
    let step = folds.step ?? task.horizon
    let needed =
      try Self.withNaive(models).map {
        $0.forecaster.minimumRows(for: try $0.task(from: task))
      }.max() ?? 1
    let spare = (panel.series.map(\.count).min() ?? 0) - folds.gap - task.horizon - needed
    return spare < 0 ? 0 : spare / step + 1
  }

  /// Checks that the folds fit the series, before anything is trained.
  ///
  /// - Throws: `BacktestError`, `OptionError`, and `DataError` for a value that the transform does not
  ///   take.
  public func check(_ models: [Model], on panel: Panel) throws {
    let models = Self.withNaive(models)
    let labels = models.map(\.label)
    if let twice = labels.first(where: { label in labels.filter { $0 == label }.count > 1 }) {
      throw BacktestError.sameLabel(twice)
    }
    guard let first = folds.list(horizon: task.horizon).first else { throw BacktestError.noFolds }
    for series in panel.series {
      if let value = series.target.values.first(where: { $0.magnitude > 1e150 }) {
        throw BacktestError.tooLarge(
          series: series.id, file: panel.source.files.first?.name ?? "", value: value)
      }
      // A transform that some value does not allow is an error now, not in the fold that meets it.
      _ = try task.transform.fit(
        to: series.asOf(row: series.count - 1), seasonLength: task.seasonLength)
      let available = folds.trainingRows(in: first, of: series.count).count
      for model in models {
        let needed = model.forecaster.minimumRows(for: try model.task(from: task))
        if available < needed {
          throw BacktestError.tooFewRows(
            series: series.id, file: panel.source.files.first?.name ?? "", rows: series.count,
            model: model.label, needed: needed, available: available, after: first.rowsAfter)
        }
      }
    }
  }
}
