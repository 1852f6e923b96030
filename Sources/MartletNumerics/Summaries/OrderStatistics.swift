/// Numbers that follow from the order of values.
package enum OrderStatistics {
  /// The quantile by linear interpolation of the order statistics: type 7 of Hyndman & Fan (1996),
  /// the default of R and NumPy.
  ///
  /// The probability goes from 0, the minimum, to 1, the maximum. No values give NaN; infinite values
  /// are allowed, NaN is not.
  package static func quantile(sorted values: [Double], _ probability: Double) -> Double {
    precondition(0 <= probability && probability <= 1, "\(probability) is not a probability")
    guard let last = values.indices.last else { return .nan }
    let position = Double(last) * probability
    let index = Int(position)
    let weight = position - Double(index)
    // Not a + w (b − a): that is NaN when a is infinite.
    return weight == 0 ? values[index] : (1 - weight) * values[index] + weight * values[index + 1]
  }
}
