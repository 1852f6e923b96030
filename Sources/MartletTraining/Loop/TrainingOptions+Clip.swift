import CMartletKernels
import MartletLayers

extension TrainingOptions {
  /// Cuts a gradient as the options ask for.
  ///
  /// - Returns: The factor that the norm asks for, which the optimiser applies.
  func clip(_ gradient: inout [Float]) -> Double {
    gradient.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return 1 }
      if let limit = clipValue { Kernels.active.clamp(base, Float(limit), buffer.count) }
      guard let largest = clipNorm else { return 1 }
      let norm = Kernels.active.sum_of_squares(base, buffer.count).squareRoot()
      return min(1, largest / (norm + 1e-6))
    }
  }
}
