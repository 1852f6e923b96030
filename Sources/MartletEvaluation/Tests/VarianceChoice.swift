import MartletNumerics

/// Which ``VarianceMethod`` folds call for, and why.
///
/// The rule is the one whose test kept its promise over simulated series, walks and levels, with calm and wild
/// times and with errors that persist, and that found most where a difference was true; docs/tests.md has the
/// tables.
public struct VarianceChoice: Sendable, Hashable {
  /// What decided.
  public enum Reason: String, Sendable, Hashable {
    /// Folds do not overlap, each has a fit of its own, and losses do not carry over.
    case separate
    /// Test windows of neighbouring folds share rows.
    case overlaps
    /// Folds share a fit, whose luck is in all of them.
    case sharedFits = "shared-fits"
    /// There are fewer than four windows that do not overlap.
    case fewWindows = "few-windows"
    /// The differences of neighbouring folds are alike: their correlation, and the 1/n that a short series takes
    /// away from it, are above .1.
    case persists
  }

  /// The method to use.
  public let method: VarianceMethod
  /// Why.
  public let reason: Reason

  /// Windows that do not overlap, from which on Bartlett weights are tried.
  private static let enoughWindows = 4
  /// The correlation of neighbours above which they are taken to go together.
  private static let persistence = 0.1

  private init(_ method: VarianceMethod, _ reason: Reason) {
    (self.method, self.reason) = (method, reason)
  }

  /// What the differences of two models call for.
  ///
  /// - Parameters:
  ///   - differences: One a fold, in order of time, or several models' of the same folds: neighbours then go
  ///     together where they do for more than half of them.
  ///   - overlap: How many neighbouring folds share rows of their test windows, a fold itself included.
  ///   - sharesFits: Whether several folds were forecast from one fit.
  package init(_ differences: [[Double]], overlap: Int, sharesFits: Bool) {
    precondition(overlap > 0, "a fold overlaps at least itself, not \(overlap)")
    let count = differences.first?.count ?? 0
    let alike = differences.count { Self.persists($0) }
    if overlap > 1, count < Self.enoughWindows * overlap {
      self.init(.cosines, .fewWindows)
    } else if 2 * alike > differences.count {
      self.init(.cosines, .persists)
    } else if overlap > 1 {
      self.init(.bartlett, .overlaps)
    } else if sharesFits {
      self.init(.bartlett, .sharedFits)
    } else {
      self.init(.student, .separate)
    }
  }

  private static func persists(_ differences: [Double]) -> Bool {
    let unit = DieboldMariano.unit(of: differences)
    let scaled = differences.map { $0 / unit }
    return Descriptive.autocovariance(scaled, lag: 1)
      > (persistence - 1 / Double(scaled.count)) * Descriptive.autocovariance(scaled, lag: 0)
  }
}
