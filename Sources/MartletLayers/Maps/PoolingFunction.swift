/// What pooling keeps of a window.
public enum PoolingFunction: String, Codable, Sendable, Hashable, CaseIterable {
  case maximum
  case average
}
