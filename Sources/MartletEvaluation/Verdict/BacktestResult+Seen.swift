/// Models that may have seen in training what they are scored on.
extension BacktestResult {
  /// In how many of the folds that enter a model may have seen some row that it forecasts.
  public func seenFolds(by model: Int) -> Int { foldsSeen(by: model).count }

  /// The evaluation of the folds in which a model cannot have seen a row that it forecasts; nil where there is
  /// none.
  ///
  /// A claim about a model is made of these: what it knew beforehand says nothing of how it forecasts.
  public func unseen(by model: Int) -> BacktestResult? {
    let seen = foldsSeen(by: model)
    guard !seen.isEmpty else { return self }
    guard enteringFolds.contains(where: { !seen.contains($0) }) else { return nil }
    return restricted { !seen.contains($1) }
  }

  /// The folds: with some series out of it, one would be a test of others.
  private func foldsSeen(by model: Int) -> Set<Int> {
    Set(
      models[model].seen.filter { takesPart(series: $0.series, fold: $0.fold) }.map(\.fold))
  }
}
