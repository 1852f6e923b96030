import MartletNumerics

extension Loss {
  /// The one number to forecast for each target: the output itself, the (lower) median of
  /// `quantiles`, or μ. It is the first of the numbers of a target.
  ///
  /// - Shape: `row` is [k H], one row of a network trained with this loss; the result is [H].
  public func point(of row: [Float]) -> [Double] {
    row[..<horizon(of: row)].map { Double($0) }
  }

  /// A quantile of what is forecast for each target.
  ///
  /// Those of `gaussian` and `studentT` exist for every level, that of `quantile` for its own, those of
  /// `quantiles` from the lowest level trained to the highest; between two of these it is on the line
  /// from one to the other.
  ///
  /// - Shape: `row` is [k H], one row of a network trained with this loss; the result is [H].
  /// - Parameter level: Above 0 and below 1.
  /// - Returns: nil where the loss says nothing about this quantile.
  public func quantile(_ level: Double, of row: [Float]) -> [Double]? {
    precondition(level > 0 && level < 1, "Loss.quantile: \(level)")
    guard saysQuantile(level) else { return nil }
    switch self {
    case .mse, .mae, .huber, .logCosh, .smape, .mase: return nil
    case .quantile: return point(of: row)
    case .quantiles(let levels):
      let middle = Self.middle(of: levels)
      let above = levels.firstIndex { $0 >= level } ?? 0
      let upper = map(row) { Self.quantile(above, of: $0, middle: middle) }
      guard levels[above] != level else { return upper }
      let weight = (level - levels[above - 1]) / (levels[above] - levels[above - 1])
      let lower = map(row) { Self.quantile(above - 1, of: $0, middle: middle) }
      return zip(lower, upper).map { (1 - weight) * $0 + weight * $1 }
    case .gaussian:
      let z = Normal().quantile(level)
      return map(row) { $0[0] + z * Link.scale($0[1]) }
    case .studentT(let degreesOfFreedom):
      let fixed = degreesOfFreedom.map { StudentT(degreesOfFreedom: $0).quantile(level) }
      return map(row) { raw in
        let z = fixed ?? StudentT(degreesOfFreedom: Link.degreesOfFreedom(raw[2])).quantile(level)
        return raw[0] + z * Link.scale(raw[1])
      }
    }
  }

  /// Whether it says anything about the quantile of a level.
  public func saysQuantile(_ level: Double) -> Bool {
    switch self {
    case .mse, .mae, .huber, .logCosh, .smape, .mase: false
    case .quantile(let trained): level == trained
    case .quantiles(let levels): levels[0] <= level && level <= levels[levels.count - 1]
    case .gaussian, .studentT: true
    }
  }

  private func horizon(of row: [Float]) -> Int {
    precondition(
      row.count.isMultiple(of: outputsPerTarget),
      "Loss: \(row.count) outputs, \(outputsPerTarget) for each target")
    return row.count / outputsPerTarget
  }

  /// What `value` makes of the raw outputs of each target.
  private func map(_ row: [Float], _ value: (Blocks) -> Double) -> [Double] {
    let horizon = horizon(of: row)
    var row = row
    return row.withMatrix { numbers in
      (0..<horizon).map { value(Blocks(numbers: numbers, start: $0, stride: horizon)) }
    }
  }
}
