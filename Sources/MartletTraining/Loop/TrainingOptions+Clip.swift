import MartletLayers

extension TrainingOptions {
  /// Cuts a gradient as the options ask for.
  ///
  /// - Returns: The factor that the norm asks for, which the optimiser applies.
  func clip(_ gradient: inout [Float]) -> Double {
    gradient.withMatrix { gradient in
      if let limit = clipValue { gradient.clamp(to: Float(limit)) }
      guard let largest = clipNorm else { return 1 }
      return min(1, largest / (gradient.sumOfSquares.squareRoot() + 1e-6))
    }
  }
}
