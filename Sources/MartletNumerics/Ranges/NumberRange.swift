/// The numbers between two ends, each end with or without itself, and how they are spread.
package struct NumberRange: Sendable, Hashable {
  /// How evenly spaced trials lie in a range.
  package enum Scale: Sendable, Hashable {
    /// By equal differences, as for a share.
    case linear
    /// By equal ratios, as for a rate or a count. An end at 0 is a trial of its own.
    case logarithmic
  }

  /// The lower end.
  package let lower: Double
  /// The upper end; infinite for none.
  package let upper: Double
  /// Whether the lower end is one of the numbers.
  package let includesLower: Bool
  /// Whether the upper end is one of the numbers.
  package let includesUpper: Bool
  /// Whether only whole numbers count.
  package let isWhole: Bool
  /// How its numbers are spread.
  package let scale: Scale

  private init(
    _ lower: Double, _ upper: Double, includesLower: Bool = true, includesUpper: Bool = true,
    isWhole: Bool = false, scale: Scale
  ) {
    (self.lower, self.upper) = (lower, upper)
    (self.includesLower, self.includesUpper) = (includesLower, includesUpper)
    self.isWhole = isWhole
    self.scale = scale
  }

  /// The most that an option takes where nothing else is said.
  package static let greatest = 1e30

  /// Whole numbers, both ends included.
  package static func whole(_ range: ClosedRange<Int>, scale: Scale = .logarithmic) -> NumberRange {
    NumberRange(
      Double(range.lowerBound), Double(range.upperBound), isWhole: true, scale: scale)
  }

  /// Numbers above one that is not among them, to `upper`.
  package static func above(_ lower: Double, to upper: Double = .infinity) -> NumberRange {
    NumberRange(lower, upper, includesLower: false, scale: .logarithmic)
  }

  /// Numbers from one on, to `upper`.
  package static func from(
    _ lower: Double, to upper: Double = .infinity, scale: Scale = .logarithmic
  ) -> NumberRange {
    NumberRange(lower, upper, scale: scale)
  }

  /// The shares from 0 to below 1.
  package static let share = NumberRange(0, 1, includesUpper: false, scale: .linear)

  /// The shares above 0 and below 1.
  package static let innerShare = NumberRange(
    0, 1, includesLower: false, includesUpper: false, scale: .linear)

  /// Whether a number is one of them. NaN and infinities never are.
  package func contains(_ number: Double) -> Bool {
    number.isFinite && (number > lower || includesLower && number == lower)
      && (number < upper || includesUpper && number == upper)
      && (!isWhole || number == number.rounded())
  }
}
