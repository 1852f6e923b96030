import MartletNumerics

/// The skill of a model against another, its interval and its p-value, from one statistic.
///
///     skill = 1 − r,   r = Σ a / Σ b
///     t(ρ) = (ā − ρ b̄) / error(a − ρ b)
///
/// a and b are the losses of the two in each fold; the error of a mean and the distribution of t are those of a
/// ``VarianceMethod``. The p-value is that of t(1): both have the same loss on average. The 95 % interval has every skill
/// 1 − ρ whose t(ρ) is not rejected at 5 %, so that it holds 0 exactly where the p-value is not below 5 %. It has no lower
/// end where the other erred in so few folds, or so unevenly, that the size of its loss is not known.
///
/// - Note: Fieller (1954) for the interval.
public struct SkillTest: Sendable, Hashable {
  /// A result, or the reason why there is none.
  public enum Outcome: Sendable, Hashable {
    /// The test was made.
    case tested(SkillTest)
    /// The losses are the same in every fold.
    case identical
    /// The model has the same skill, or the same difference, in every fold: there is no variance to test against.
    case constant(skill: Double)
    /// The other makes no error, or a loss is not finite: nothing is a share of it.
    case noSkill
    /// There are fewer than three folds, or none of their windows is clear of the first.
    case tooFew(count: Int)
  }

  /// 1 − Σ a / Σ b; above 0 where the model is better.
  public let skill: Double
  /// The standard error of the mean difference, as a share of the other's mean loss.
  public let error: Double
  /// The probability of a difference this far from 0, on either side, were both equally good.
  public let pValue: Double
  /// The skills that these folds do not contradict at 5 %; from −∞ where they contradict none, however bad.
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
    let differences = zip(losses, others).map { $0 - $1 }
    if isConstant(differences, beside: losses)
      || zip(losses, others).allSatisfy({
        ($0 - ratio * $1).magnitude <= 1e-14 * max(1, ratio) * $1
      })
    {
      return .constant(skill: 1 - ratio)
    }
    let choice = VarianceChoice(differences, overlap: overlap, sharesFits: sharesFits)
    let method = choice.method.usable(for: differences)
    func error(of values: [Double]) -> Double {
      method.error(of: values, overlap: overlap, effective: choice.effectiveCount) / mean
    }
    let reference = method.reference(
      count: count, overlap: overlap, effective: choice.effectiveCount)
    let critical = reference.quantile(0.975)
    let errors = (one: error(of: losses), other: error(of: others), both: error(of: differences))
    let pValue = 2 * reference.upperTail(((1 - ratio) / errors.both).magnitude)
    let ratios = ratios(ratio, errors, critical: critical, holdsOne: pValue >= 0.05)
    return .tested(
      SkillTest(
        skill: 1 - ratio, error: errors.both, pValue: pValue,
        interval: 1 - ratios.upperBound...1 - ratios.lowerBound,
        detectable: (critical + reference.quantile(0.8)) * errors.both, count: count, choice: choice
      ))
  }

  /// Whether all differences are one number, to the last digits of the losses.
  private static func isConstant(_ differences: [Double], beside losses: [Double]) -> Bool {
    let rounding = 1e-14 * losses.reduce(0) { max($0, $1) }
    return differences.allSatisfy { ($0 - differences[0]).magnitude <= rounding }
  }

  /// The ratios ρ ≥ 0 that are not rejected:
  ///
  ///     (r − ρ)² ≤ c² error(a − ρ b)²,   error(a − ρ b)² = e(a)² − ρ (e(a)² + e(b)² − e(a − b)²) + ρ² e(b)²
  ///
  /// all divided by b̄. Where the loss of the other is not known to be above 0, they are all but those between two
  /// roots, or simply all. The interval then ends at a root only if 1 lies between the two.
  private static func ratios(
    _ ratio: Double, _ errors: (one: Double, other: Double, both: Double), critical: Double,
    holdsOne: Bool
  ) -> ClosedRange<Double> {
    func square(_ error: Double) -> Double { critical * critical * error * error }
    let common = (square(errors.one) + square(errors.other) - square(errors.both)) / 2
    let (second, first) = (1 - square(errors.other), ratio - common)
    let root = max(0, first * first - second * (ratio * ratio - square(errors.one))).squareRoot()
    let roots = [(first - root) / second, (first + root) / second].sorted()
    var (low, high) = (0.0, Double.infinity)
    if second > 0 && roots[1].isFinite {
      (low, high) = (roots[0], roots[1])
    } else if !holdsOne {
      if ratio >= roots[1] { low = roots[1] }
      if ratio <= roots[0] { high = roots[0] }
    }
    // Roots are rounded, and near 1 must agree with the test.
    if holdsOne {
      (low, high) = (min(low, 1), max(high, 1))
    } else if ratio > 1 {
      low = max(low, 1.0.nextUp)
    } else {
      high = min(high, 1.0.nextDown)
    }
    return max(0, min(low, ratio))...max(high, ratio)
  }
}
