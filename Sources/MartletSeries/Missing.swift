/// What to do about missing values in a column that is used.
public enum Missing: String, Sendable, Hashable, Codable, CaseIterable {
  /// Stop at the first one.
  case error
  /// Repeat the last value before it; leading rows without one are dropped. Never backward.
  case forwardFill = "forward-fill"
  /// Leave out the rows that lack a value.
  case drop
}
