public import MartletForecasting
import MartletNumerics
import RealModule

/// An ARIMA model that was found, in the units of its values.
public struct ARIMAFit: UnivariateFit {
  /// How many coefficients and differences of each kind the model has, and whether it has a
  /// constant.
  public let order: ARIMAOrder
  let coefficients: ARMACoefficients
  /// The mean of the differences; 0 without a constant.
  public let mean: Double
  /// The variance of the innovations, by maximum likelihood.
  public let variance: Double
  /// log L of the differences.
  public let logLikelihood: Double
  /// Differences that the likelihood is of.
  let rows: Int

  /// φ, seasons multiplied out.
  public var autoregressive: [Double] { coefficients.autoregressive }
  /// θ, seasons multiplied out.
  public var movingAverage: [Double] { coefficients.movingAverage }

  /// Finds the coefficients by maximum likelihood.
  /// - Parameter start: Where the search starts; 0 when nil.
  package init(_ order: ARIMAOrder, _ values: [Double], start: [Double]? = nil) {
    let differences = order.differenced(values)
    let found = QuasiNewton.minimise(
      from: start ?? [Double](repeating: 0, count: order.searched)
    ) { numbers in
      ARMALikelihood(
        ARMACoefficients(numbers, order), differences, hasConstant: order.hasConstant
      ).twiceNegative
    }
    self.init(order, ARMACoefficients(found.point, order), differences)
  }

  init(_ order: ARIMAOrder, _ coefficients: ARMACoefficients, _ differences: [Double]) {
    let likelihood = ARMALikelihood(coefficients, differences, hasConstant: order.hasConstant)
    let count = Double(differences.count)
    self.order = order
    self.coefficients = coefficients
    mean = likelihood.mean
    variance = likelihood.squares / count
    logLikelihood = -(likelihood.twiceNegative + count * (1 + Double.log(2 * .pi))) / 2
    rows = differences.count
  }

  /// Akaike's criterion with the correction for short series; infinity where it has none, and for a
  /// model within 1 % of having a root on the unit circle.
  var criterion: Double {
    guard logLikelihood.isFinite, coefficients.isWithin(1.01) else { return .infinity }
    return order.criterion(twiceNegative: -2 * logLikelihood, rows: rows)
  }

  public func path(after values: [Double], steps: Int) -> UnivariatePath {
    let differences = order.differenced(values)
    var likelihood = ARMALikelihood(
      coefficients, differences, hasConstant: order.hasConstant, mean: mean)
    let weights = order.differenceWeights
    var levels = Array(values.suffix(weights.count))
    for difference in likelihood.forecast(after: differences, steps: steps) {
      var level = difference
      for (lag, weight) in weights.enumerated() { level += weight * levels[levels.count - lag - 1] }
      levels.append(level)
    }
    var sum = 0.0
    let shocks = coefficients.shocks(steps, differenceWeights: weights)
    let spread = shocks.map { shock in
      sum += shock * shock
      return sum * variance
    }
    return UnivariatePath(
      mean: Array(levels.dropFirst(weights.count)), variance: spread, shocks: shocks)
  }
}

extension ARIMAOrder {
  /// AICc of a model with so many differences; infinity where it has none.
  func criterion(twiceNegative: Double, rows: Int) -> Double {
    let k = Double(searched + (hasConstant ? 1 : 0) + 1)
    let left = Double(rows) - k - 1
    return left > 0 ? twiceNegative + 2 * k + 2 * k * (k + 1) / left : .infinity
  }
}
