/// A distribution that is symmetric around 0, known by its tail.
package protocol SymmetricDistribution {
  /// P(X > x) for x ≥ 0.
  func upperTail(_ x: Double) -> Double
}

extension SymmetricDistribution {
  /// P(X ≤ x).
  package func cumulative(_ x: Double) -> Double {
    x < 0 ? upperTail(-x) : 1 - upperTail(x)
  }

  /// The number below which X lies with probability `level`, by bisection to the last bit; NaN
  /// where the tail is.
  package func quantile(_ level: Double) -> Double {
    precondition(level > 0 && level < 1, "a quantile is above 0 and below 1, not \(level)")
    if level == 0.5 { return 0 }
    if upperTail(1).isNaN { return .nan }
    let tail = min(level, 1 - level)
    var (low, high) = (0.0, 1.0)
    while upperTail(high) > tail { (low, high) = (high, 2 * high) }
    while true {
      let middle = low + (high - low) / 2
      guard low < middle && middle < high else { break }
      if upperTail(middle) > tail { low = middle } else { high = middle }
    }
    return level < 0.5 ? -high : high
  }
}
