import RealModule

/// The squares of an ARMA model conditional on its first values: innovations before them are 0.
///
///     e[t] = w[t] − μ − φ[1] (w[t−1] − μ) − … − θ[1] e[t−1] − …,   t > p + m P
///
/// Cheaper than the exact likelihood and near to it in long series; used to choose an order where the
/// exact one would take long.
struct ConditionalSquares {
  /// −2 log L up to a constant, of the errors counted.
  let twiceNegative: Double

  /// The mean is found by least squares, for the errors are linear in it.
  init(_ coefficients: ARMACoefficients, _ values: [Double], hasConstant: Bool) {
    let (phi, theta) = (coefficients.autoregressive, coefficients.movingAverage)
    var errors = [Double](repeating: 0, count: values.count)
    var ones = errors
    var (ee, eo, oo) = (0.0, 0.0, 0.0)
    for row in phi.count..<max(values.count, phi.count) {
      var error = values[row]
      var one = 1.0
      for lag in phi.indices {
        error -= phi[lag] * values[row - lag - 1]
        one -= phi[lag]
      }
      for lag in 0..<min(theta.count, row) {
        error -= theta[lag] * errors[row - lag - 1]
        one -= theta[lag] * ones[row - lag - 1]
      }
      (errors[row], ones[row]) = (error, one)
      ee += error * error
      eo += error * one
      oo += one * one
    }
    let count = values.count - phi.count
    guard count > 0 else {
      twiceNegative = .infinity
      return
    }
    let squares = hasConstant && oo > 0 ? max(ee - eo * eo / oo, 0) : ee
    let twice = Double(values.count) * Double.log(max(squares / Double(count), 1e-300))
    twiceNegative = twice.isFinite ? twice : .infinity
  }
}
