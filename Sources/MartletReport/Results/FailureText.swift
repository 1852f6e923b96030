package import MartletEvaluation
import MartletFiles
import MartletForecasting
import MartletTraining

/// Models that failed, in words.
package enum FailureText {
  /// What failed where, and what to do about it.
  package static func sentence(_ failure: ModelFailure) -> String {
    "\(failure.label) failed \(failure.error.reason); it is in no comparison"
      + (failure.error.hint.map { "; hint: \($0)" } ?? "")
  }

  /// For example "1 of 3 models failed: MLP (the reason is below the tables)"; nothing where none did.
  package static func summary(_ failures: [ModelFailure], of count: Int) -> [String] {
    guard !failures.isEmpty else { return [] }
    return [
      "\(failures.count) of \(plural(count, "model")) failed: "
        + failures.map(\.label).joined(separator: ", ") + " (the result says why)"
    ]
  }
}

extension CellError {
  /// What a user can do about it; nil where nobody knows.
  package var hint: String? {
    switch cause {
    case let error as TrainingError: error.hint
    case let error as ModelError: error.hint
    case let error as BacktestError: error.hint
    case let error as DataError: error.hint
    case let error as OptionError: error.hint
    default: nil
    }
  }
}
