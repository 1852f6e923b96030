public import MartletCatalog
public import MartletEvaluation
public import MartletFiles
public import MartletForecasting
public import MartletPanels
import MartletTime

/// A plan made ready: its files are read, what follows from them is found, and all is checked that can be before
/// long work.
///
/// ```swift
/// let plan = RunPlan(.backtest, files: ["unemployment.csv"], horizon: 6, models: ["theta", "ridge"])
/// let result = try await PreparedRun(plan).backtest()
/// ```
public struct PreparedRun: Sendable {
  /// What was asked for.
  public let request: RunRequest
  /// The plan with all that followed from the files spelled out: what a document of the result holds.
  public let plan: RunPlan
  /// The series that take part.
  public let panel: Panel
  /// The folds, and what every model does on them; of a forecast, what calibrates it.
  public let backtest: Backtest
  /// The models, with the candidates that their budgets allow.
  public let models: [Model]
  /// What was tried within a budget, and what was not.
  public let budgets: [Backtest.BudgetPlan]
  /// The series that take no part, and why.
  public let leftOut: [SeriesFailure]
  /// The series that are forecast and have no room for a fold, and why.
  public let unfolded: [SeriesFailure]
  /// The series that are in the first folds only, and why.
  public let departures: [SeriesDeparture]
  /// What is asked for and changes nothing.
  public let unused: UnusedInputs
  /// What speaks against what was given, as a season of rows of another kind, and what there is to say of
  /// forecasts made elsewhere.
  public let remarks: [Wording]
  /// Forecasts made elsewhere, for the same table; nil for none.
  private let given: GivenForecasts?
  /// How far times were looked at for their rule; nil for all of them.
  let limits: AxisLimits?

  /// Reads the files of a plan.
  ///
  /// - Parameters:
  ///   - verb: What to run; nil for the command of the plan.
  ///   - jobs: Fits that run at a time, which change no number.
  /// - Throws: As `init(_:jobs:)` and `RunRequest`.
  public init(_ plan: RunPlan, as verb: RunVerb? = nil, jobs: Int = 1) throws {
    try self.init(RunRequest(plan, as: verb), jobs: jobs)
  }

  /// Reads the files of a plan that is understood.
  ///
  /// - Parameter jobs: Fits that run at a time, which change no number.
  /// - Throws: `DataError` for the files, `OptionError` for options of the task, `BacktestError`, `LeftOutSeries` or
  ///   `NoRoomForFolds` where folds cannot be laid out.
  public init(_ request: RunRequest, jobs: Int = 1) throws {
    self.request = request
    var checksums = [Checksum](repeating: Checksum(), count: request.reader.files.count)
    let draft = try request.reader.draft { checksums[$0].append($1) }
    let isForecast = request.verb == .forecast
    let file = try request.plan.forecasts.map {
      try ForecastFile(contentsOf: $0.name, options: request.plan.forecastOptions())
    }
    // All rows are known to a forecast, and its folds judge that very model.
    let setup: RunSetup
    if isForecast {
      let whole = try draft.panel()
      // Cutoffs that are given count the rows of the files, as in a backtest.
      let folds = try request.evaluation.askedFolds(
        in: request.evaluation.cutoffs.list == nil ? whole : draft.bare())
      setup = try RunSetup(
        request.evaluation, request.models, whole, folds, isForecast: true, jobs: jobs)
    } else if let file {
      setup = try RunSetup(
        scoring: file, draft, request.evaluation, request.models,
        isScore: request.verb == .score, jobs: jobs)
    } else {
      setup = try RunSetup(evaluating: draft, request.evaluation, request.models, jobs: jobs)
    }
    (given, limits) = (setup.given?.forecasts, setup.limits)
    (panel, backtest) = (setup.panel, setup.backtest)
    (leftOut, unfolded, departures) = (setup.leftOut, setup.unfolded, setup.departures)
    (models, budgets) = try backtest.withinBudgets(
      setup.models, on: panel, forecasts: isForecast)
    remarks = setup.remarks
    unused = UnusedInputs(of: request, backtest, panel)
    var plan = request.plan
    try plan.resolve(setup, models, unused, checksums: checksums.map(\.text))
    self.plan = plan
    if isForecast { try checkForecast() }
  }

  /// An axis without future dates is known before the work, not after it.
  private func checkForecast() throws {
    if request.evaluation.decomposition { try backtest.task.transform.checkParts() }
    let layout = try backtest.finalLayout(of: panel, models)
    let steps = backtest.task.horizon
    for (place, series) in panel.series.enumerated()
    where layout.takesPart(series: place, fold: 0) {
      _ = try series.axis.future(steps: steps)
      _ = try series.asOf(row: series.count - 1).futureCovariates(steps: steps)
    }
  }

  /// The series that are in folds.
  public var foldedPanel: Panel { panel.without(unfolded) }

  /// Runs a backtest or a comparison, or scores forecasts made elsewhere.
  ///
  /// - Parameter store: Where the results of cells are kept, and taken from where it has them.
  /// - Throws: `RunError` for a run that was prepared for a forecast, else as `Backtest.run`.
  public func backtest(
    store: (any CellStore)? = nil, progress: (Backtest.Progress) -> Void = { _ in }
  ) async throws -> BacktestResult {
    guard request.verb != .forecast else {
      throw RunError.otherVerb(request.verb, wanted: .backtest)
    }
    let result = try await backtest.run(models, on: panel, store: store, progress: progress)
    return given.map(result.adding) ?? result
  }

  /// Runs a forecast.
  ///
  /// - Parameter store: As for a backtest.
  /// - Throws: `RunError` for a run that was prepared for anything else, else as `Forecasting.run`.
  public func forecast(
    store: (any CellStore)? = nil, progress: (Backtest.Progress) -> Void = { _ in }
  ) async throws -> ForecastResult {
    guard request.verb == .forecast else {
      throw RunError.otherVerb(request.verb, wanted: .forecast)
    }
    var forecasting = Forecasting(calibratedBy: backtest)
    forecasting.pathCount = request.evaluation.paths
    forecasting.showsParts = request.evaluation.decomposition
    forecasting.withoutFolds = Set(unfolded.map(\.series))
    return try await forecasting.run(models, on: panel, store: store, progress: progress)
  }
}
