package import MartletLayers

extension ExampleSource {
  /// Some of the examples in memory, equally far apart; all of them where there are no more.
  package func sample(atMost most: Int) -> Examples {
    let number = Swift.min(count, most)
    let indices = (0..<number).map { $0 * count / number }
    var tape = Tape(phase: .inference)
    let batch = batch(indices[...], &tape)
    func rows(_ matrix: Matrix) -> [[Float]] {
      (0..<matrix.rows).map { row in (0..<matrix.columns).map { matrix[row, $0] } }
    }
    return Examples(
      inputs: rows(batch.inputs), targets: rows(batch.targets),
      weights: batch.weights.map(rows), lookback: lookback)
  }
}

extension Examples {
  /// The rows that go in, one an example.
  package var inputRows: [[Float]] { rows(of: \.inputs) }
  /// The rows to say, one an example; not a number where a target is not known.
  package var targetRows: [[Float]] { rows(of: \.targets) }

  private func rows(of part: (Batch) -> Matrix) -> [[Float]] {
    var tape = Tape(phase: .inference)
    let matrix = part(batch(Array(0..<count)[...], &tape))
    return (0..<matrix.rows).map { row in (0..<matrix.columns).map { matrix[row, $0] } }
  }

  /// The mean loss of outputs that somebody else says, one row an example.
  package func loss(_ loss: Loss, of outputs: [[Float]]) -> Double {
    var tape = Tape(phase: .inference)
    let batch = batch(Array(0..<count)[...], &tape)
    return loss.evaluate(tape.matrix(rows: outputs), batch).mean
  }
}
