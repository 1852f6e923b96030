import MartletEvaluation
import MartletForecasting

extension EvaluationPlan {
  /// The evaluation that is asked for.
  ///
  /// - Parameter task: What every model is to forecast.
  func backtest(_ task: ForecastTask, _ folds: Folds, jobs: Int) throws -> Backtest {
    var backtest = Backtest(task: task, folds: folds, seeds: seeds ?? 3)
    backtest.filter = try foldFilter()
    backtest.seed = seed
    // Intervals from the thousands of folds of a fixed split take minutes.
    backtest.levels = levels ?? (testSize == nil ? [0.8, 0.95] : [])
    backtest.quantiles = quantiles
    backtest.intervals = intervals ?? .usual
    backtest.metric = metric
    backtest.minimumSkill = minSkill
    backtest.metricScale = metricScale
    backtest.jobs = jobs
    return backtest
  }
}
