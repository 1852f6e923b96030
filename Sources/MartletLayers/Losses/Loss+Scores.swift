import MartletNumerics
import RealModule

extension Loss {
  /// Whether it says a whole distribution: a likelihood, or several quantiles.
  public var saysDistribution: Bool {
    switch self {
    case .gaussian, .studentT: true
    case .quantiles(let levels): levels.count > 1
    case .mse, .mae, .huber, .logCosh, .smape, .mase, .quantile: false
    }
  }

  /// The value of each target at a normal score: F⁻¹(Φ(z)).
  ///
  /// Between two quantiles that were trained F is a line; beyond the outermost ones it goes on as a normal
  /// distribution with the slope of the last two.
  ///
  /// - Shape: `scores` is [H], `row` [k H] of a network trained with this loss; the result is [H].
  package func values(atScores scores: [Double], of row: [Float]) -> [Double] {
    precondition(saysDistribution, "Loss: \(self) says no distribution")
    return map(row, scores) { raw, z in
      switch self {
      case .studentT(let degreesOfFreedom):
        let nu = degreesOfFreedom ?? Link.degreesOfFreedom(raw[2])
        let tail = StudentT(degreesOfFreedom: nu).quantile(Normal().upperTail(abs(z)))
        return raw[0] + (z < 0 ? tail : -tail) * Link.scale(raw[1])
      case .quantiles(let levels): return QuantileCurve(levels, raw).value(atScore: z)
      default: return raw[0] + z * Link.scale(raw[1])
      }
    }
  }

  /// The normal score of each target: Φ⁻¹(F(y)), within ± 6.
  ///
  /// - Shape: `targets` is [H], `row` [k H] of a network trained with this loss; the result is [H].
  package func scores(of targets: [Double], in row: [Float]) -> [Double] {
    precondition(saysDistribution, "Loss: \(self) says no distribution")
    return map(row, targets) { raw, y in
      let score: Double
      switch self {
      case .studentT(let degreesOfFreedom):
        let nu = degreesOfFreedom ?? Link.degreesOfFreedom(raw[2])
        let t = (y - raw[0]) / Link.scale(raw[1])
        let tail = max(StudentT(degreesOfFreedom: nu).upperTail(abs(t)), 1e-12)
        score = tail >= 0.5 ? 0 : Normal().quantile(tail) * (t < 0 ? 1 : -1)
      case .quantiles(let levels): score = QuantileCurve(levels, raw).score(of: y)
      default: score = (y - raw[0]) / Link.scale(raw[1])
      }
      return min(max(score, -6), 6)
    }
  }

  /// What `value` makes of the raw outputs of each target and of a number beside them.
  private func map(
    _ row: [Float], _ numbers: [Double], _ value: (Blocks, Double) -> Double
  ) -> [Double] {
    let horizon = row.count / outputsPerTarget
    precondition(horizon == numbers.count, "Loss: \(numbers.count) numbers for \(horizon) targets")
    var row = row
    return row.withMatrix { outputs in
      (0..<horizon).map { value(Blocks(numbers: outputs, start: $0, stride: horizon), numbers[$0]) }
    }
  }
}

/// A distribution that is known by some of its quantiles.
private struct QuantileCurve {
  private let levels: [Double]
  private let values: [Double]

  init(_ levels: [Double], _ raw: Blocks) {
    self.levels = levels
    let middle = Loss.middle(of: levels)
    values = levels.indices.map { Loss.quantile($0, of: raw, middle: middle) }
  }

  func value(atScore z: Double) -> Double {
    let last = levels.count - 1
    if z < Normal().quantile(levels[0]) { return beyond(0, 1, z) }
    if z > Normal().quantile(levels[last]) { return beyond(last, last - 1, z) }
    let level = z < 0 ? Normal().upperTail(-z) : 1 - Normal().upperTail(z)
    let above = max(levels.firstIndex { $0 >= level } ?? last, 1)
    let weight = (level - levels[above - 1]) / (levels[above] - levels[above - 1])
    return values[above - 1] + weight * (values[above] - values[above - 1])
  }

  func score(of y: Double) -> Double {
    let last = levels.count - 1
    if y < values[0] { return scoreBeyond(0, 1, y) }
    if y > values[last] { return scoreBeyond(last, last - 1, y) }
    let above = max(values.firstIndex { $0 >= y } ?? last, 1)
    let gap = values[above] - values[above - 1]
    let weight = gap > 0 ? (y - values[above - 1]) / gap : 0.5
    return Normal().quantile(levels[above - 1] + weight * (levels[above] - levels[above - 1]))
  }

  /// On the line through the outermost quantile and its neighbour, over normal scores.
  private func beyond(_ end: Int, _ inner: Int, _ z: Double) -> Double {
    let (from, to) = (Normal().quantile(levels[inner]), Normal().quantile(levels[end]))
    return values[end] + (z - to) * (values[end] - values[inner]) / (to - from)
  }

  private func scoreBeyond(_ end: Int, _ inner: Int, _ y: Double) -> Double {
    let (from, to) = (Normal().quantile(levels[inner]), Normal().quantile(levels[end]))
    let gap = values[end] - values[inner]
    guard gap != 0 else { return end == 0 ? -6 : 6 }
    return to + (y - values[end]) * (to - from) / gap
  }
}
