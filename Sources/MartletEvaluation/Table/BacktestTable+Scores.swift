extension BacktestTable {
  /// The scores of one seed of a model, over the values that happened, from the rows alone.
  ///
  /// They are those of the result that the table was made of, to the bit. A table that was read from a
  /// CSV file does not know what came before the cutoffs: there MASE, RMSSE, OWA, Theil's U2 and the direction are not-a-number,
  /// errors are in the units of the series, and there is no QLIKE.
  ///
  /// - Parameters:
  ///   - model: The label.
  ///   - seed: From 1.
  ///   - step: The step of the horizon from 1; nil for all steps together.
  public func scores(model: String, seed: Int = 1, step: Int? = nil) -> Scores {
    let naivePaths = paths(model: naive, seed: 1)
    return Scores(
      paths(model: model, seed: seed, step: step), naiveIsExact: naivePaths.isExact,
      isVariance: isVariance)
  }

  /// The scores of every seed of a model.
  public func scores(ofAllSeeds model: String, step: Int? = nil) -> SeedScores {
    let count = models.first { $0.label == model }?.seedCount ?? 0
    return SeedScores(
      seeds: (0..<count).map { scores(model: model, seed: $0 + 1, step: step) })
  }

  /// What happened and was forecast, series by series and fold by fold.
  private func paths(model: String, seed: Int, step: Int? = nil) -> ScoredPaths {
    var scored = ScoredPaths()
    var known = origins[...]
    var before: BacktestRow?
    // The rows of a point are those of all models.
    for start in stride(from: 0, to: rows.count, by: max(rowsOfPoint, 1)) {
      let point = rows[start...].prefix(rowsOfPoint)
      let row = rows[start]
      // The next series, or the next fold.
      if before.map({ $0.series != row.series || $0.fold != row.fold }) ?? true {
        let origin = known.popFirst()
        scored.begin(
          last: origin?.last ?? .nan, naiveScale: origin?.naiveScale ?? .nan,
          naiveSquareScale: origin?.naiveSquareScale ?? .nan, errorScale: origin?.errorScale ?? 1)
      }
      before = row
      guard !row.truth.isNaN, step.map({ $0 == row.step }) ?? true,
        let own = point.first(where: { $0.model == model && $0.seed == seed }),
        let naive = point.first(where: { $0.model == self.naive && $0.seed == 1 })
      else { continue }
      scored.append(row.truth, forecast: own.mean, naive: naive.mean)
    }
    return scored
  }
}

extension ScoredPaths {
  /// Whether every forecast is what happened, but for rounding; not where nothing happened.
  fileprivate var isExact: Bool {
    !actual.isEmpty
      && paths.allSatisfy { path in
        let rounding = 4 * (actual[path.values].map(\.magnitude).max() ?? 0).ulp
        return path.values.allSatisfy { abs(actual[$0] - forecast[$0]) <= rounding }
      }
  }
}
