package import MartletEvaluation
package import MartletRuns

/// What is said of a run that is kept.
package enum KeptText {
  /// Where a run is kept that has come to its end.
  ///
  /// - Parameter tried: How many configurations have been tried on its first file.
  package static func kept(_ id: Int, in path: String, tried: Int?, on file: String?) -> String {
    let count: String? = tried.flatMap { tried in
      file.map { "; \(plural(tried, "configuration")) tried on \($0) so far" }
    }
    return "kept as run \(id) in \(path)" + (count ?? "")
  }

  /// What is said before a run goes on from where it stopped.
  package static func goesOn(_ id: Int) -> String {
    "run \(id) goes on from where it stopped"
  }

  /// What is said of a run that a signal ends.
  package static func stopped(id: Int, kept: Int, of all: Int, in path: String) -> String {
    "stopped: \(kept) of \(plural(all, "cell")) are kept as run \(id) in \(path); the same command goes on from there"
  }

  /// What came out of an evaluation, as it is kept.
  package static func outcomes(_ result: BacktestResult) -> [ModelOutcome] {
    ModelOutcome.all(
      of: result, verdict: { SeenText.sentence(result, model: $0) },
      failure: FailureText.sentence)
  }
}
