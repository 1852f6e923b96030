/// The formula of a ``Loss``, with all that is known of it.
///
/// A loss is one type that conforms to this, in a file of its own with its value of ``Loss``, and one line of
/// `Loss.forms`, by which it is written.
package protocol LossFunction: Sendable {
  /// As it is written: "huber".
  var name: String { get }
  /// The numbers behind the name, such as δ.
  var numbers: [Double] { get }
  /// k: how many outputs of a network belong to one target.
  var outputsPerTarget: Int { get }
  /// Whether its numbers are within their bounds.
  var isValid: Bool { get }
  /// d, where errors s times as large make the loss s^d times as large; 0 without units.
  var degree: Int { get }
  /// Whether it is never below 0.
  var isNonNegative: Bool { get }
  /// The rows in a season that it looks back at.
  var season: Int? { get }
  /// What it says of all that may come; nil where it says no whole distribution.
  var distribution: (any LossDistribution)? { get }

  /// The loss of a batch; the gradient of its mean where one is asked for.
  ///
  /// - Shape: `outputs` and `gradient` are [B, k H], where the targets are [B, H].
  func evaluate(_ outputs: Matrix, _ batch: Batch, _ gradient: Matrix?) -> LossSum

  /// What makes a quantile of the outputs of a target; nil where the loss says nothing about this quantile.
  ///
  /// - Parameter level: Above 0 and below 1.
  func quantile(_ level: Double) -> ((Blocks) -> Double)?
}

/// A distribution of which a network gives the parameters.
package protocol LossDistribution {
  /// F⁻¹(Φ(z)), from the outputs of a target.
  func value(atScore z: Double, of raw: Blocks) -> Double
  /// Φ⁻¹(F(y)), from the outputs of a target.
  func score(of y: Double, in raw: Blocks) -> Double
}

/// What most losses have: one output, no numbers, and nothing to say but the one forecast.
extension LossFunction {
  package var numbers: [Double] { [] }
  package var outputsPerTarget: Int { 1 }
  package var isValid: Bool { true }
  package var isNonNegative: Bool { true }
  package var season: Int? { nil }
  package var distribution: (any LossDistribution)? { nil }
  package func quantile(_ level: Double) -> ((Blocks) -> Double)? { nil }
}
