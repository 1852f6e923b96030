import MartletLayers

/// What runs: the release, and the kernels that were chosen for this processor.
enum Version {
  static let number = "0.1.0"

  /// For example "martlet 0.1.0 (kernels avx512, oneDNN, OpenBLAS SkylakeX)".
  static var text: String {
    "martlet \(number) (kernels \(Kernels.variant), \(BLAS.libraries))"
  }
}
