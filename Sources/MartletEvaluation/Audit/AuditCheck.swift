/// What came of one corruption at one cutoff, or of a control.
public struct AuditCheck: Codable, Sendable, Hashable {
  /// How it ended.
  public enum Outcome: String, Codable, Sendable, Hashable {
    /// Nothing changed, to the bit; of a control, something did.
    case pass = "PASS"
    /// What was not available changed something; of a control, what is available changed nothing.
    case fail = "FAIL"
    /// It could not be tried.
    case skipped = "SKIPPED"
  }

  /// The fold, from 1.
  public let fold: Int
  /// The time of its cutoff.
  public let cutoff: String
  /// nil for a control.
  public let corruption: Corruption?
  /// How it ended.
  public internal(set) var outcome: Outcome
  /// Whether models were fitted anew; else what is handed to them was compared.
  public internal(set) var isFitted: Bool
  /// Where a difference is first seen.
  public internal(set) var stage: AuditStage?
  /// What differs, or why nothing was tried; of a control, what it changed.
  public internal(set) var words: String?
  /// The file that the difference comes from; of a control the one that was changed.
  public internal(set) var file: String?
  /// The name of the column; nil for a row that was left out.
  public internal(set) var column: String?
  /// The line of the cell, from 1.
  public internal(set) var line: Int?
  /// The field of the line, from 1.
  public internal(set) var field: Int?

  init(_ cutoff: AuditCutoff, _ corruption: Corruption?, _ outcome: Outcome, isFitted: Bool) {
    (fold, self.cutoff, self.corruption) = (cutoff.fold + 1, cutoff.label, corruption)
    (self.outcome, self.isFitted) = (outcome, isFitted)
  }
}
