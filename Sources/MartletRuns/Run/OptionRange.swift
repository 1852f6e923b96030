package import MartletFiles
import MartletForecasting
import MartletNumerics

/// Where the whole numbers of options lie.
package enum OptionRange {
  /// By the options that have a whole number.
  package static let all: [OptionName: ClosedRange<Int>] = [
    .horizon: 1...100_000, .inputSize: inputSize, .season: 1...1_000_000,
    .fillLimit: 1...1_000_000_000,
    .nWindows: 0...1_000_000, .stepSize: 1...10_000_000, .gap: 0...10_000_000,
    .trainSize: 1...1_000_000_000, .testSize: 1...1_000_000_000,
    .seeds: 1...1000, .jobs: 1...1024, .paths: 0...100_000,
  ]

  /// As a model's own option has it.
  private static var inputSize: ClosedRange<Int> {
    guard
      case .number(let range, _)? = ForecastTask.options.first(where: { $0.name == "input-size" })?
        .domain
    else { preconditionFailure("no option 'input-size'") }
    return Int(range.lower)...Int(range.upper)
  }

  /// What to give, in words.
  package static func words(_ range: ClosedRange<Int>) -> String {
    "a whole number from \(grouped(range.lowerBound)) to \(grouped(range.upperBound))"
  }

  /// Checks that a whole number lies where its option allows.
  /// - Throws: `RunError.outOfRange`.
  package static func check(_ option: OptionName, _ value: Int?) throws(RunError) {
    guard let value, let range = all[option], !range.contains(value) else { return }
    throw .outOfRange(value, option)
  }
}
