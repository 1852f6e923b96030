/// What a pipeline is run on in an audit.
public struct AuditInput: Sendable {
  /// The contents of the files, in their order.
  public let files: [[UInt8]]
  /// From where is forecast.
  public let cutoff: AuditCutoff
  /// What was done to what was not available then; nil for nothing.
  public let corruption: Corruption?
  /// Whether models are to be fitted; else what is handed to them is enough.
  public let fits: Bool
}
