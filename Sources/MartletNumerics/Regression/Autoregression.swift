import RealModule

/// Autoregressions from autocorrelations (Yule-Walker), by the recursion of Durbin and Levinson.
package enum Autoregression {
  /// The last coefficient of each order, and the share of the variance that each order leaves.
  package static func orders(
    _ correlations: [Double]
  ) -> (partial: [Double], coefficients: [[Double]], remaining: [Double]) {
    var partial: [Double] = []
    var coefficients: [[Double]] = [[]]
    var remaining = [1.0]
    var current: [Double] = []
    var left = 1.0
    for (order, correlation) in correlations.enumerated() {
      let explained = (0..<order).reduce(0) { $0 + current[$1] * correlations[order - 1 - $1] }
      // Nothing is left to explain of a wave without noise.
      let last = left > 1e-14 ? (correlation - explained) / left : 0
      current = (0..<order).map { current[$0] - last * current[order - 1 - $0] } + [last]
      left *= max(0, 1 - last * last)
      partial.append(last)
      coefficients.append(current)
      remaining.append(left)
    }
    return (partial, coefficients, remaining)
  }
}
