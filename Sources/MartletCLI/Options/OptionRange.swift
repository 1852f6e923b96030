import ArgumentParser
import MartletForecasting
import MartletNumerics
import MartletReport
import MartletTime

/// Where the whole numbers of options lie.
enum OptionRange {
  static let all: [String: ClosedRange<Int>] = [
    "--horizon": 1...100_000, "--input-size": inputSize, "--season": 1...1_000_000,
    "--fill-limit": 1...1_000_000_000,
    "--n-windows": 0...1_000_000, "--step-size": 1...10_000_000, "--gap": 0...10_000_000,
    "--train-size": 1...1_000_000_000, "--test-size": 1...1_000_000_000,
    "--seeds": 1...1000, "--jobs": 1...1024, "--paths": 0...100_000,
  ]

  /// As a model's own option has it.
  private static var inputSize: ClosedRange<Int> {
    guard
      case .number(let range, _)? = ForecastTask.options.first(where: { $0.name == "input-size" })?
        .domain
    else { preconditionFailure("no option 'input-size'") }
    return Int(range.lower)...Int(range.upper)
  }

  /// What to give for an option, in words; nil for one that is no whole number.
  static func words(_ option: String) -> String? {
    option == "--seed"
      ? "a whole number from 0 to \(UInt64.max)"
      : all[option].map(words)
  }

  static func words(_ range: ClosedRange<Int>) -> String {
    let ends = [range.lowerBound, range.upperBound].map(NumberFormat.integer)
    return "a whole number from \(ends[0]) to \(ends[1])"
  }
}

/// Checks that a whole number lies where its option allows.
///
/// - Parameter range: Where the option allows less than usual.
/// - Throws: `ValidationError`, whose first sentence is the message and whose second the hint.
func check(_ option: String, _ value: Int?, in range: ClosedRange<Int>? = nil) throws {
  guard let value, let range = range ?? OptionRange.all[option], !range.contains(value) else {
    return
  }
  throw ValidationError(
    "\(value) is no value for \(option). Give \(OptionRange.words(range)).")
}
