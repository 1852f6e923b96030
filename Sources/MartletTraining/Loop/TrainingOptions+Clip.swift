import MartletLayers

/// What became of a gradient before its step.
struct GradientCut {
  /// ‖g‖ before anything was cut; nil where nobody asked for it.
  var norm: Double?
  /// What the largest norm multiplies the gradient by, which the optimiser does.
  var factor = 1.0
  /// Whether it has become smaller.
  var isCut = false
}

extension TrainingOptions {
  /// Whether gradients may be cut.
  var mayCut: Bool { clipValue != nil || clipNorm != nil }

  /// Cuts a gradient as the options ask for.
  ///
  /// - Parameter readsNorm: Whether its norm is asked for, which is a pass over the gradient where nothing
  ///   is to be cut.
  func clip(_ gradient: inout [Float], readsNorm: Bool) -> GradientCut {
    guard readsNorm || mayCut else { return GradientCut() }
    return gradient.withMatrix { gradient in
      let before = gradient.sumOfSquares
      var cut = GradientCut(norm: before.squareRoot())
      var after = before
      if let limit = clipValue {
        gradient.clamp(to: Float(limit))
        after = gradient.sumOfSquares
        cut.isCut = after < before
      }
      if let largest = clipNorm {
        cut.factor = min(1, largest / (after.squareRoot() + 1e-6))
        cut.isCut = cut.isCut || cut.factor < 1
      }
      return cut
    }
  }
}
