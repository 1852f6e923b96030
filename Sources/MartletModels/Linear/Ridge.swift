public import MartletForecasting
public import MartletNumerics
public import MartletPanels
import MartletFiles
import MartletLayers

/// One linear map from a window to all steps of the horizon, by least squares with a penalty.
///
///     ŷ = b + Wᵀ x,   min over W, b of  mean |y − ŷ|² + λ v |W|²      x: the row of the window
///
/// v is the mean variance of an input, so that λ has no unit. It learns from all windows of all series
/// of a panel together, exactly and in one solve: there is no budget and no chance. The row is that of
/// a network, as `NetworkShape` lays it out; `form` says on which scale.
///
/// The penalty is chosen on validation windows, those whose targets are among the last
/// `validationSize` rows, which are not learnt from; without such, among the last fifth of the rows
/// of each series (a horizon at least), and then all windows are learnt from with the penalty found.
///
/// Toner & Darlow (2024), "An analysis of linear time series forecasting models", for the closed form;
/// Zeng et al. (2023), "Are transformers effective for time series forecasting?", for `nlinear`; Li et
/// al. (2023), "Revisiting long-term time series forecasting", for `rlinear`.
///
/// A penalty that was not given is raised for a series whose forecast would be out of all proportion
/// (see `ForecastReach`).
///
/// - Edge cases: inputs that are constant, or linear in others, share their weight or have none; a
///   constant series is forecast by its value.
public struct Ridge: Forecaster {
  /// The scale on which a window is mapped, in the place of the task's scaler.
  public var form: Form
  /// λ, without a unit: a number above 0, or the one that forecasts validation windows best.
  public var penalty: Penalty

  /// Creates the model, by default of what a window has above its last value and with a penalty
  /// that is chosen on validation windows.
  public init(form: Form = .nlinear, penalty: Penalty = .automatic) {
    self.form = form
    self.penalty = penalty
  }

  public var name: String { "Ridge" }
  public var learnsAcrossSeries: Bool { true }
  public var uses: ModelUses { ModelUses(options: Self.taskOptions) }
  public func minimumRows(for task: ForecastTask) -> Int { task.rowsToLearn }
  public func rowsToPredict(for task: ForecastTask) -> Int { task.rowsOfWindow }
  public func rowsLearnt(for task: ForecastTask) -> Int? {
    task.rowsOfWindows(least: minimumRows(for: task))
  }

  /// The widest row: the sums of its products take 800 MB.
  private static let mostInputs = 10_000

  /// - Throws: `DataError` for a value that the transform does not take, `OptionError` for a penalty
  ///   that is too small, or rows that are too wide.
  public func fit(
    _ panel: AsOfPanel, _ task: ForecastTask, randomness: SplitMix64
  ) throws -> FittedRidge {
    let most = rowsLearnt(for: task)
    let panel = AsOfPanel(histories: panel.histories.map { most.map($0.suffix) ?? $0 })
    let task = try form.task(from: task)
    let pipeline = try FittedPipeline(
      fitting: panel, task, standardisesPast: form.standardises)
    let windows = RidgeWindows(try pipeline.sources(of: panel), pipeline.shape, task, form)
    guard windows.inputs <= Self.mostInputs else {
      throw OptionError(
        text: name, message: "a window has \(windows.inputs) numbers",
        hint:
          "take at most \(Self.mostInputs): a shorter \(option: .inputSize), or fewer covariates")
    }
    let sums: NormalEquations
    let penalty: Double
    switch self.penalty {
    case .fixed(let value): (sums, penalty) = (windows.sums(windows.final), value)
    case .automatic:
      let training = windows.sums(windows.training)
      penalty = choose(training, windows.sums(windows.validation))
      sums = windows.final == windows.training ? training : windows.sums(windows.final)
    }
    guard let map = sums.solution(penalty: penalty) else {
      throw OptionError(
        text: "\(name) penalty=\(penalty)",
        message: "the least squares of these windows have no finite solution",
        hint: "give a larger penalty, or form=nlinear")
    }
    let isGiven = if case .fixed = self.penalty { true } else { false }
    return Self.steadied(
      FittedRidge(
        maps: [(penalty, map)], places: panel.histories.map { _ in 0 }, pipeline: pipeline),
      sums, panel, penalties: isGiven ? [] : Penalty.larger(than: penalty))
  }

  /// The same with a larger penalty for series whose forecast is out of all proportion: windows that
  /// hardly move teach nothing of one that does, and small penalties let them teach anything.
  private static func steadied(
    _ fitted: FittedRidge, _ sums: NormalEquations, _ panel: AsOfPanel, penalties: [Double]
  ) -> FittedRidge {
    var fitted = fitted
    let task = fitted.pipeline.task
    // Series that are too short to be forecast are there to learn from.
    var open = panel.histories.enumerated().filter { $1.count >= task.rowsOfWindow }.map {
      (series: $0, history: $1, reach: ForecastReach($1.target, horizon: task.horizon))
    }
    let size = (inputs: fitted.maps[0].map.inputs, outputs: fitted.maps[0].map.outputs)
    // Without any weight or offset: the last value, or the mean of the window, as the form has it.
    let nothing = AffineMap(
      weights: [Double](repeating: 0, count: size.inputs * size.outputs),
      bias: [Double](repeating: 0, count: size.outputs))
    for penalty in penalties {
      open = open.filter { series, history, reach in
        // What is not known ahead yet is asked for when a forecast is.
        (try? fitted.path(after: history, series: series)).map { !reach.holds($0) } ?? false
      }
      if open.isEmpty { break }
      guard let map = penalty < .infinity ? sums.solution(penalty: penalty) : nothing else {
        continue
      }
      var places = fitted.places
      for (series, _, _) in open { places[series] = fitted.maps.count }
      fitted = FittedRidge(
        maps: fitted.maps + [(penalty, map)], places: places, pipeline: fitted.pipeline)
    }
    return fitted
  }

  /// The penalty of the grid with the smallest error on the validation windows, the larger of equals.
  private func choose(_ training: NormalEquations, _ validation: NormalEquations) -> Double {
    guard !training.isEmpty, !validation.isEmpty else { return Penalty.withoutValidation }
    let errors = Penalty.grid.map { penalty in
      training.solution(penalty: penalty).map(validation.error(of:)) ?? .infinity
    }
    let best = errors.min() ?? .infinity
    guard best.isFinite, let index = errors.lastIndex(of: best) else {
      return Penalty.withoutValidation
    }
    return Penalty.grid[index]
  }
}
