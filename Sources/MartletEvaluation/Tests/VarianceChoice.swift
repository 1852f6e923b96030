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
    /// The differences of neighbouring folds are alike: their correlation is above .15.
    case persists
  }

  /// The method to use.
  public let method: VarianceMethod
  /// Why.
  public let reason: Reason
  /// How many independent folds say as much as these; it matters to ``VarianceMethod/student`` alone.
  ///
  ///     n (1 − c) / (1 + c),   c = correlation of neighbours / (1 − 3/n), from 0 to .95
  ///
  /// It is n where differences do not persist, and at least 2. The correlation of a short series is too small on
  /// average (Kendall 1954), for part of which c makes up.
  public let effectiveCount: Double

  /// What the differences of two models call for.
  ///
  /// - Parameters:
  ///   - differences: One a fold, in order of time.
  ///   - overlap: How many neighbouring folds share rows of their test windows, a fold itself included.
  ///   - sharesFits: Whether several folds were forecast from one fit.
  package init(_ differences: [Double], overlap: Int, sharesFits: Bool) {
    precondition(overlap > 0, "a fold overlaps at least itself, not \(overlap)")
    let count = Double(differences.count)
    let correlation = Self.correlation(differences)
    var effective = count
    if overlap > 1 {
      (method, reason) = (.cosines, .overlaps)
    } else if correlation > 0.15 {
      (method, reason) = (.student, .persists)
      effective = Self.effectiveCount(of: differences.count, correlation: correlation)
    } else if sharesFits {
      (method, reason) = (.bartlett, .sharedFits)
    } else {
      (method, reason) = (.student, .separate)
    }
    effectiveCount = effective
  }

  /// How many independent folds say as much as these, whose neighbours have a correlation above 0.
  static func effectiveCount(of count: Int, correlation: Double) -> Double {
    let count = Double(count)
    let corrected = min(correlation / (count > 3 ? 1 - 3 / count : 1), 0.95)
    return max(2, count * (1 - corrected) / (1 + corrected))
  }

  /// Of neighbours; 0 where all differences are the same.
  static func correlation(_ differences: [Double]) -> Double {
    let unit = DieboldMariano.unit(of: differences)
    let scaled = differences.map { $0 / unit }
    let variance = Descriptive.autocovariance(scaled, lag: 0)
    return variance > 0 ? Descriptive.autocovariance(scaled, lag: 1) / variance : 0
  }
}
