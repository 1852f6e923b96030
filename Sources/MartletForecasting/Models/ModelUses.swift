/// What of a run a model looks at beside the target, so that a run can say what none of its models does.
public struct ModelUses: Sendable, Hashable {
  /// The options of the task that change something, by their names.
  public var options: Set<String>
  /// Past covariates, covariates known ahead, and what does not change in time.
  public var covariates: Bool
  /// The rows in a season.
  public var season: Bool

  /// What is not said is used.
  public init(options: Set<String>? = nil, covariates: Bool = true, season: Bool = true) {
    self.options = options ?? Set(ForecastTask.options.map(\.name))
    self.covariates = covariates
    self.season = season
  }

  /// All there is.
  public static let everything = ModelUses()
  /// All that networks look at: their budget is in steps, whatever the rows.
  public static let network = ModelUses(options: Set(ForecastTask.networkOptions.map(\.name)))
  /// The target and its season.
  public static let targetAndSeason = ModelUses(options: [], covariates: false)
  /// The newest rows of the target, and its season.
  package static let newestRows = ModelUses(options: ForecastTask.optionsOfRows, covariates: false)
  /// The target.
  public static let target = ModelUses(options: [], covariates: false, season: false)

  /// What one of several looks at.
  public static func union(_ all: [ModelUses]) -> ModelUses {
    ModelUses(
      options: all.reduce(into: []) { $0.formUnion($1.options) },
      covariates: all.contains(where: \.covariates), season: all.contains(where: \.season))
  }
}
