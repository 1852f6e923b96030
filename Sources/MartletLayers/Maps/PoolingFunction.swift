/// What pooling keeps of a window.
public enum PoolingFunction: String, Codable, Sendable, Hashable, CaseIterable {
  /// The largest number of the window.
  case maximum
  /// The arithmetic mean of the window.
  case average
}
