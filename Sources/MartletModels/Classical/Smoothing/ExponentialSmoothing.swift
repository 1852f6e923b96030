public import MartletForecasting
import MartletTraining

/// Exponential smoothing of a given form, by maximum likelihood.
///
/// | | form | |
/// |---|---|---|
/// | ``ses`` | `ANN` | a level that follows the values |
/// | ``holt`` | `AAN` | and a trend that follows the level |
/// | ``damped`` | `AAdN` | and flattens out |
/// | ``holtWinters`` | `AAA` | and a season that is added |
/// | ``multiplicativeHoltWinters`` | `MAM` | and a season that multiplies |
///
/// With an additive error, maximum likelihood is least squares of the one-step errors.
/// `ETSRecursion` has the equations. α, β < α, γ < 1 − α, φ in [0.8, 0.98] and all start values are
/// searched until nothing is gained.
///
/// - Edge cases: a constant is forecast by itself.
/// - Note: Brown (1959), Holt (1957), Gardner & McKenzie (1985), Winters (1960); Hyndman, Koehler, Ord
///   & Snyder (2008).
public struct ExponentialSmoothing: UnivariateForecaster {
  public let name: String
  public var movesWithLevel: Bool { !form.needsPositiveValues }
  /// What is smoothed.
  public var form: ETSForm

  /// Creates a model.
  public init(_ form: ETSForm, name: String = "ETS") {
    self.form = form
    self.name = name
  }

  /// Simple exponential smoothing.
  public static let ses = ExponentialSmoothing(.simple, name: "SES")
  /// Holt's linear trend.
  public static let holt = ExponentialSmoothing(.holt, name: "Holt")
  /// Holt's trend, damped.
  public static let damped = ExponentialSmoothing(.damped, name: "DampedHolt")
  /// The method of Holt and Winters with an additive season.
  public static let holtWinters = ExponentialSmoothing(.holtWinters, name: "HoltWinters")
  /// The method of Holt and Winters with a multiplicative season.
  public static let multiplicativeHoltWinters = ExponentialSmoothing(
    .multiplicativeHoltWinters, name: "HoltWinters")

  public func minimumRows(for task: ForecastTask) -> Int {
    let count = ETSSearch.count(form, seasonLength: task.seasonLength)
    return max(count + 2, form.season == .none ? 0 : task.seasonLength + 1)
  }

  public func learn(
    _ values: [Double], seasonLength: Int
  ) throws(ModelError) -> any UnivariateFit {
    if form.season != .none, seasonLength < 2 { throw .needsSeason(model: name) }
    if form.needsPositiveValues, let value = values.first(where: { $0 <= 0 }) {
      throw .needsPositiveValues(model: name, value: value)
    }
    let search = ETSSearch(form: form, values: values, seasonLength: seasonLength, effort: .full)
    return ETSFit(search.run(), rows: values.count, seasonLength: seasonLength)
  }

  public var optionTexts: [(name: String, value: String)] { Self.options.texts(of: self) }

  /// What `ets:…` can set.
  public static let options: [ModelOption<ExponentialSmoothing>] = [
    .text(
      "form", \.form, "error, trend and season, such as AAN, MAdM or ANA",
      "how error, trend and season enter: N not, A added, M multiplied, Ad damped")
  ]

  /// What `holt-winters:…` can set.
  public static let seasonOptions: [ModelOption<ExponentialSmoothing>] = [
    ModelOption(
      name: "season", domain: .choice([FormShape("additive"), FormShape("multiplicative")]),
      summary: "how the season enters"
    ) {
      $0.form.season == .additive ? "additive" : "multiplicative"
    } set: { model, text in
      guard text == "additive" || text == "multiplicative" else { return false }
      model.form = text == "additive" ? .holtWinters : .multiplicativeHoltWinters
      return true
    }
  ]
}
