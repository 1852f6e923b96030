/// Whether numbers in a row fall, tested without a model of how: Mann and Kendall.
///
///     D = #{ i < j : xⱼ < xᵢ },   p = P(D′ ≥ D) where every order of the numbers is as likely
///
/// p is exact where no two numbers are equal, and too large where some are, since a pair of equal numbers
/// does not fall. The test takes the numbers for independent of each other.
///
/// - Edge cases: fewer than four numbers cannot fall clearly (1 / 3! > .05); one that is not a number makes
///   p 1.
/// - Complexity: O(n³) up to 60 numbers; more are tested by the normal approximation with its correction
///   for continuity.
package struct FallingTrend: Sendable {
  /// Of as many falling pairs or more by chance.
  package let pValue: Double

  /// - Parameter values: In their order.
  package init(_ values: [Double]) {
    guard values.count > 1, values.allSatisfy({ !$0.isNaN }) else {
      pValue = 1
      return
    }
    var falling = 0
    for last in values.indices {
      for first in 0..<last where values[last] < values[first] { falling += 1 }
    }
    pValue =
      values.count <= 60
      ? Self.exact(falling, of: values.count) : Self.approximate(falling, of: values.count)
  }

  /// The distribution of the number of falling pairs, one number after the other: the n-th falls below none
  /// to n − 1 of those before it, each as likely.
  private static func exact(_ falling: Int, of count: Int) -> Double {
    var shares = [1.0]
    for number in 2...count {
      var next = [Double](repeating: 0, count: shares.count + number - 1)
      for (pairs, share) in shares.enumerated() {
        for more in 0..<number { next[pairs + more] += share / Double(number) }
      }
      shares = next
    }
    return min(1, shares[falling...].reduce(0, +))
  }

  private static func approximate(_ falling: Int, of count: Int) -> Double {
    let n = Double(count)
    let mean = n * (n - 1) / 4
    let deviation = (n * (n - 1) * (2 * n + 5) / 72).squareRoot()
    return Normal().upperTail((Double(falling) - 0.5 - mean) / deviation)
  }
}
