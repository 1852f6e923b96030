package import MartletNumerics
package import MartletPanels
import RealModule

/// The forecast of one series whose errors are taken as normal, and the way to its units.
///
///     quantile(q) = μ + σ Φ⁻¹(q)          σ²: the variance of a step
///     path        = μ + σ e / |ψ|,   e[h] = Σ ψ[j] ε[h − j],   |ψ|² = ψ[0]² + … + ψ[h − 1]²
///
/// Both are of the values that the model sees, and taken back by its level transform, which is
/// increasing. A path is the moving average of normal shocks ε that the model stands for; where it does
/// not say its ψ they are the square roots of what each step adds to the variance.
package struct NormalForecast {
  package let path: UnivariatePath
  /// What is to be added to the values of the model, multiplied.
  var origin = 0.0
  /// What the values of the model are to be multiplied by.
  let scale: Double
  let transform: FittedTransform
  let history: History

  package init(
    path: UnivariatePath, origin: Double = 0.0, scale: Double, transform: FittedTransform,
    history: History
  ) {
    self.path = path
    self.origin = origin
    self.scale = scale
    self.transform = transform
    self.history = history
  }

  /// A path of the model in the units of the series.
  /// - Throws: `ModelError` for one that is not finite.
  package func values(_ path: [Double]) throws(ModelError) -> [Double] {
    try transform.inverse(path: path.map { origin + $0 * scale }, after: history).finite()
  }

  /// The path of each level; nil without variances.
  package func quantiles(at levels: [Double]) throws(ModelError) -> [[Double]]? {
    guard let variance = path.variance else { return nil }
    var paths: [[Double]] = []
    for level in levels {
      let width = Normal().quantile(level)
      paths.append(
        try values(zip(path.mean, variance).map { $0 + width * $1.squareRoot() }))
    }
    return paths
  }

  /// Paths drawn at random; nil without variances.
  func draws(_ count: Int, using generator: inout SplitMix64) throws(ModelError) -> [[Double]]? {
    guard let variance = path.variance else { return nil }
    let shocks = path.shocks ?? Self.shocks(of: variance)
    var (length, lengths) = (0.0, [Double]())
    for step in variance.indices {
      if step < shocks.count { length += shocks[step] * shocks[step] }
      lengths.append(length.squareRoot())
    }
    var paths: [[Double]] = []
    for _ in 0..<count {
      let noise = variance.map { _ in generator.normal() }
      let drawn = variance.indices.map { step -> Double in
        let lags = 0..<min(step + 1, shocks.count)
        let sum = lags.reduce(0) { $0 + shocks[$1] * noise[step - $1] }
        let spread = variance[step].squareRoot()
        return path.mean[step] + (lengths[step] > 0 ? spread * sum / lengths[step] : 0)
      }
      paths.append(try values(drawn))
    }
    return paths
  }

  /// √ of what each step adds to the largest variance so far.
  private static func shocks(of variance: [Double]) -> [Double] {
    var largest = 0.0
    return variance.map { value in
      defer { largest = max(largest, value) }
      return max(value - largest, 0).squareRoot()
    }
  }
}

/// A model whose forecasts are normal.
package protocol FittedNormal: FittedForecaster {
  /// The forecast of each series of a panel.
  func normalForecasts(_ panel: AsOfPanel) throws -> [NormalForecast]
}

extension FittedNormal {
  public func quantiles(_ panels: [AsOfPanel], at levels: [Double]) throws -> [[[[Double]]]]? {
    var all: [[[[Double]]]] = []
    for panel in panels {
      let series = try normalForecasts(panel).map { try $0.quantiles(at: levels) }
      guard !series.contains(where: { $0 == nil }) else { return nil }
      all.append(series.compactMap { $0 })
    }
    return all
  }

  public func paths(
    _ panel: AsOfPanel, count: Int, randomness: SplitMix64
  ) throws -> [[[Double]]]? {
    var generator = randomness
    let series = try normalForecasts(panel).map { try $0.draws(count, using: &generator) }
    return series.contains { $0 == nil } ? nil : series.compactMap { $0 }
  }
}
