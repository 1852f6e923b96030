import MartletNumerics

/// A distribution that is known by some of its quantiles.
///
/// Between two of them F is a line; beyond the outermost ones it goes on as a normal distribution with the
/// slope of the last two.
struct QuantileCurve {
  private let levels: [Double]
  private let values: [Double]

  init(_ levels: [Double], _ values: [Double]) { (self.levels, self.values) = (levels, values) }

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
