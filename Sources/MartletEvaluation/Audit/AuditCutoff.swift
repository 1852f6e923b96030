/// A cutoff at which a pipeline is audited.
public struct AuditCutoff: Sendable, Hashable {
  /// The fold, from 0.
  public let fold: Int
  /// The time of the cutoff as tables write it; of several series the latest.
  public let label: String
  /// Through which moment is known what each clock tells: one for each series, and one for what all of
  /// them share.
  public let moments: [Int64]

  /// Creates a cutoff.
  public init(fold: Int, label: String, moments: [Int64]) {
    (self.fold, self.label, self.moments) = (fold, label, moments)
  }
}
