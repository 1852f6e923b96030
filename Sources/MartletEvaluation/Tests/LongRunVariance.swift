import MartletNumerics
import RealModule

/// The variance of a mean, times the number of observations, where neighbours go together.
package enum LongRunVariance {
  /// By Bartlett weights.
  ///
  ///     V = γ(0) + 2 Σ (1 − j/M) γ(j),   j = 1 ..< M
  ///
  /// γ are the autocovariances around the mean, divided by n. V is never negative.
  ///
  /// - Parameters:
  ///   - values: In order of time.
  ///   - bandwidth: M, from 1 (no neighbours) to n.
  /// - Note: Newey & West (1987).
  package static func bartlett(_ values: [Double], bandwidth: Int) -> Double {
    precondition(bandwidth > 0, "a bandwidth is at least 1, not \(bandwidth)")
    let variance = Descriptive.autocovariance(values, lag: 0)
    return (1..<bandwidth).reduce(variance) { sum, lag in
      sum + 2 * (1 - Double(lag) / Double(bandwidth)) * Descriptive.autocovariance(values, lag: lag)
    }
  }

  /// M = max(⌊√n⌋, overlap), at most n.
  package static func bandwidth(count: Int, overlap: Int) -> Int {
    min(count, max(Int(Double(count).squareRoot()), overlap))
  }

  /// By cosines of equal weight.
  ///
  ///     V = (1/B) Σ Λ(j)²,   j = 1 ... B
  ///
  /// - Parameter transforms: Λ, of ``cosines(of:count:)``.
  /// - Note: Müller (2004); Lazarus, Lewis, Stock & Watson (2018).
  package static func cosines(_ transforms: [Double]) -> Double {
    transforms.reduce(0) { $0 + $1 * $1 } / Double(transforms.count)
  }

  /// How much of each slow wave is in the values.
  ///
  ///     Λ(j) = √(2/n) Σ x[t] cos(π j (t + ½) / n),   t = 0 ..< n
  ///
  /// Where values are stationary, Λ and √n times their mean are nearly independent, with one variance. A constant
  /// changes none of them.
  package static func cosines(of values: [Double], count: Int) -> [Double] {
    let length = Double(values.count)
    return (1...count).map { wave in
      let turn = Double.pi * Double(wave) / length
      let sum = values.indices.reduce(0) {
        $0 + values[$1] * Double.cos(turn * (Double($1) + 0.5))
      }
      return (2 / length).squareRoot() * sum
    }
  }

  /// B = ⌊.4 n^(2/3)⌋, at least 1.
  package static func cosineCount(_ count: Int) -> Int {
    // Of 125 it is 10, which a power that ends a bit below 25 must not make 9.
    max(1, Int(0.4 * Double.pow(Double(count), 2.0 / 3) + 1e-9))
  }
}
