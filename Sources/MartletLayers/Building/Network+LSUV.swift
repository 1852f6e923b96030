import MartletNumerics

extension Network {
  /// Fresh parameters with which each linear layer puts out numbers of variance 1 for some rows:
  /// layer-sequential unit variance.
  ///
  ///     W = Q / √Var[Q x]        layer by layer, in the order of the forward pass
  ///
  /// Q is orthogonal; x is what the layers before, already scaled, make of the rows in training (norms
  /// by the statistics of the batch, dropout with masks of the seed); the variance is over all numbers
  /// that the layer puts out. Biases are zero, so that one division is exact but for rounding, and no
  /// iteration is needed. Layers in blocks, and projections, are scaled in their turn; a layer that is
  /// applied several times, by what it puts out at first.
  ///
  /// - Edge cases: a layer whose output is the same number all over (dead inputs, or weights that are to
  ///   start at zero) or not finite keeps its orthogonal matrix, or its zeros. All other slots start as
  ///   ever.
  /// - Parameters:
  ///   - seed: Of the orthogonal matrices; the streams are those of `initialized(seed:)`.
  ///   - rows: A batch like those of training; as many rows as a batch has are plenty.
  /// - Complexity: One forward pass.
  /// - Note: Mishkin and Matas, ICLR 2016.
  public func initializedByLSUV(seed: UInt64, on rows: [[Float]]) -> Parameters {
    var parameters = layout.initialized(seed: seed, weights: .orthogonal)
    var scratch = parameters  // the forward pass moves running statistics
    var tape = Tape(phase: .training, randomness: SplitMix64(seed: seed, path: ["LSUV"]))
    var scaled: Set<ParameterSlot> = []
    scratch.withView { view in
      tape.linearObserver = { linear, y in
        guard scaled.insert(linear.weight).inserted else { return }
        let factor = Self.factorToUnitVariance(y)
        view.writable(linear.weight).scale(by: factor)
        y.scale(by: factor)
      }
      _ = root.forward(tape.matrix(rows: rows), view, &tape)
    }
    for slot in layout.slots where slot.kind == .weight { parameters[slot] = scratch[slot] }
    return parameters
  }

  /// 1 / deviation of all numbers of y; 1 where they differ by no more than rounding.
  private static func factorToUnitVariance(_ y: Matrix) -> Float {
    var (sum, squares) = (0.0, 0.0)
    for index in 0..<y.count { sum += Double(y[index]) }
    let mean = sum / Double(y.count)
    for index in 0..<y.count {
      let difference = Double(y[index]) - mean
      squares += difference * difference
    }
    let deviation = (squares / Double(y.count)).squareRoot()
    return deviation > 1e-5 * abs(mean) && deviation.isFinite ? Float(1 / deviation) : 1
  }
}
