package import MartletPanels

/// The folds that forecasts made elsewhere stand in.
extension GivenForecasts {
  /// The folds of their cutoffs, with the window, the gap and the fits of a rule.
  ///
  /// Where all series have as many, counted from their ends at one distance, they are such folds of our own;
  /// else they stand at the times of the cutoffs.
  ///
  /// - Parameters:
  ///   - panel: The series that they are of, and no others.
  ///   - rule: What else is asked of the folds.
  ///   - most: The last of them that count; nil for all.
  package func folds(on panel: Panel, _ rule: Folds, most: Int? = nil) -> Folds {
    var folds = fromEnds(of: panel) ?? Folds.at(Array(cutoffs.values))
    folds.count = min(folds.count, most ?? folds.count)
    (folds.window, folds.refit, folds.gap) = (rule.window, rule.refit, rule.gap)
    return folds
  }

  /// Folds that are counted from the end of each series; nil where these are no such ones.
  private func fromEnds(of panel: Panel) -> Folds? {
    let places = Dictionary(grouping: cutoffs.keys, by: \.series)
    var steps: Set<Int> = []
    var counts: Set<Int> = []
    for series in panel.series {
      let rows = (places[series.id] ?? []).map(\.row).sorted()
      guard rows.last == series.count - horizon - 1 else { return nil }
      counts.insert(rows.count)
      steps.formUnion(zip(rows.dropFirst(), rows).map(-))
    }
    guard counts.count == 1, let count = counts.first, steps.count <= 1 else { return nil }
    return Folds(count: count, step: steps.first ?? horizon)
  }

  /// The cutoffs of each series at which there is something to score.
  package var cutoffTimes: [String: Set<Int64>] {
    Dictionary(cutoffs.map { ($0.key.series, Set([$0.value])) }) { $0.union($1) }
  }
}
