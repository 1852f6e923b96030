extension BacktestTable {
  /// The scores of one seed of a model, over the values that happened, from the rows alone.
  ///
  /// They are those of the result that the table was made of, to the bit. A table that was read from a
  /// CSV file does not know what came before the cutoffs: there MASE and the direction are not-a-number,
  /// errors are in the units of the series, and there is no QLIKE.
  ///
  /// - Parameters:
  ///   - model: The label.
  ///   - seed: From 1.
  ///   - step: The step of the horizon from 1; nil for all steps together.
  public func scores(model: String, seed: Int = 1, step: Int? = nil) -> Scores {
    let naivePaths = paths(model: naive, seed: 1)
    let isExact = !naivePaths.isEmpty && naivePaths.allSatisfy(\.isExact)
    return Scores(
      paths(model: model, seed: seed, step: step), naiveIsExact: isExact, isVariance: isVariance)
  }

  /// The scores of every seed of a model.
  public func scores(ofAllSeeds model: String, step: Int? = nil) -> SeedScores {
    let count = models.first { $0.label == model }?.seedCount ?? 0
    return SeedScores(
      seeds: (0..<count).map { scores(model: model, seed: $0 + 1, step: step) })
  }

  /// What happened and was forecast, series by series and fold by fold.
  private func paths(model: String, seed: Int, step: Int? = nil) -> [ScoredPath] {
    var paths: [ScoredPath] = []
    var known = origins[...]
    var before: BacktestRow?
    var path: ScoredPath?
    for row in rows {
      // The next series, or the next fold.
      if before.map({ $0.series != row.series || $0.fold != row.fold || $0.step > row.step })
        ?? true
      {
        if let path, !path.actual.isEmpty { paths.append(path) }
        let origin = known.popFirst()
        path = ScoredPath(
          last: origin?.last ?? .nan, naiveScale: origin?.naiveScale ?? .nan,
          errorScale: origin?.errorScale ?? 1)
      }
      before = row
      guard !row.truth.isNaN, step.map({ $0 == row.step }) ?? true else { continue }
      if row.model == self.naive, row.seed == 1 { path?.naive.append(row.mean) }
      if row.model == model, row.seed == seed {
        path?.actual.append(row.truth)
        path?.forecast.append(row.mean)
      }
    }
    if let path, !path.actual.isEmpty { paths.append(path) }
    return paths
  }
}

extension ScoredPath {
  /// Whether the forecast is what happened, but for rounding.
  var isExact: Bool {
    let rounding = 4 * (actual.map(\.magnitude).max() ?? 0).ulp
    return zip(actual, forecast).allSatisfy { abs($0 - $1) <= rounding }
  }
}
