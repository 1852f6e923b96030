public import MartletNumerics
public import MartletPanels

/// A model before it has seen data: a method and its options.
///
/// `fit` is the only way to forecasts, and what it returns has all it learnt: nothing is ever "not
/// fitted yet".
public protocol Forecaster: Sendable {
  /// What the model has learnt: the only type that can forecast.
  associatedtype Fitted: FittedForecaster

  /// The name in tables and columns, for example "MLP".
  var name: String { get }
  /// Whether chance plays a part, so that several seeds say more than one.
  var isRandom: Bool { get }
  /// Whether one fit learns from all series of a panel together; other models have a fit for each.
  var learnsAcrossSeries: Bool { get }
  /// Rows that a series must have before the cutoff; of models that learn across series one of them
  /// must.
  func minimumRows(for task: ForecastTask) -> Int
  /// Rows that a series must have to be forecast, mostly as many.
  func rowsToPredict(for task: ForecastTask) -> Int

  /// Rows with which it makes some forecast at all, though not as it should; nil where that takes as many.
  func leastRows(for task: ForecastTask) -> Int?

  /// The newest rows of a series that it learns from at most; nil for all.
  func rowsLearnt(for task: ForecastTask) -> Int?

  /// Options of a task that this model wants to be different where nobody has said how they should be,
  /// as text that `ForecastTask.set` takes.
  func taskDefaults(for task: ForecastTask) -> [(name: String, value: String)]

  /// What of a run it looks at.
  var uses: ModelUses { get }

  /// Its own options with their present values, in a fixed order.
  var optionTexts: [(name: String, value: String)] { get }

  /// The options of a task that can be given to it alone.
  var taskOptions: Set<String> { get }

  /// Whether it is trained by gradient descent.
  var isNetwork: Bool { get }

  /// Learns from what was known at a cutoff.
  ///
  /// - Parameter randomness: The one source of chance; equal streams give equal results.
  /// - Throws: `DataError` for data that the transform cannot take, `TrainingError` when training
  ///   diverges.
  func fit(
    _ panel: AsOfPanel, _ task: ForecastTask, randomness: SplitMix64
  ) throws -> Fitted
}

/// A model that has learnt.
public protocol FittedForecaster: Sendable {
  /// Forecasts from several cutoffs.
  ///
  /// - Returns: For each panel what `predict` returns for it, to the bit.
  func predict(_ panels: [AsOfPanel]) throws -> [[[Double]]]

  /// Forecasts each series of the panel from its last row on.
  ///
  /// The panel may be a later one than that of the fit, with the same series in the same order.
  ///
  /// - Returns: For each history the next `horizon` values, in the units of the series.
  func predict(_ panel: AsOfPanel) throws -> [[Double]]

  /// What the model itself says of how far off it may be: quantiles of each step by itself.
  ///
  /// - Parameter levels: Above 0 and below 1, ascending.
  /// - Returns: For each panel and series the path of each level, in the units of the series; an empty
  ///   path for a level that the model says nothing of. They never cross. nil for a model that says
  ///   nothing of any.
  func quantiles(_ panels: [AsOfPanel], at levels: [Double]) throws -> [[[[Double]]]]?

  /// What may happen, drawn at random: paths whose steps go together.
  ///
  /// - Parameter randomness: Equal streams give equal paths.
  /// - Returns: For each series of the panel `count` paths in its units; nil for a model that says
  ///   nothing of what else may happen.
  func paths(_ panel: AsOfPanel, count: Int, randomness: SplitMix64) throws -> [[[Double]]]?

  /// What the forecast of each series is a sum of, in its units; nil for a model whose forecast has no
  /// parts.
  /// - Throws: `OptionError` for a transform that makes a product of a sum.
  func additiveParts(_ panel: AsOfPanel) throws -> [ForecastDecomposition]?

  /// What an automatic choice found; nil for a model that chooses nothing.
  var automaticChoice: ModelChoice? { get }

  /// How the losses of a network went down; nil for a model that is not trained step by step.
  var learningCurve: LearningCurve? { get }

  /// How the losses of the networks went down that this model is made of; empty for any other.
  var memberCurves: [MemberCurve] { get }
}

extension FittedForecaster {
  public func predict(_ panels: [AsOfPanel]) throws -> [[[Double]]] {
    try panels.map { try predict($0) }
  }

  public func quantiles(_ panels: [AsOfPanel], at levels: [Double]) throws -> [[[[Double]]]]? {
    nil
  }

  public func paths(
    _ panel: AsOfPanel, count: Int, randomness: SplitMix64
  ) throws -> [[[Double]]]? { nil }

  public func additiveParts(_ panel: AsOfPanel) throws -> [ForecastDecomposition]? { nil }

  public var automaticChoice: ModelChoice? { nil }

  public var learningCurve: LearningCurve? { nil }

  public var memberCurves: [MemberCurve] { [] }
}

extension Forecaster {
  public var isRandom: Bool { false }
  public var learnsAcrossSeries: Bool { false }
  public var uses: ModelUses { .everything }
  public var optionTexts: [(name: String, value: String)] { [] }
  public var taskOptions: Set<String> { [] }
  public var isNetwork: Bool { false }
  public func rowsToPredict(for task: ForecastTask) -> Int { minimumRows(for: task) }
  public func leastRows(for task: ForecastTask) -> Int? { nil }
  public func rowsLearnt(for task: ForecastTask) -> Int? { nil }
  public func taskDefaults(for task: ForecastTask) -> [(name: String, value: String)] { [] }
}
