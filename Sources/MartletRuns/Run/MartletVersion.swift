import MartletLayers

/// What runs: the release, and what computes on this processor.
public enum MartletVersion {
  /// The release.
  public static let number = "0.1.0"

  /// The release and the kernels: "martlet 0.1.0 (kernels avx512, oneDNN, OpenBLAS SkylakeX)".
  public static var text: String { "martlet \(number) (\(ComputeEnvironment.current))" }
}
