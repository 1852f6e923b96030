/// What followed from a plan when it was run: it says what happened, and running the plan finds it anew.
public struct PlanFindings: Codable, Sendable, Hashable {
  /// A series that took no part.
  public struct LeftOut: Codable, Sendable, Hashable {
    /// Its id.
    public let series: String
    /// Why, in words.
    public let reason: String

    /// Names a series and its reason.
    public init(series: String, reason: String) {
      self.series = series
      self.reason = reason
    }
  }

  /// A series that takes part in the first folds only.
  public struct Leaving: Codable, Sendable, Hashable {
    /// Its id.
    public let series: String
    /// Why, in words.
    public let reason: String
    /// How many folds it is in.
    public let folds: Int

    /// Names a series, its reason, and how long it stays.
    public init(series: String, reason: String, folds: Int) {
      self.series = series
      self.reason = reason
      self.folds = folds
    }
  }

  /// The frequencies of the files used.
  public var frequency: [String] = []
  /// The rows of a fixed split; null where all are used.
  @OrNull public var rows: Int?
  /// The series that took no part.
  public var leftOut: [LeftOut] = []
  /// The series that are in the first folds only.
  public var leaving: [Leaving] = []
  /// Columns and options that no model of the run looks at.
  public var unused: [String] = []

  /// Nothing is found yet.
  public init() {}
}
