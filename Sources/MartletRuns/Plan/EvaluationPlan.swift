public import MartletEvaluation

/// What is forecast, by which models, from which cutoffs, and how it is judged.
public struct EvaluationPlan: Codable, Sendable, Hashable {
  /// Steps ahead; null for 1, or for as many as forecasts made elsewhere have.
  @OrNull public var horizon: Int?
  /// Rows that a network looks back.
  @OrNull public var inputSize: Int?
  /// Rows in a season.
  @OrNull public var season: Int?
  /// What models see of the target.
  public var transform = "none"
  /// The options of the task that were given for all models, by name.
  public var task: [String: JSONValue] = [:]
  /// The number of folds.
  @OrNull public var folds: Int?
  /// Rows from one cutoff to the next.
  @OrNull public var stepSize: Int?
  /// `true`, `false`, or in every which fold models are trained anew.
  @OrNull public var refit: String?
  /// `expanding`, or `rolling N`.
  public var window = "expanding"
  /// Rows of a rolling window, or of a fixed split.
  @OrNull public var trainSize: Int?
  /// Rows of a fixed split that are forecast.
  @OrNull public var testSize: Int?
  /// Rows before each cutoff that are not trained on.
  public var gap = 0
  /// Where the cutoffs stand.
  public var cutoffs = CutoffPlan.ends
  /// Conditions on the folds that enter scores and tests: see `FoldFilter`.
  public var `where`: [String] = []
  /// The loss by which models are ranked.
  public var metric = Metric.mae
  /// The smallest skill that matters, as a share.
  public var minSkill = 0.01
  /// The units of errors.
  public var metricScale = MetricScale.none
  /// By what scores are shown beside those of all points.
  @OrNull public var scoresBy: ScoresBy?
  /// Coverage of the intervals, as shares.
  @OrNull public var levels: [Double]?
  /// Levels of single quantiles, as shares.
  public var quantiles: [Double] = []
  /// Where intervals and quantiles come from; null for past errors, or where forecasts are scored that have
  /// some of their own, for these.
  @OrNull public var intervals: IntervalSource?
  /// Where all chance starts.
  public var seed: UInt64 = 1
  /// Fits of each network.
  @OrNull public var seeds: Int?
  /// Whether series that cannot take part are left out.
  public var skipFailing = false
  /// Sample paths of each model and series of a forecast.
  public var paths = 0
  /// Whether a forecast is shown with the parts that it is a sum of.
  public var decomposition = false
  /// The models that are asked for.
  public var models: [ModelPlan] = []

  /// The defaults, and no model.
  public init() {}

  /// The steps ahead.
  package var steps: Int { horizon ?? 1 }
}
