/// A level that follows how often earlier intervals of it held.
///
///     α(t) = α + γ Σ (α − held(j)),   over the folds j that had ended by the cutoff of t,   γ = 0.05
///
/// held(j) is the share of the values of fold j inside its interval, or at or below its quantile, which was made at α(j).
/// It is the rule of adaptive conformal inference, in the paper's terms α(t + 1) = α(t) + γ (α − err(t)) for the
/// level of the misses, with an outcome of a whole path instead of one value, and no outcome before it is known.
/// Over many folds the share of values inside comes to the level whatever the series does; where nothing changes, the
/// level wanders, and intervals are less good for it.
///
/// A level beyond what the errors reach takes the largest or the smallest of them, where the paper has an interval
/// without ends or none at all.
///
/// - Note: Gibbs & Candès (2021), "Adaptive conformal inference under distribution shift".
public struct AdaptiveLevel: Sendable {
  /// How far one outcome moves the level.
  public static let rate = 0.05

  /// The level that was asked for.
  public let nominal: Double
  /// The level for the next forecast: may lie outside 0 to 1.
  public private(set) var value: Double

  /// Starts at the level that was asked for.
  public init(_ nominal: Double) { (self.nominal, value) = (nominal, nominal) }

  /// Takes the outcome of one path.
  ///
  /// - Parameter share: The share of its values inside the interval, or at or below the quantile.
  public mutating func add(held share: Double) { value += Self.rate * (nominal - share) }
}
