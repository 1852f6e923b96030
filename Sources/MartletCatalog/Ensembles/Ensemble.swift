public import MartletForecasting
public import MartletNumerics
public import MartletPanels
import MartletEvaluation
import MartletLayers

/// Several models whose forecasts are made into one.
///
///     mean     ŷ[h] = (1/M) Σ ŷₘ[h]
///     median   ŷ[h] = median of ŷₘ[h]
///     stack    ŷ[h] = Σ wₘ ŷₘ[h],   wₘ ≥ 0, Σ wₘ = 1
///
/// The weights of `stack` are those with the smallest squared error over earlier folds inside what is
/// known at the cutoff: up to `folds` of a horizon each, in the later half of the rows, with members
/// fitted once before the first of them. All series of a panel share them, each counted in units of
/// its own naive error. The forecast itself is of members that are fitted on all rows.
///
/// - Edge cases: a series that a member refuses is an error that names the member, as it is when the
///   member stands alone. With a single fold or more `stack` needs a horizon of rows beyond what its
///   members need.
/// - Note: Breiman, "Stacked regressions", Machine Learning 1996, for weights that are not negative.
public struct Ensemble: Forecaster {
  /// How forecasts become one.
  public enum Combination: String, Sendable, Hashable, CaseIterable {
    /// The arithmetic mean, step by step.
    case mean
    /// The median, step by step; of an even number of members the mean of the middle two.
    case median
    /// A weighted sum, with weights from 0 that sum to 1 and have the smallest squared error over
    /// earlier folds.
    case stack
  }

  /// The models whose forecasts are combined.
  public var models: MemberList
  /// How the forecasts of the members become one.
  public var combine: Combination
  /// Fits of each random member with chance of its own, whose forecasts are averaged.
  public var seeds: Int
  /// The most folds that `stack` is fitted on.
  public var folds: Int

  /// Creates an ensemble, by default of the mean.
  ///
  /// - Parameters:
  ///   - seeds: Fits of each random member, whose forecasts are averaged.
  ///   - folds: The most folds that the weights of `stack` are found on.
  public init(
    _ models: MemberList, combine: Combination = .mean, seeds: Int = 1, folds: Int = 20
  ) {
    self.models = models
    self.combine = combine
    self.seeds = seeds
    self.folds = folds
  }

  public var name: String { "Ensemble" }
  public var uses: ModelUses { models.uses }
  public var isRandom: Bool { models.members.contains { $0.model.forecaster.isRandom } }
  public func rowsLearnt(for task: ForecastTask) -> Int? { models.rowsLearnt(for: task) }
  public var learnsAcrossSeries: Bool {
    models.members.contains { $0.model.forecaster.learnsAcrossSeries }
  }

  /// The most that a member needs; with `stack` a horizon more.
  public func minimumRows(for task: ForecastTask) -> Int {
    rowsToLearn(task) + (combine == .stack ? task.horizon : 0)
  }

  /// The most that a member needs of each series.
  public func rowsToPredict(for task: ForecastTask) -> Int {
    rowsOfEach(task) + (combine == .stack ? task.horizon : 0)
  }

  /// What the longest series must have, for the most demanding member.
  private func rowsToLearn(_ task: ForecastTask) -> Int {
    rows(task) { $0.minimumRows(for: $1) }
  }

  /// What each series must have, for the most demanding member.
  private func rowsOfEach(_ task: ForecastTask) -> Int {
    rows(task) { $0.learnsAcrossSeries ? $0.rowsToPredict(for: $1) : $0.minimumRows(for: $1) }
  }

  private func rows(_ task: ForecastTask, _ count: (any Forecaster, ForecastTask) -> Int) -> Int {
    models.members.map { member in
      count(member.model.forecaster, (try? member.model.task(from: task)) ?? task)
    }.max() ?? 1
  }

  public func fit(
    _ panel: AsOfPanel, _ task: ForecastTask, randomness: SplitMix64
  ) throws -> FittedEnsemble {
    let members = models.members
    let weights = try weights(panel, task, randomness)
    let fits = try members.map { member in
      try PanelFit(
        member.model, panel, task, randomness: randomness.stream(member.text), seeds: seeds)
    }
    return FittedEnsemble(names: members.map(\.text), weights: weights, fits: fits)
  }

  /// Nil for the median.
  private func weights(
    _ panel: AsOfPanel, _ task: ForecastTask, _ randomness: SplitMix64
  ) throws -> [Double]? {
    let members = models.members
    switch combine {
    case .median: return nil
    case .mean: return members.map { _ in 1 / Double(members.count) }
    case .stack:
      let (needed, learns) = (rowsOfEach(task), rowsToLearn(task))
      let layout = FoldLayout(within: panel, horizon: task.horizon, most: folds)
        .withRoom(each: needed, longest: learns)
      guard !layout.folds.isEmpty else {
        throw ModelError.tooFewRows(
          model: name, rows: panel.histories.map(\.count).min() ?? 0,
          needed: max(needed, learns) + task.horizon)
      }
      let past = try MemberErrors(members, layout, task, randomness: randomness, seeds: seeds)
      guard past.records.allSatisfy({ $0.forecast != nil }) else {
        throw ModelError.forecastNotFinite
      }
      return past.stackingWeights(Array(members.indices))
    }
  }
}

/// What an ensemble learnt.
public struct FittedEnsemble: FittedForecaster {
  /// The members, as they are written.
  public let names: [String]
  /// Theirs, in the same order; nil for the median.
  public let weights: [Double]?
  let fits: [PanelFit]

  /// Of the fits that forecast, not of those that the weights of `stack` are found on.
  public var memberCurves: [MemberCurve] { zip(names, fits).flatMap { $1.curves(of: $0) } }

  /// - Throws: What a member throws, and `ModelError` where the sum is not finite.
  public func predict(_ panel: AsOfPanel) throws -> [[Double]] {
    let paths = try fits.map { try $0.predict(panel) }
    return try panel.histories.indices.map { series in
      let own = paths.compactMap { $0[series] }
      let path = (own.first ?? []).indices.map { step in
        let values = own.map { $0[step] }
        guard let weights else {
          return OrderStatistics.quantile(sorted: values.sorted(), 0.5)
        }
        return zip(weights, values).reduce(0) { $0 + ($1.0 > 0 ? $1.0 * $1.1 : 0) }
      }
      return try path.finite()
    }
  }
}
