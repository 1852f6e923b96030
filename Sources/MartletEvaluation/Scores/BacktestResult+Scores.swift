import MartletPanels

extension BacktestResult {
  /// The scores of one seed of a model, over the values that happened.
  ///
  /// - Parameter step: The step of the horizon from 0; nil for all steps together.
  public func scores(model: Int, seed: Int, step: Int? = nil) -> Scores {
    let naive = models[naiveIndex].paths[0]
    var paths: [ScoredPath] = []
    for series in panel.series.indices {
      for fold in layout.folds(of: series) {
        let steps = observedSteps(series: series, fold: fold, of: step)
        guard !steps.isEmpty else { continue }
        let first = lastRow(series: series, fold: fold) + 1
        paths.append(
          ScoredPath(
            actual: steps.map { panel.series[series].target.values[first + $0] },
            forecast: steps.map { models[model].paths[seed][series][fold][$0] },
            naive: steps.map { naive[series][fold][$0] },
            last: last(series: series, fold: fold), naiveScale: inSampleScales[series][fold],
            errorScale: errorScales[series]))
      }
    }
    return Scores(
      paths, naiveIsExact: isExact(model: naiveIndex),
      isVariance: panel.source.volatility?.isVariance)
  }

  /// The loss of variances; not-a-number for a target that is no volatility.
  func qlike(_ actual: [Double], _ forecast: [Double]) -> Double {
    volatilityLoss(actual, forecast, isVariance: panel.source.volatility?.isVariance)
  }

  /// The scores of every seed of a model.
  /// - Parameter step: The step of the horizon from 0; nil for all steps together.
  public func scores(model: Int, step: Int? = nil) -> SeedScores {
    SeedScores(
      seeds: models[model].paths.indices.map { scores(model: model, seed: $0, step: step) })
  }
}
