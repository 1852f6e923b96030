public import MartletForecasting

/// The theta method: without its season, simple exponential smoothing with half the slope of the
/// straight line through the series.
///
/// The season is taken out by classical decomposition where its autocorrelation is
/// beyond Bartlett's limit at 90 %,
/// and put back. The best entry of M3. `ThetaLines` has the equations.
///
/// - Edge cases: a constant is forecast by itself.
/// - Note: Assimakopoulos & Nikolopoulos (2000). ℓ[0] and α are found by least squares ("STM" in
///   statsforecast, whose search need not find the least).
public struct Theta: UnivariateForecaster {
  /// Creates the model.
  public init() {}

  public var name: String { "Theta" }
  public func minimumRows(for task: ForecastTask) -> Int { 4 }

  public func learn(_ values: [Double], seasonLength: Int) -> any UnivariateFit {
    ThetaFit(ThetaLines(isDynamic: false, isOptimised: false), values, seasonLength: seasonLength)
  }
}

/// The theta method with a weight of the line that is found, like α, by least squares, and with the
/// line through the values known so far, which moves on with them.
///
/// - Note: Fiorucci et al. (2016): the dynamic optimised theta model, or without `dynamic` the
///   optimised one; "DOTM" and "OTM" in statsforecast, whose search need not find the least.
public struct OptimisedTheta: UnivariateForecaster {
  /// Whether the line moves on.
  public var isDynamic: Bool

  /// Creates the model.
  public init(isDynamic: Bool = true) { self.isDynamic = isDynamic }

  public var name: String { "OptimisedTheta" }
  public func minimumRows(for task: ForecastTask) -> Int { 5 }

  public func learn(_ values: [Double], seasonLength: Int) -> any UnivariateFit {
    ThetaFit(
      ThetaLines(isDynamic: isDynamic, isOptimised: true), values, seasonLength: seasonLength)
  }

  public var optionTexts: [(name: String, value: String)] { Self.options.texts(of: self) }

  /// What `optimised-theta:…` can set.
  public static let options: [ModelOption<OptimisedTheta>] = [
    .flag("dynamic", \.isDynamic, "a line through the values so far, not through all")
  ]
}

/// A season, and the theta lines without it.
struct ThetaFit: UnivariateFit {
  let lines: ThetaLines
  let season: SeasonalIndices
  let parameters: ThetaLines.Parameters

  init(_ lines: ThetaLines, _ values: [Double], seasonLength: Int) {
    self.lines = lines
    season = SeasonalIndices(testing: values, seasonLength: seasonLength)
    parameters = lines.parameters(of: season.removed(from: values))
  }

  func path(after values: [Double], steps: Int) -> UnivariatePath {
    let path = lines.path(parameters, after: season.removed(from: values), steps: steps)
    return season.restored(to: path, after: values.count)
  }
}
