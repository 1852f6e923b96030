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
    return function.quantile(level).map { map(row, $0) }
  }

  /// Whether it says anything about the quantile of a level.
  public func saysQuantile(_ level: Double) -> Bool { function.quantile(level) != nil }

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
