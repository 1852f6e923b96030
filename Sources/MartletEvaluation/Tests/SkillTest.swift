import MartletNumerics

/// The skill of a model against another, its interval and its p-value, from one statistic.
///
///     skill = 1 − r,   r = Σ a / Σ b,   u = a − r b,   error = error(ū) / b̄,   t = skill / error
///
/// a and b are the losses of the two in each fold. u has the mean 0, and its error is that of the ratio by the delta
/// method. The error of ū and the distribution of t are those of a ``VarianceMethod``. By cosines, which have few
/// degrees of freedom, it is the error of the mean of a − b: an r that luck made small makes that of ū small too, and
/// more so the fewer degrees there are. The interval holds 0 exactly where the p-value is above 5 %.
public struct SkillTest: Sendable, Hashable {
  /// A result, or the reason why there is none.
  public enum Outcome: Sendable, Hashable {
    /// The test was made.
    case tested(SkillTest)
    /// The losses are the same in every fold.
    case identical
    /// The model has the same skill in every fold: there is no variance to test against.
    case constant(skill: Double)
    /// The other makes no error, or a loss is not finite: nothing is a share of it.
    case noSkill
    /// There are fewer than three folds, or none of their windows is clear of the first.
    case tooFew(count: Int)
  }

  /// 1 − Σ a / Σ b; above 0 where the model is better.
  public let skill: Double
  /// The standard error of the skill.
  public let error: Double
  /// The probability of a skill this far from 0, on either side, were there none.
  public let pValue: Double
  /// The skill less and more a 95 % margin.
  public let interval: ClosedRange<Double>
  /// The smallest skill that a test at 5 % would have found in 80 % of cases, had folds been as uneven as these;
  /// above 1 where no forecast, however good, would have been found.
  public let detectable: Double
  /// The number of folds.
  public let count: Int
  /// How the error was estimated, and why so.
  public let choice: VarianceChoice

  /// Tests whether two models have the same loss.
  ///
  /// - Parameters:
  ///   - losses: a, in order of time, not negative.
  ///   - others: b, of the same folds.
  ///   - overlap: How many neighbouring folds share rows of their test windows, a fold itself included.
  ///   - sharesFits: Whether several folds were forecast from one fit.
  /// - Returns: The result, or the reason why there is none.
  public static func test(
    _ losses: [Double], against others: [Double], overlap: Int, sharesFits: Bool = false
  ) -> Outcome {
    let count = losses.count
    precondition(count == others.count, "\(count) folds against \(others.count)")
    precondition(overlap > 0, "a fold overlaps at least itself, not \(overlap)")
    guard count > max(2, overlap) else { return .tooFew(count: count) }
    if losses == others { return .identical }
    let mean = Descriptive.mean(others)
    let ratio = Descriptive.mean(losses) / mean
    guard ratio.isFinite else { return .noSkill }
    let rests = zip(losses, others).map { $0 - ratio * $1 }
    if zip(rests, others).allSatisfy({ $0.magnitude <= 1e-14 * max(1, ratio) * $1 }) {
      return .constant(skill: 1 - ratio)
    }
    let choice = VarianceChoice([rests], overlap: overlap, sharesFits: sharesFits)
    let values = choice.method == .cosines ? zip(losses, others).map { $0 - $1 } : rests
    let (variation, reference) = choice.method.error(of: values, overlap: overlap)
    let error = variation / mean
    let skill = 1 - ratio
    let margin = reference.quantile(0.975) * error
    return .tested(
      SkillTest(
        skill: skill, error: error, pValue: 2 * reference.upperTail((skill / error).magnitude),
        interval: skill - margin...skill + margin,
        detectable: margin + reference.quantile(0.8) * error, count: count, choice: choice))
  }
}
