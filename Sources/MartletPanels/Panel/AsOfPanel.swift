/// What is known of several series at a cutoff.
public struct AsOfPanel: Sendable {
  /// One history a series.
  public let histories: [History]

  /// Gathers histories.
  public init(histories: [History]) {
    self.histories = histories
  }
}
