public import MartletForecasting
import RealModule

/// An exponential smoothing model that was found, in the units of its values.
public struct ETSFit: UnivariateFit {
  /// How error, trend and season enter the model.
  public let form: ETSForm
  /// The smoothing parameters and start values of greatest likelihood.
  public let parameters: ETSParameters
  /// −2 log L, less T (log 2π + 1 − log T).
  public let twiceNegative: Double
  /// The variance of the errors, relative to the forecast for a multiplicative error.
  public let variance: Double
  /// The rows of the fit.
  public let rows: Int
  let seasonLength: Int

  init(_ result: ETSSearch.Result, rows: Int, seasonLength: Int) {
    form = result.form
    parameters = result.parameters
    twiceNegative = result.twiceNegative
    variance = result.variance
    self.rows = rows
    self.seasonLength = result.form.season == .none ? 1 : seasonLength
  }

  /// log L of the values of the fit.
  public var logLikelihood: Double {
    let n = Double(rows)
    return -(twiceNegative + n * (Double.log(2 * .pi / n) + 1)) / 2
  }

  public func path(after values: [Double], steps: Int) -> UnivariatePath {
    var recursion = ETSRecursion(form, values, seasonLength: seasonLength)
    _ = recursion.run(parameters)
    var trend = [Double](repeating: 0, count: steps)
    var sum = 0.0
    var power = 1.0
    for step in 0..<steps {
      power *= parameters.phi
      sum += power
      trend[step] = recursion.level + sum * recursion.trend
    }
    let season = (0..<steps).map {
      recursion.season[(recursion.next + $0) % recursion.season.count]
    }
    let mean = zip(trend, season).map { value, index in
      switch form.season {
      case .none: value
      case .additive: value + index
      case .multiplicative: value * index
      }
    }
    return UnivariatePath(
      mean: mean, variance: variances(mean: mean, trend: trend, season: season))
  }

  /// The variances of Hyndman, Koehler, Ord & Snyder (2008), table 6.2: exact but for a multiplicative
  /// season beyond its first repetition.
  ///
  ///     c[j] = α + β (φ + … + φ^j) + γ (j a multiple of m)
  ///     additive error:  σ² (1 + c[1]² + … + c[h−1]²)
  ///     multiplicative:  (1 + σ²) θ[h] − ŷ[h]²,   θ[h] = ŷ[h]² + σ² Σ c[j]² θ[h−j]
  ///
  /// Where errors are small beside the level ŷ² is all of θ: it is left out of the differences.
  private func variances(mean: [Double], trend: [Double], season: [Double]) -> [Double] {
    let isSeasonAdded = form.season == .additive
    var damped = 0.0
    var power = 1.0
    let effects = mean.indices.map { step -> Double in
      power *= parameters.phi
      damped += power
      let seasonal = isSeasonAdded && (step + 1) % seasonLength == 0 ? parameters.gamma : 0
      return parameters.alpha + parameters.beta * damped + seasonal
    }
    guard form.error == .multiplicative else {
      var sum = 1.0
      return mean.indices.map { step in
        if step > 0 { sum += effects[step - 1] * effects[step - 1] }
        return variance * sum
      }
    }
    let centre = form.season == .multiplicative ? trend : mean
    var thetas: [Double] = []
    return mean.indices.map { step in
      var excess = 0.0
      for back in 0..<step {
        excess += variance * effects[back] * effects[back] * thetas[step - 1 - back]
      }
      let square = centre[step] * centre[step]
      thetas.append(square + excess)
      guard form.season == .multiplicative else {
        return (1 + variance) * excess + variance * square
      }
      let seasons = Double(step / seasonLength)
      let growth =
        Double.log(onePlus: variance)
        + seasons * Double.log(onePlus: parameters.gamma * parameters.gamma * variance)
      return season[step] * season[step]
        * (Double.exp(growth) * excess + Double.expMinusOne(growth) * square)
    }
  }
}
