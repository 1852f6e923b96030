/// How far a value had come on its way to a forecast when a difference was first seen.
public enum AuditStage: String, Codable, Sendable, Hashable, CaseIterable, Comparable {
  /// How a file is written and what its columns are.
  case reading
  /// What follows from the files without being said: times, season, cutoffs, which series take part.
  case inference
  /// What is known of the series at a cutoff: targets, covariates, features.
  case features
  /// What was learnt from that.
  case fit
  /// The forecast itself.
  case forecast
  /// The interval around it.
  case interval

  private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// Whether one comes before another on the way.
  public static func < (a: AuditStage, b: AuditStage) -> Bool { a.place < b.place }
}
