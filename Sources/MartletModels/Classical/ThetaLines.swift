import MartletForecasting
import MartletLayers
import MartletNumerics
import RealModule

/// The equations of the theta models, for one series without season.
///
///     ŷ[t+1] = ℓ[t] + w (A[t] (1−α)^t + B[t] (1 − (1−α)^(t+1)) / α),   w = 1 − 1/θ
///     ℓ[t]   = α y[t] + (1−α) ℓ[t−1]
///
/// A and B are intercept and slope of the line through the series: through all of it, or, in the
/// dynamic models, through the values up to t. With θ = 2 this is simple exponential smoothing with
/// half the slope as drift (Hyndman & Billah 2003). t counts from 1.
///
/// For a given α the forecasts are linear in ℓ[0] and w, so that these are solved for exactly, and α
/// alone is searched. The first three errors are left out, as the authors do.
///
/// - Note: Assimakopoulos & Nikolopoulos (2000); Fiorucci, Pellegrini, Louzada, Petropoulos & Koehler
///   (2016).
struct ThetaLines: Sendable, Hashable {
  /// Whether the line is through the values up to t.
  let isDynamic: Bool
  /// Whether w is found, and not ½.
  let isOptimised: Bool

  /// What is learnt.
  struct Parameters: Sendable, Hashable {
    var alpha: Double
    /// ℓ[0].
    var level: Double
    /// w.
    var weight: Double
    /// The line through the series of the fit.
    var line: LineFit
    /// The mean square of the one-step errors.
    var variance = 0.0
  }

  /// The range in which α is searched.
  static let alphas = 0.1...0.99
  /// Errors at the start that do not count.
  static let skipped = 3

  /// Learns from a series.
  func parameters(of values: [Double]) -> Parameters {
    let line = LineFit(values)
    let origin = Self.origin(of: values)
    let best = GoldenSection.minimum(in: Self.alphas, places: 24) { alpha in
      solution(alpha, values, line, origin).squares
    }
    var (parameters, squares) = solution(best, values, line, origin)
    let free = values.count - Self.skipped - (isOptimised ? 3 : 2)
    parameters.variance = squares / Double(max(free, 1))
    return parameters
  }

  /// The first value where changes are so small beside it that their squares would be lost beside its
  /// own; else 0.
  private static func origin(of values: [Double]) -> Double {
    let squares = zip(values, values.dropFirst()).reduce(0) { sum, pair in
      sum + (pair.1 - pair.0) * (pair.1 - pair.0)
    }
    return squares < 1e-10 * Double(values.count) * values[0] * values[0] ? values[0] : 0
  }

  /// The best start and weight for an α, and the sum of squared errors that they leave.
  ///
  /// With ℓ[0] = y[1] and w = 0 the errors are u[t]; they fall by p[t] for each unit that ℓ[0] is
  /// above that, and by g[t] for each unit of w, which takes as many of ℓ[0] as the origin says.
  private func solution(
    _ alpha: Double, _ values: [Double], _ line: LineFit, _ origin: Double
  ) -> (parameters: Parameters, squares: Double) {
    var (pp, pg, gg, pu, gu, uu) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    var level = values[0]
    var decay = 1 - alpha
    var mean = values[0]
    var (intercept, slope) = isDynamic ? (values[0], 0) : (line.intercept, line.slope)
    for row in 1..<values.count {
      let next = decay * (1 - alpha)
      let (u, p) = (values[row] - level, decay)
      let g = (intercept - origin) * decay + slope * (1 - next) / alpha
      if row >= min(Self.skipped, values.count - 1) {
        pp += p * p
        pg += p * g
        gg += g * g
        pu += p * u
        gu += g * u
        uu += u * u
      }
      if isDynamic { Self.extend(&mean, &intercept, &slope, row, values[row]) }
      level = alpha * values[row] + (1 - alpha) * level
      decay = next
    }
    var weight = 0.5
    let determinant = pp * gg - pg * pg
    if isOptimised, determinant > 1e-12 * pp * gg {
      weight = min(max((pp * gu - pg * pu) / determinant, 0), 1 - 1e-10)
    }
    let start = pp > 0 ? (pu - weight * pg) / pp : 0
    let squares =
      uu - 2 * start * pu - 2 * weight * gu + start * start * pp + 2 * start * weight * pg
      + weight * weight * gg
    let parameters = Parameters(
      alpha: alpha, level: values[0] + start - weight * origin, weight: weight,
      line: line)
    return (parameters, max(squares, 0))
  }

  /// The line through one value more.
  private static func extend(
    _ mean: inout Double, _ intercept: inout Double, _ slope: inout Double, _ row: Int,
    _ value: Double
  ) {
    let t = Double(row)
    slope = ((t - 1) * slope + 6 * (value - mean) / (t + 1)) / (t + 2)
    mean = (t * mean + value) / (t + 1)
    intercept = mean - slope * (t + 2) / 2
  }

  /// Goes through the values, and on.
  func path(_ parameters: Parameters, after values: [Double], steps: Int) -> UnivariatePath {
    let alpha = parameters.alpha
    var level = alpha * values[0] + (1 - alpha) * parameters.level
    var decay = 1 - alpha
    var mean = values[0]
    var (intercept, slope) =
      isDynamic ? (values[0], 0) : (parameters.line.intercept, parameters.line.slope)
    var path: [Double] = []
    for row in 1..<(values.count + steps) {
      let next = decay * (1 - alpha)
      let forecast =
        level + parameters.weight * (intercept * decay + slope * (1 - next) / alpha)
      if row >= values.count { path.append(forecast) }
      let value = row < values.count ? values[row] : forecast
      if isDynamic { Self.extend(&mean, &intercept, &slope, row, value) }
      level = alpha * value + (1 - alpha) * level
      decay = next
    }
    let variance = (0..<steps).map { parameters.variance * (1 + Double($0) * alpha * alpha) }
    return UnivariatePath(mean: path, variance: variance)
  }
}
