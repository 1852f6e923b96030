/// What to do about missing values in a column that is used.
public enum Missing: String, Sendable, Hashable, Codable, CaseIterable {
  /// Stop at the first one.
  case error
  /// Repeat the last value before it; leading rows without one are dropped. Never backward.
  case forwardFill = "forward-fill"
  /// Leave out the rows that lack a value.
  case drop
  /// A straight line between the values on both sides once the later one is known, and until then
  /// the last value before: at a cutoff within a gap nothing is known of its end.
  case interpolatePast = "interpolate-past"
  /// As `forwardFill`, with a further covariate for the target and each covariate of its file that is 1
  /// where a value was missing and 0 elsewhere: also where none is missing, so that what is learnt at a
  /// cutoff does not depend on a gap after it.
  case mask
}
