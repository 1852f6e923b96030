extension Loss {
  /// Whether it says a whole distribution: a likelihood, or several quantiles.
  public var saysDistribution: Bool { function.distribution != nil }

  /// The value of each target at a normal score: F⁻¹(Φ(z)).
  ///
  /// - Shape: `scores` is [H], `row` [k H] of a network trained with this loss; the result is [H].
  package func values(atScores scores: [Double], of row: [Float]) -> [Double] {
    map(row, scores) { $0.value(atScore: $2, of: $1) }
  }

  /// The normal score of each target: Φ⁻¹(F(y)), within ± 6.
  ///
  /// - Shape: `targets` is [H], `row` [k H] of a network trained with this loss; the result is [H].
  package func scores(of targets: [Double], in row: [Float]) -> [Double] {
    map(row, targets) { min(max($0.score(of: $2, in: $1), -6), 6) }
  }

  /// What `value` makes of the distribution, of the raw outputs of each target and of a number beside them.
  private func map(
    _ row: [Float], _ numbers: [Double],
    _ value: (any LossDistribution, Blocks, Double) -> Double
  ) -> [Double] {
    guard let distribution = function.distribution else {
      preconditionFailure("Loss: \(self) says no distribution")
    }
    let horizon = row.count / outputsPerTarget
    precondition(horizon == numbers.count, "Loss: \(numbers.count) numbers for \(horizon) targets")
    var row = row
    return row.withMatrix { outputs in
      (0..<horizon).map {
        value(distribution, Blocks(numbers: outputs, start: $0, stride: horizon), numbers[$0])
      }
    }
  }
}
