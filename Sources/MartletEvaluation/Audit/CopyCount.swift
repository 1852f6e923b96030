import RealModule

/// How many forecasts are values that happened, and how many of them chance explains.
///
/// Only values that had not been before the cutoff count: a flat series, a count, a repeated price are no copies. Two
/// numbers are the same to half a unit of the last decimal that the forecasts have, or to seven digits. An honest
/// forecast meets a value so closely with a probability of at most 4 w / σ, where w is that distance and σ what the
/// reference errs at the first step: as often as one that errs a fifth of it.
package struct CopyCount {
  /// The fewest cells that are called copies.
  static let fewest = 3
  /// Below which probability the rest is not chance.
  static let level = 1e-6

  package private(set) var (found, count, expected) = (0, 0, 0.0)

  package init() {}

  package mutating func add(_ forecast: Double, _ actual: Double, width: Double, error: Double) {
    let width = max(width, 1e-7 * actual.magnitude)
    count += 1
    expected += min(1, 4 * width / error)
    if (forecast - actual).magnitude <= width { found += 1 }
  }

  /// The probability of so many were there as many as expected on average, of Poisson's distribution.
  package var pValue: Double {
    guard found > 0 else { return 1 }
    guard expected > 0 else { return 0 }
    guard Double(found) > expected else { return 1 }
    // From the term of what was found on, each smaller than the one before.
    let terms = (0..<200).map { more -> Double in
      let number = Double(found + more)
      return Double.exp(
        number * Double.log(expected) - expected - Double.logGamma(number + 1))
    }
    return min(1, terms.reduce(0, +))
  }

  package var isSuspicious: Bool { found >= Self.fewest && pValue < Self.level }

  /// Half a unit of the last decimal that all values have, with up to nine; 0 where they have more.
  package static func width(of values: [Double]) -> Double {
    for decimals in -3...9 {
      let unit = Double.pow(10, -decimals)
      let isOnGrid = values.allSatisfy { value in
        let steps = value / unit
        return (steps - steps.rounded()).magnitude <= 1e-15 * max(1, steps.magnitude) * 4
      }
      if isOnGrid { return unit / 2 * (1 + 1e-9) }
    }
    return 0
  }
}
