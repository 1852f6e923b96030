extension Loss {
  /// The one number to forecast for each target: the output itself, the (lower) median of
  /// `quantiles`, or μ.
  ///
  /// - Shape: `row` is [k H], one row of a network trained with this loss; the result is [H].
  public func point(of row: [Float]) -> [Double] {
    let horizon = horizon(of: row)
    var block = 0
    if case .quantiles(let levels) = self { block = Self.middle(of: levels) }
    return row[block * horizon..<(block + 1) * horizon].map { Double($0) }
  }

  /// A quantile of what is forecast for each target.
  ///
  /// Those of `gaussian` and `studentT` exist for every level, those of `quantile` and `quantiles` for
  /// the levels trained.
  ///
  /// - Shape: `row` is [k H], one row of a network trained with this loss; the result is [H].
  /// - Parameter level: Above 0 and below 1.
  /// - Returns: nil where the loss says nothing about this quantile.
  public func quantile(_ level: Double, of row: [Float]) -> [Double]? {
    precondition(level > 0 && level < 1, "Loss.quantile: \(level)")
    switch self {
    case .mse, .mae, .huber, .logCosh, .smape, .mase: return nil
    case .quantile(let trained): return level == trained ? point(of: row) : nil
    case .quantiles(let levels):
      guard let block = levels.firstIndex(of: level) else { return nil }
      let middle = Self.middle(of: levels)
      return map(row) { Self.quantile(block, of: $0, middle: middle) }
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
    return row.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return [] }
      return (0..<horizon).map { value(Blocks(base: base + $0, stride: horizon)) }
    }
  }
}
