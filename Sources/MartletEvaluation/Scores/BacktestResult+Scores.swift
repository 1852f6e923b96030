import MartletPanels
import MartletNumerics

extension BacktestResult {
  /// The scores of one seed of a model, over the values that happened.
  ///
  /// - Parameter step: The step of the horizon from 0; nil for all steps together.
  public func scores(model: Int, seed: Int, step: Int? = nil) -> Scores {
    let naive = models[naiveIndex].paths[0]
    let naiveIsExact = isExact(model: naiveIndex)
    var actual: [Double] = []
    var forecast: [Double] = []
    var naiveForecast: [Double] = []
    var last: [Double] = []
    var scaled: [Double] = []
    var errors: [Double] = []
    for series in panel.series.indices {
      for fold in layout.folds(of: series) {
        let steps = observedSteps(series: series, fold: fold, of: step)
        guard !steps.isEmpty else { continue }
        let first = cutoff(series: series, fold: fold) + 1
        let observed = steps.map { panel.series[series].target.values[first + $0] }
        let path = steps.map { models[model].paths[seed][series][fold][$0] }
        actual += observed
        forecast += path
        naiveForecast += steps.map { naive[series][fold][$0] }
        last += steps.map { _ in self.last(series: series, fold: fold) }
        scaled.append(mase(observed, path, scale: inSampleScales[series][fold]))
        errors += zip(observed, path).map { ($0 - $1) / errorScales[series] }
      }
    }
    let mse = Descriptive.mean(errors.map { $0 * $0 })
    return Scores(
      mae: Descriptive.mean(errors.map(\.magnitude)), mse: mse,
      rmse: mse.isNormal
        ? mse.squareRoot() : RootMeanSquare.of(errors, divisor: Double(errors.count)),
      qlike: qlike(actual, forecast), mape: mape(actual, forecast),
      smape: smape(actual, forecast), mase: Descriptive.mean(scaled.filter { !$0.isNaN }),
      direction: directionalAccuracy(actual, forecast, last: last),
      r2: naiveIsExact ? .nan : outOfSampleR2(actual, forecast, naive: naiveForecast))
  }

  /// The loss of variances; not-a-number for a target that is no volatility.
  func qlike(_ actual: [Double], _ forecast: [Double]) -> Double {
    guard let volatility = panel.source.volatility else { return .nan }
    guard !volatility.isVariance else { return MartletEvaluation.qlike(actual, forecast) }
    // The square of a negative volatility would be a variance.
    return MartletEvaluation.qlike(
      actual.map { $0 * $0 }, forecast.map { $0 <= 0 ? 0 : $0 * $0 })
  }

  /// The scores of every seed of a model.
  /// - Parameter step: The step of the horizon from 0; nil for all steps together.
  public func scores(model: Int, step: Int? = nil) -> SeedScores {
    SeedScores(
      seeds: models[model].paths.indices.map { scores(model: model, seed: $0, step: step) })
  }
}
