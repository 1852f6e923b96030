/// How the outputs of branches become one.
public enum Combination: String, Codable, Sendable, Hashable, CaseIterable {
  /// One after the other in a row.
  case concatenate
  /// Added, which takes branches of one width.
  case sum
}
