import MartletPanels

extension BacktestResult {
  /// The scores of one seed of a model, over the values that happened.
  ///
  /// - Parameter step: The step of the horizon from 0; nil for all steps together.
  public func scores(model: Int, seed: Int, step: Int? = nil) -> Scores {
    let (own, naive) = (models[model].paths, models[naiveIndex].paths)
    var scored = ScoredPaths()
    for series in panel.series.indices {
      let target = panel.series[series].target
      for fold in layout.folds(of: series) {
        let first = lastRow(series: series, fold: fold) + 1
        begin(&scored, series: series, fold: fold)
        for step in observedSteps(series: series, fold: fold, of: step) {
          scored.append(
            target.values[first + step],
            forecast: own.value(seed: seed, series: series, fold: fold, step: step),
            naive: naive.value(seed: 0, series: series, fold: fold, step: step))
        }
      }
    }
    return Scores(
      scored, naiveIsExact: isExact(model: naiveIndex),
      isVariance: panel.source.volatility?.isVariance)
  }

  /// Begins a fold of a series.
  func begin(_ scored: inout ScoredPaths, series: Int, fold: Int) {
    scored.begin(
      last: last(series: series, fold: fold), naiveScale: inSampleScales[series][fold].absolute,
      naiveSquareScale: inSampleScales[series][fold].square, errorScale: errorScales[series])
  }

  /// The loss of variances; not-a-number for a target that is no volatility.
  func qlike(_ actual: [Double], _ forecast: [Double]) -> Double {
    volatilityLoss(actual, forecast, isVariance: panel.source.volatility?.isVariance)
  }

  /// The scores of every seed of a model.
  /// - Parameter step: The step of the horizon from 0; nil for all steps together.
  public func scores(model: Int, step: Int? = nil) -> SeedScores {
    SeedScores(
      seeds: (0..<models[model].seedCount).map { scores(model: model, seed: $0, step: step) })
  }
}
