/// Models that may have seen in training what they are scored on.
extension BacktestResult {
  /// In how many folds a model may have seen some row that it forecasts.
  public func seenFolds(by model: Int) -> Int { Set(models[model].seen.map(\.fold)).count }

  /// The evaluation of the folds in which a model cannot have seen a row that it forecasts; nil where there is
  /// none.
  ///
  /// A claim about a model is made of these: what it knew beforehand says nothing of how it forecasts.
  public func unseen(by model: Int) -> BacktestResult? {
    let seen = models[model].seen
    guard !seen.isEmpty else { return self }
    // A fold is one test: with some series out of it, it would be of others.
    let folds = Set(seen.map(\.fold))
    guard self.folds.indices.contains(where: { !folds.contains($0) }) else { return nil }
    return restricted { !folds.contains($1) }
  }
}
