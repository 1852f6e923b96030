package import MartletEvaluation

/// What is said of models that may have seen in training what they are scored on.
package enum SeenText {
  /// The verdict on a model in words, of the folds that it cannot have seen.
  ///
  /// - Parameter verdict: Of these folds; nil where there is none.
  package static func sentence(
    _ result: BacktestResult, model: Int, _ verdict: Verdict?
  ) -> String {
    let seen = result.seenFolds(by: model)
    guard let verdict else {
      return
        "\(result.models[model].label) may have seen \(seen == 1 ? "the fold" : "all \(seen) folds") in training: "
        + "nothing is said of how it forecasts what it has not seen."
    }
    let sentence = VerdictText.sentence(verdict, backtest: result.backtest)
    guard seen > 0 else { return sentence }
    let count = result.enteringFolds.count
    return
      "Of the \(plural(count - seen, "fold")) of \(count) that it cannot have seen in training: \(sentence)"
  }

  /// A line for each model of which the tables hold folds that it may have seen.
  package static func lines(_ result: BacktestResult) -> [String] {
    result.models.indices.compactMap { model in
      let seen = result.seenFolds(by: model)
      guard seen > 0 else { return nil }
      return
        "\(result.models[model].label) may have seen \(seen) of \(plural(result.enteringFolds.count, "fold")) in training: the "
        + "numbers of the tables are of all folds, its verdict is of the others"
    }
  }
}
