package import MartletEvaluation
import MartletFiles

/// Models that failed, in words.
package enum FailureText {
  /// What failed where, and what to do about it.
  package static func sentence(_ failure: ModelFailure) -> String {
    "\(failure.label) failed \(failure.error.reason.commandLine); it is in no comparison"
      + (failure.error.remedy.map { "; hint: \($0.commandLine)" } ?? "")
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
