import MartletLayers
public import MartletEvaluation
public import MartletForecasting
public import MartletPanels
import MartletModels
import MartletTraining

/// Examines why a network trains or does not, on the rows before the first cutoff of a backtest.
///
/// ```swift
/// let backtest = Backtest(horizon: 6, folds: .expanding(count: 10))
/// if let report = try await Doctor(backtest).report(on: .mlp(layers: 50), panel) {
///   for finding in report.findings { print(finding.number, finding.title) }
/// }
/// ```
///
/// The last eighth of these rows is held out, unless the task holds out rows of its own. No test fold is met.
public struct Doctor: Sendable {
  /// The evaluation whose first fit is examined: its task, seeds and jobs.
  public var backtest: Backtest
  /// The parts to examine.
  public var parts: Set<DoctorPart>

  /// Creates a doctor of all parts unless some are named.
  public init(_ backtest: Backtest, parts: Set<DoctorPart> = Set(DoctorPart.allCases)) {
    (self.backtest, self.parts) = (backtest, parts)
  }

  /// Examines a network.
  ///
  /// - Parameter progress: Called after each piece of work.
  /// - Returns: Nil for a model that is not trained by gradient descent.
  /// - Throws: What a fit throws before its first step, and `BacktestError` where the folds do not fit.
  public func report(
    on model: Model, _ panel: Panel, progress: (Backtest.Progress) -> Void = { _ in }
  ) async throws -> DoctorReport? {
    guard let network = model.forecaster as? any NetworkForecaster else { return nil }
    let rules = Self.rules.filter { parts.contains($0.part) }
    let fit = try backtest.firstFit(of: model, on: panel)
    let examination = try await Examination(
      of: network, model, fit, needs: rules.reduce(into: []) { $0.formUnion($1.needs) },
      seeds: max(backtest.seeds, 1), jobs: backtest.jobs, progress: progress)
    let found = rules.flatMap { $0.findings(in: examination) }.map {
      $0.keeping { Self.changes($0, of: model, fit.task) }
    }
    return DoctorReport(
      model: model.label, series: fit.known.histories.first?.id ?? "",
      seriesCount: fit.known.histories.count, cutoff: fit.cutoff,
      windows: examination.setup.training.count,
      heldOut: examination.setup.validation?.count ?? 0,
      weights: examination.setup.network.parameterCount, seeds: examination.seeds,
      parts: DoctorPart.allCases.filter(parts.contains), rules: rules.map(\.number),
      findings: Self.ordered(found), rate: examination.rate)
  }

  /// Whether a model has an option, with another value than the one to set.
  private static func changes(
    _ change: OptionChange, of model: Model, _ task: ForecastTask
  ) -> Bool {
    let own =
      change.owner == .model ? model.options : ForecastTask.networkOptions.texts(of: task)
    // An option of the task that is no option of training, such as the transform, has been looked at by its rule.
    guard let present = own.first(where: { $0.name == change.option }) else {
      return change.owner == .task
    }
    return present.value != change.value
  }

  /// The most serious first, and of those the ones of the earliest part.
  private static func ordered(_ findings: [Finding]) -> [Finding] {
    let order = rules.map(\.number)
    func place(_ finding: Finding) -> Int { order.firstIndex(of: finding.number) ?? order.count }
    return findings.enumerated().sorted { a, b in
      a.element.severity != b.element.severity
        ? a.element.severity > b.element.severity
        : (place(a.element), a.offset) < (place(b.element), b.offset)
    }.map(\.element)
  }

  /// All rules, in the order in which findings of one severity stand: causes before what follows from them.
  static let rules: [any Rule] = [
    ConstantTarget(), UnscaledInputs(), ColumnKnowsFuture(), IdleColumns(), EqualWeights(),
    SignalForward(), GradientBackward(), SaturatedAtStart(), LossAtStart(),
    RateTooHigh(), RateTooLow(), NoMemory(),
    NotFinite(), LossLeaps(), NoFall(), DyingUnits(), SmallUpdates(), AlwaysClipped(),
    ScheduleDead(), Underfitting(), Overfitting(), TooFewSteps(),
    FlatForecast(), CopiesLastValue(),
  ]
}
