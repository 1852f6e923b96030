import MartletEvaluation
import MartletForecasting
import MartletModels
import MartletPanels
import MartletTime

/// A series of business days that ends on Friday 2018-12-28.
func dailySeries(_ values: [Double], id: String = "price") -> Series {
  let last: Int64 = 17893
  let ticks = (0..<Int64(2 * values.count)).map { last - 2 * Int64(values.count) + 1 + $0 }
    .filter { ($0 + 3) % 7 < 5 }  // day 0 was a Thursday
  return Series(
    id: id,
    axis: TimeAxis(kind: .date, ticks: ticks.suffix(values.count), frequency: .weekdays),
    target: Column(name: "price", role: .target, values: values))
}

/// Two folds of two steps on eight business days, two seeds of a network, in numbers that can be
/// followed by hand.
///
/// Naive misses by 1, 2 and 2, 4: the series ends 10, 11, 12, 14, 16.
func smallResult(
  levels: [Double] = [0.8],
  network: [[[Double]]] = [
    [[10.5, 11], [13, 14]], [[11.5, 12], [14, 17]],
  ]
) -> BacktestResult {
  var backtest = Backtest(
    task: ForecastTask(horizon: 2), folds: Folds(count: 2), seeds: network.count)
  backtest.levels = levels
  let panel = Panel(series: [dailySeries([8, 9, 8, 10, 11, 12, 14, 16])])
  let forecasts = { (model: Model, paths: [[[Double]]]) in
    ModelForecasts(
      model: model, task: backtest.task, paths: PathTable(paths.map { [$0] }), meanFitSeconds: 0.31)
  }
  return BacktestResult(
    backtest: backtest, panel: panel,
    models: [forecasts(.naive, [[[10, 10], [12, 12]]]), forecasts(.mlp(), network)])
}
