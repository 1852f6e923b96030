/// Descriptive statistics of plain arrays.
package enum Descriptive {
  /// The arithmetic mean; NaN of no values.
  package static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  /// The sample standard deviation, in two passes; NaN of fewer than two values.
  ///
  ///     s = √(Σ (x − x̄)² / (n − 1))
  package static func standardDeviation(_ values: [Double]) -> Double {
    guard values.count > 1 else { return .nan }
    let center = mean(values)
    return RootMeanSquare.of(
      values.lazy.map { $0 - center }, divisor: Double(values.count - 1))
  }

  /// The median; NaN of no values.
  package static func median(_ values: [Double]) -> Double {
    quantile(values, 0.5)
  }

  /// ``OrderStatistics/quantile(sorted:_:)`` of values in any order.
  package static func quantile(_ values: [Double], _ probability: Double) -> Double {
    OrderStatistics.quantile(sorted: values.sorted(), probability)
  }

  /// The autocovariance at a lag, around the overall mean and divided by n, as R's `acf` has it.
  ///
  ///     γ(k) = (1/n) Σ (x[t] − x̄)(x[t − k] − x̄),   t = k ..< n
  package static func autocovariance(_ values: [Double], lag: Int) -> Double {
    let center = mean(values)
    let products = zip(values.dropFirst(lag), values).reduce(0) {
      $0 + ($1.0 - center) * ($1.1 - center)
    }
    return products / Double(values.count)
  }
}
