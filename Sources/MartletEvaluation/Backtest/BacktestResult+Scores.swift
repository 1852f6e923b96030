import MartletModels
import MartletSeries

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
  private func qlike(_ actual: [Double], _ forecast: [Double]) -> Double {
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

  /// The mean absolute error of a model at each step of the horizon, over its seeds.
  func stepErrors(model: Int) -> [Double] {
    (0..<backtest.task.horizon).map { step in
      var (sum, count) = (0.0, 0)
      for (series, scale) in zip(panel.series.indices, errorScales) {
        let filled = panel.series[series].target.filled
        for fold in layout.folds(of: series) {
          let row = cutoff(series: series, fold: fold) + 1 + step
          guard !filled.contains(row) else { continue }
          count += models[model].seedCount
          let value = panel.series[series].target.values[row]
          for paths in models[model].paths { sum += abs(value - paths[series][fold][step]) / scale }
        }
      }
      return sum / Double(count)
    }
  }

  /// The mean absolute error of a model in each fold, averaged over seeds and series: one
  /// observation a fold, so that the dependence inside a path is not taken for evidence.
  ///
  /// Several series are brought to one scale by the naive error of each over all folds, and where that
  /// is 0 by the scale of MASE.
  public func foldLosses(model: Int) -> [Double] {
    let scales = panel.series.indices.map { series -> Double in
      guard panel.series.count > 1 else { return 1 }
      return naiveLoss(series: series) ?? movedScale(series: series) ?? 1
    }
    var losses = [[Double]](repeating: [], count: folds.count)
    for series in comparedSeries {
      for fold in scoredFolds(of: series) {
        losses[fold].append(loss(model: model, series: series, fold: fold) / scales[series])
      }
    }
    return scoredFolds.map { Descriptive.mean(losses[$0]) }
  }

  /// The mean absolute error of a model on each series, averaged over seeds and folds: one observation a
  /// series.
  ///
  /// Series are brought to one scale by that of MASE, and where they never moved in the rows that were
  /// trained on by the error of naive.
  public func seriesLosses(model: Int) -> [Double] {
    comparedSeries.map { series in
      let error = Descriptive.mean(
        scoredFolds(of: series).map { loss(model: model, series: series, fold: $0) })
      return error / (movedScale(series: series) ?? naiveLoss(series: series) ?? 1)
    }
  }

  /// The series that models are compared on: those of several that moved, and all where none did.
  ///
  /// An error on a series that never moved is a share of nothing, and in its own units it cannot stand
  /// beside others.
  public var comparedSeries: [Int] {
    let scored = scoredSeries
    let moved = scored.filter { movedScale(series: $0) != nil || naiveLoss(series: $0) != nil }
    return moved.isEmpty ? scored : moved
  }

  /// The mean absolute error of naive on a series; nil where it makes none.
  private func naiveLoss(series: Int) -> Double? {
    let error = Descriptive.mean(
      scoredFolds(of: series).map { loss(model: naiveIndex, series: series, fold: $0) })
    return error > 0 ? error : nil
  }

  /// The scale of MASE of a series; nil where it does not move in the rows that are trained on.
  private func movedScale(series: Int) -> Double? {
    layout.folds(of: series).map { inSampleScales[series][$0] }.first { $0 > 0 }
  }

  private func loss(model: Int, series: Int, fold: Int) -> Double {
    let actual = observed(series: series, fold: fold)
    return Descriptive.mean(
      models[model].paths.map {
        mae(actual, observed($0[series][fold], series: series, fold: fold))
      })
  }
}
