/// A norm, by name.
public enum Norm: String, Codable, Sendable, Hashable, CaseIterable {
  /// Each column over the rows of a batch.
  case batch
  /// Each row over its columns.
  case layer
  /// Each row by the root of its mean square.
  case rms

  package func layer(
    width: Int, _ name: String, in layout: inout ParameterLayout, overwritesInput: Bool
  ) -> any Layer {
    switch self {
    case .batch: BatchNorm(width, name, in: &layout, overwritesInput: overwritesInput)
    case .layer: LayerNorm(width, name, in: &layout, overwritesInput: overwritesInput)
    case .rms: RMSNorm(width, name, in: &layout, overwritesInput: overwritesInput)
    }
  }
}
