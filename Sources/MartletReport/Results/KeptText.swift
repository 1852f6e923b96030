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

  /// How far the best win goes once all that was ever tried on the file counts; nil without a win, and where nothing
  /// was tried beside the models of this run.
  ///
  /// Of as many configurations without skill, some has a p-value as small as this in at most as many times p of cases,
  /// however alike they are (Bonferroni).
  ///
  /// - Parameter tried: How many configurations have been tried on the first file.
  package static func luck(_ outcomes: [ModelOutcome], tried: Int) -> String? {
    let wins = outcomes.filter { $0.outcome == .beats }.compactMap { outcome in
      outcome.pValue.map { (label: outcome.label, p: $0) }
    }
    // All but naive were tried.
    guard let best = wins.min(by: { $0.p < $1.p }), tried > outcomes.count - 1 else { return nil }
    let share = min(1, Double(tried) * best.p)
    let words = share < 0.005 ? "less than 1 %" : "up to \(NumberFormat.percent(share))"
    return
      "of \(NumberFormat.integer(tried)) configurations without skill, one would look as good as \(best.label)"
      + " in \(words) of cases"
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
      of: result, verdict: { SeenText.sentence(result, model: $0, $1) },
      failure: FailureText.sentence)
  }
}
