/// What an audit found: a value that can be stored.
public struct AuditReport: Codable, Sendable, Hashable {
  /// Cutoff by cutoff: the corruptions, then the controls.
  public let checks: [AuditCheck]
  /// What was taken for granted, since nothing in the files could check it.
  public let assumptions: [String]

  /// Creates a report.
  public init(checks: [AuditCheck], assumptions: [String]) {
    (self.checks, self.assumptions) = (checks, assumptions)
  }

  /// Whether no check failed, and at each cutoff some corruption was tried and seen to change nothing.
  public var passes: Bool {
    guard !checks.isEmpty, !checks.contains(where: { $0.outcome == .fail }) else { return false }
    return Set(checks.map(\.fold)).allSatisfy { fold in
      checks.contains { $0.fold == fold && $0.corruption != nil && $0.outcome == .pass }
        && checks.contains { $0.fold == fold && $0.corruption == nil && $0.outcome == .pass }
    }
  }

  /// How many checks ended in a way.
  public func count(_ outcome: AuditCheck.Outcome) -> Int {
    checks.count { $0.outcome == outcome }
  }
}
