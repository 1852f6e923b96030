import MartletCatalog
import MartletEvaluation
import MartletFiles
import MartletForecasting
import MartletModels
import MartletPanels
import MartletTestSupport
import MartletTime

/// A series on an integer axis; covariates are named x1, x2 and so on.
func series(_ values: [Double], covariates: [[Double]] = [], id: String = "a") -> Series {
  Series(
    id: id, axis: TimeAxis(kind: .integer, ticks: (0..<Int64(values.count)).map { $0 }),
    target: Column(name: "y", role: .target, values: values),
    covariates: covariates.enumerated().map {
      Column(name: "x\($0 + 1)", role: .pastCovariate, values: $1)
    })
}

/// A panel of series named a, b and so on.
func panel(_ columns: [Double]...) -> Panel {
  Panel(series: zip(columns, "abcdefgh").map { series($0, id: "\($1)") })
}

/// A random walk that stays above 0.
func walk(_ count: Int, seed: UInt64) -> [Double] {
  var generator = SeededGenerator(seed: seed)
  var level = 100.0
  return generator.bell(count: count).map { step in
    level *= 1 + step / 100
    return level
  }
}

/// A task for networks that train in a millisecond, by squared errors, so that every number moves every
/// weight.
func smallBacktestTask(
  horizon: Int = 3, transform: Transform = .none, scaler: WindowScaler = .last,
  _ options: [(String, String)] = []
) throws -> ForecastTask {
  var task = ForecastTask(
    horizon: horizon, inputSize: 8, seasonLength: 4, transform: transform, scaler: scaler)
  for (name, value) in [
    ("max-steps", "20"), ("batch-size", "16"), ("loss", "mse"), ("schedule", "constant"),
  ] + options {
    try task.set(name, to: value)
  }
  return task
}

/// Each model once but for those of demand, which take no value below 0, and networks with each option
/// that touches data or chance.
func everyModel() throws -> [Model] {
  try Model.list(parsing: [
    "naive", "seasonal-naive", "drift", "historic-average", "naive2", "ses", "holt", "damped-holt",
    "holt-winters", "ets:form=ANA", "auto-ets", "theta", "optimised-theta",
    "ar", "auto-arima", "har:week=2,month=4", "garch", "mlp:hidden=8",
    "mlp:hidden=8,norm=batch,residual=true,dropout=0.2,label=blocks",
    "mlp:hidden=8,layers=1,val-size=6,val-check-steps=5,patience=2,label=held",
    "linear", "nlinear", "dlinear", "rlinear", "resmlp:hidden=8", "nbeats:hidden=8",
    "nbeats-interpretable:hidden=8", "nhits:hidden=8", "tide:hidden=8", "tsmixer:hidden=8",
    "tsmixerx:hidden=8",
    "ridge", "ridge:form=mean,penalty=0.1,label=pooled",
    "ensemble:models=theta+ridge+mlp(hidden=8;scaler=last),combine=stack,seeds=2,label=stack",
    "ensemble:models=drift+theta+ses,label=together",
    "auto:models=theta+ridge+mlp(hidden=8)", "auto:models=drift+ridge,pick=stack,label=weighted",
  ])
}

extension ModelForecasts {
  /// Every forecast: seed, series, fold, step.
  var nested: [[[[Double]]]] {
    (0..<paths.seeds).map { seed in
      (0..<paths.series).map { series in
        (0..<paths.folds).map { path(seed: seed, series: series, fold: $0) }
      }
    }
  }
}

extension BacktestResult {
  /// Every forecast of a model to the bit: seed, series, fold, step.
  func bits(_ label: String) -> [[[[UInt64]]]] {
    models.first { $0.label == label }?.nested
      .map { $0.map { $0.map { $0.map(\.bitPattern) } } } ?? []
  }

  /// Every forecast of a model's first seed on the first series up to a fold, to the bit; of a model that
  /// failed later too.
  func bits(_ label: String, through fold: Int) -> [[UInt64]] {
    (0...fold).map { fold in
      let failed = failures.first { $0.label == label }
        .flatMap { forecasts(of: $0, series: 0, fold: fold) }
      let found = models.first { $0.label == label } ?? failed
      return found?.paths[0, 0, fold].map(\.bitPattern) ?? []
    }
  }

  /// The bits of every model, by label.
  var bits: [String: [[[[UInt64]]]]] {
    Dictionary(models.map { ($0.label, bits($0.label)) }) { $1 }
  }
}

/// A result from forecasts by hand, naive in front: for each model its paths by seed, series and
/// fold.
func result(
  _ panel: Panel, _ backtest: Backtest, _ models: [(label: String, paths: [[[[Double]]]])]
) -> BacktestResult {
  let folds = backtest.foldPlan.folds
  let naive = panel.series.map { series in
    folds.map { fold in
      [Double](
        repeating: series.target.values[series.count - fold.rowsAfter - 1],
        count: backtest.task.horizon)
    }
  }
  let all =
    [("Naive", Model.naive, [naive])]
    + models.map { ($0.label, Model(MLP(), label: $0.label), $0.paths) }
  return BacktestResult(
    backtest: backtest, panel: panel,
    models: all.map {
      ModelForecasts(model: $0.1, task: backtest.task, paths: PathTable($0.2), meanFitSeconds: 0)
    })
}

/// The one line that an error prints; empty when nothing is thrown.
func message(_ body: () async throws -> Void) async -> String {
  do {
    try await body()
    return ""
  } catch {
    return (error as? any Diagnosis)?.line.commandLine ?? "\(error)"
  }
}
