import RealModule

/// The learning rate as a function of the step, as a factor of the base rate.
///
/// With t the step from 0 and T the number of steps after the warm-up:
///
///     constant          1
///     step              γ^⌊t / every⌋
///     multi-step        γ^(number of milestones ≤ t)
///     exponential       γᵗ
///     polynomial        (1 − t / T)^power
///     cosine            m + (1 − m) (1 + cos(π t / T)) / 2
///     cosine-restarts   (1 + cos(π s / P)) / 2 with s the step of a cycle and P its length, which
///                       starts at `period` and grows `multiplier` times from cycle to cycle
///     one-cycle         up from 1/25 to 1 over the first 30 %, down to 1/250,000 over the rest, both
///                       along half a cosine
///     plateau           γ^(number of times that the loss has stopped falling): more than `patience`
///                       validation checks without a new best; without validation data it is the
///                       training loss that is checked
///
/// A linear warm-up of w steps before any of them multiplies step s < w by (s + 1) / (w + 1).
///
/// - Note: Loshchilov and Hutter 2017 (cosine and its restarts); Smith and Topin 2018 (one-cycle, with the shape and
///   the constants of PyTorch's `OneCycleLR`).
public struct Schedule: Sendable, Hashable {
  /// How the rate goes after the warm-up, with its numbers.
  public enum Shape: Sendable, Hashable {
    /// The base rate at every step.
    case constant
    /// Multiplied by a factor after so many steps, again and again: γ^⌊t / every⌋.
    case step(every: Int, factor: Double = 0.5)
    /// The milestones count from the end of the warm-up.
    case multiStep(at: [Int], factor: Double)
    /// Multiplied by a factor at every step: γᵗ.
    case exponential(factor: Double)
    /// Down to 0 at the end of the budget along (1 − t / T)^power; a power of 1 is a straight line.
    case polynomial(power: Double)
    /// Half a cosine from 1 down to `minimum`, a share of the base rate, at the end of the budget.
    case cosine(minimum: Double = 0)
    /// Half a cosine from 1 to 0 in each cycle: the first is `period` steps long, each later one
    /// `multiplier` times as long as the one before.
    case cosineRestarts(period: Int, multiplier: Int = 1)
    /// From 1/25 up to the base rate over the first 30 % of the budget, then down to 1/250,000 of
    /// it.
    case oneCycle
    /// Multiplied by a factor whenever more than `patience` checks in a row bring no loss that is
    /// better by 0.01 %: validation loss, or training loss without validation examples.
    case plateau(factor: Double = 0.1, patience: Int = 10)
  }

  /// How the rate goes after the warm-up.
  public var shape: Shape
  /// w: steps of linear warm-up, step s < w at (s + 1) / (w + 1) of the base rate; 0 for none.
  public var warmupSteps: Int

  /// Creates a schedule; the warm-up is part of the budget.
  public init(_ shape: Shape, warmupSteps: Int = 0) {
    self.shape = shape
    self.warmupSteps = warmupSteps
  }

  /// The factor of the base rate at a step from 0 of a run of `total` steps.
  ///
  /// For `plateau` that is 1: when it falls only the run can tell.
  public func factor(step: Int, of total: Int) -> Double {
    if step < warmupSteps { return Double(step + 1) / Double(warmupSteps + 1) }
    let t = Double(step - warmupSteps)
    let length = Double(max(total - warmupSteps, 1))
    switch shape {
    case .constant, .plateau: return 1
    case .step(let every, let factor):
      return Double.pow(factor, (step - warmupSteps) / max(every, 1))
    case .multiStep(let milestones, let factor):
      return Double.pow(factor, milestones.count { $0 <= step - warmupSteps })
    case .exponential(let factor): return Double.pow(factor, step - warmupSteps)
    case .polynomial(let power): return Double.pow(max(1 - t / length, 0), power)
    case .cosineRestarts(let period, let multiplier):
      return Self.halfCosine(
        from: 1, to: 0, at: Self.shareOfCycle(t, period: period, multiplier: multiplier))
    case .cosine(let minimum):
      return minimum + (1 - minimum) * (1 + Double.cos(.pi * t / length)) / 2
    case .oneCycle:
      let last = max(length - 1, 1)
      let peak = 0.3 * length - 1
      let (low, final) = (1 / 25.0, 1 / 250_000.0)
      return t <= peak
        ? Self.halfCosine(from: low, to: 1, at: t / peak)
        : Self.halfCosine(from: 1, to: final, at: (t - peak) / (last - peak))
    }
  }

  /// How much of its cycle has passed at step t.
  private static func shareOfCycle(_ t: Double, period: Int, multiplier: Int) -> Double {
    var (rest, length) = (t, Double(max(period, 1)))
    if multiplier <= 1 { return rest.truncatingRemainder(dividingBy: length) / length }
    while rest >= length {
      rest -= length
      length *= Double(multiplier)
    }
    return rest / length
  }

  private static func halfCosine(from start: Double, to end: Double, at share: Double) -> Double {
    end + (start - end) * (1 + Double.cos(.pi * share)) / 2
  }
}
