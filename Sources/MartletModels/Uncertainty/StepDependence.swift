package import MartletNumerics
import RealModule

/// How the errors of the steps of a forecast go together: normal scores with a correlation (a Gaussian
/// copula).
///
///     R  = (1 − λ) R̂ + λ I        R̂: the correlation of the scores of past windows, step by step
///     z  = L ε,   L Lᵀ = R        ε: independent normal numbers
///     λ  = Σ (1 − r²)² / (n − 1) / Σ r²   over all pairs of steps, from 0.001 to 1
///
/// λ is what the error of R̂ costs against what it says: few windows, or steps that hardly go together,
/// give independent steps.
///
/// - Note: Schäfer and Strimmer 2005 (λ, with the variance of a correlation of normal numbers).
package struct StepDependence: Sendable {
  /// L, row by row up to its diagonal.
  private let factor: [[Double]]

  /// - Parameter scores: Of each window the scores of its steps, as many in each.
  package init(scores: [[Double]], steps: Int) {
    let count = Double(scores.count)
    let means = (0..<steps).map { step in scores.reduce(0) { $0 + $1[step] } / max(count, 1) }
    let columns = (0..<steps).map { step -> [Double] in
      let centred = scores.map { $0[step] - means[step] }
      let length = centred.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return length > 0 ? centred.map { $0 / length } : centred
    }
    var correlations: [[Double]] = []
    var (noise, signal) = (0.0, 0.0)
    for row in 0..<steps {
      correlations.append(
        (0..<row).map { column in
          zip(columns[row], columns[column]).reduce(0) { $0 + $1.0 * $1.1 }
        })
      for r in correlations[row] {
        noise += (1 - r * r) * (1 - r * r) / max(count - 1, 1)
        signal += r * r
      }
    }
    let shrinkage = signal > 0 && count > 2 ? min(max(noise / signal, 0.001), 1) : 1
    factor = Self.factor(of: correlations.map { $0.map { (1 - shrinkage) * $0 } })
  }

  /// Scores of the steps that go together so.
  package func draw(using generator: inout SplitMix64) -> [Double] {
    let noise = factor.map { _ in generator.normal() }
    return factor.map { row in zip(row, noise).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  /// The Cholesky factor of a matrix with ones on its diagonal, from the rows below it.
  private static func factor(of lower: [[Double]]) -> [[Double]] {
    var factor: [[Double]] = []
    for (index, row) in lower.enumerated() {
      var own: [Double] = []
      for column in 0..<index {
        let other = factor[column]
        let sum = (0..<column).reduce(row[column]) { $0 - own[$1] * other[$1] }
        own.append(sum / other[column])
      }
      let left = 1 - own.reduce(0) { $0 + $1 * $1 }
      factor.append(own + [max(left, 1e-6).squareRoot()])
    }
    return factor
  }
}
