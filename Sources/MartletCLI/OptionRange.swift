import ArgumentParser
import MartletReport

/// Checks that a whole number lies where its option allows.
///
/// - Throws: `ValidationError`, whose first sentence is the message and whose second the hint.
func check(_ option: String, _ value: Int?, in range: ClosedRange<Int>) throws {
  guard let value, !range.contains(value) else { return }
  let ends = [range.lowerBound, range.upperBound].map(NumberFormat.integer)
  throw ValidationError(
    "\(value) is no value for \(option). Give a whole number from \(ends[0]) to \(ends[1]).")
}
