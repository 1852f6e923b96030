import RealModule

/// The learning rate as a function of the step, as a factor of the base rate.
///
/// With t the step from 0 and T the number of steps after the warm-up:
///
///     constant        1
///     step            γ^⌊t / every⌋
///     cosine          m + (1 − m) (1 + cos(π t / T)) / 2
///     one-cycle       up from 1/25 to 1 over the first 30 %, down to 1/250,000 over the rest, both
///                     along half a cosine
///
/// A linear warm-up of w steps before any of them multiplies step s < w by (s + 1) / (w + 1).
///
/// - Note: Loshchilov and Hutter 2017 (cosine); Smith and Topin 2018 (one-cycle, with the shape and
///   the constants of PyTorch's `OneCycleLR`).
public struct Schedule: Sendable, Hashable {
  public enum Shape: Sendable, Hashable {
    case constant
    case step(every: Int, factor: Double = 0.5)
    case cosine(minimum: Double = 0)
    case oneCycle
  }

  public var shape: Shape
  public var warmupSteps: Int

  public init(_ shape: Shape, warmupSteps: Int = 0) {
    self.shape = shape
    self.warmupSteps = warmupSteps
  }

  /// The factor of the base rate at a step from 0 of a run of `total` steps.
  public func factor(step: Int, of total: Int) -> Double {
    if step < warmupSteps { return Double(step + 1) / Double(warmupSteps + 1) }
    let t = Double(step - warmupSteps)
    let length = Double(max(total - warmupSteps, 1))
    switch shape {
    case .constant: return 1
    case .step(let every, let factor):
      return Double.pow(factor, (step - warmupSteps) / max(every, 1))
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

  private static func halfCosine(from start: Double, to end: Double, at share: Double) -> Double {
    end + (start - end) * (1 + Double.cos(.pi * share)) / 2
  }
}
