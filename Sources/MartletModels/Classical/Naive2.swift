public import MartletForecasting

/// The last value without its season, repeated, with the season put back: the yardstick of the M
/// competitions.
///
///     ŷ[T + h] = y[T] / S[T] · S[T + h]
///
/// The season comes from a classical decomposition, where its autocorrelation is above 1.282 / √T:
/// of the tests that are described, the one that comes nearest to the figures of the M3 competition.
/// Without a season this is the naive forecast.
///
/// - Edge cases: the season is added, not multiplied, where a value is not above 0.
/// - Note: Makridakis & Hibon (2000).
public struct Naive2: UnivariateForecaster {
  /// Creates the model.
  public init() {}

  public var name: String { "Naive2" }
  public func minimumRows(for task: ForecastTask) -> Int { 1 }

  public func learn(_ values: [Double], seasonLength: Int) -> any UnivariateFit {
    let season = SeasonalIndices(
      testing: values, seasonLength: seasonLength, by: SeasonalityTest.oneSided)
    let adjusted = season.removed(from: values)
    let squares = zip(adjusted, adjusted.dropFirst()).reduce(0) { sum, pair in
      sum + (pair.1 - pair.0) * (pair.1 - pair.0)
    }
    return Fit(season: season, variance: squares / Double(max(values.count - 1, 1)))
  }

  struct Fit: UnivariateFit {
    let season: SeasonalIndices
    /// The mean square of a step, as that of a random walk.
    let variance: Double

    func path(after values: [Double], steps: Int) -> UnivariatePath {
      let last = season.removed(from: values).last ?? .nan
      let path = UnivariatePath(
        mean: [Double](repeating: last, count: steps),
        variance: (1...steps).map { Double($0) * variance })
      return season.restored(to: path, after: values.count)
    }
  }
}
