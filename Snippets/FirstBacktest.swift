import Martlet

let index = try Panel(csv: "datasets/sp500.csv", target: "Close")
var backtest = Backtest(horizon: 20, folds: .expanding(count: 40, step: 20), seeds: 3)
backtest.task.transform = .log
backtest.task.training.maxSteps = 200
backtest.jobs = 2

let result = try await backtest.run(
  [.naive, .mlp(hidden: 64, layers: 3, norm: .batch, residual: true)], on: index)
print(result.verdict)
