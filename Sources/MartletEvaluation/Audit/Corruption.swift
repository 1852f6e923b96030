package import MartletNumerics
import RealModule

/// How an audit changes what was not available at a cutoff.
public enum Corruption: String, Codable, Sendable, Hashable, CaseIterable {
  /// Each value times a factor between a quarter and four that chance decides.
  case noise
  /// Each value times 1e11.
  case huge
  /// Each value times 1e-9.
  case tiny
  /// A single value for all.
  case constant
  /// Each value with its other sign.
  case signs
  /// No values at all.
  case missing
  /// The rows themselves are left out.
  case leftOut = "left-out"

  /// Whether rows go on to be there, each with a value.
  package var keepsRows: Bool { self != .missing && self != .leftOut }

  /// What stands in place of a value; nil for nothing.
  package func replacement(for value: Double, randomness: inout SplitMix64) -> Double? {
    switch self {
    case .noise: (value == 0 ? 1 : value) * .exp2(4 * randomness.uniform() - 2)
    case .huge: value * 1e11
    case .tiny: value * 1e-9
    case .constant: value == 1 ? 2 : 1
    case .signs: value == 0 ? -1 : -value
    case .missing, .leftOut: nil
    }
  }
}
