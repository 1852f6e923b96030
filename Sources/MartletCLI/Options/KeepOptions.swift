import ArgumentParser
import MartletRuns

/// Where a run is kept, if it is.
struct KeepOptions: ParsableArguments {
  @Flag(
    help: """
      Keep the run in a ledger: plan, every cell as it finishes, scores and verdicts. The same command goes on \
      after an interruption, and computes no cell twice.
      """)
  var keep = false

  @Option(
    help: ArgumentHelp(
      "The ledger to keep the run in; implies --keep (default: \(Ledger.usualPath)).",
      valueName: "file"), completion: .file())
  var ledger: String?

  /// The file that the run is kept in; nil where it is not.
  var path: String? { ledger ?? (keep ? Ledger.usualPath : nil) }
}
