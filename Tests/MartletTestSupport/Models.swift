package import MartletForecasting
package import MartletLayers
package import MartletModels
package import MartletPanels
import MartletFiles
import MartletNumerics
import MartletTime
import MartletTraining

/// What is known of series on an integer axis, up to their last row; covariates are those of the
/// first.
package func known(_ columns: [Double]..., covariates: [[Double]] = []) -> AsOfPanel {
  AsOfPanel(
    histories: columns.enumerated().map { index, values in
      Series(
        id: "s\(index + 1)",
        axis: TimeAxis(kind: .integer, ticks: (0..<Int64(values.count)).map { $0 }),
        target: Column(name: "y", role: .target, values: values),
        covariates: index > 0
          ? []
          : covariates.enumerated().map {
            Column(name: "x\($0 + 1)", role: .pastCovariate, values: $1)
          }
      ).asOf(row: values.count - 1)
    })
}

/// A task for networks that train in a millisecond.
package func smallTask(
  horizon: Int = 3, transform: Transform = .none, scaler: WindowScaler = .last, maxSteps: Int = 20
) -> ForecastTask {
  var task = ForecastTask(horizon: horizon, inputSize: 8, transform: transform, scaler: scaler)
  task.training.maxSteps = maxSteps
  task.training.batchSize = 16
  return task
}

/// Numbers of mean 0 and variance 1.
package func noise(_ count: Int, seed: UInt64) -> [Double] {
  var generator = SplitMix64(seed: seed)
  return (0..<count).map { _ in (0..<12).reduce(-6) { sum, _ in sum + generator.uniform() } }
}

/// A random walk that stays above 0.
package func walk(_ count: Int, seed: UInt64) -> [Double] {
  var level = 100.0
  return noise(count, seed: seed).map { step in
    level *= 1 + step / 100
    return level
  }
}

extension Forecaster {
  /// Fits and forecasts from the same rows.
  package func forecast(_ panel: AsOfPanel, _ task: ForecastTask, seed: UInt64 = 1) throws
    -> [[Double]]
  {
    try fit(panel, task, randomness: SplitMix64(seed: seed)).predict(panel)
  }
}

/// Text, message and hint of the `OptionError` that is thrown, as the command says them; empty without
/// one.
package func optionError(_ body: () throws -> Void) -> [String] {
  do {
    try body()
  } catch let error as OptionError {
    return [error.subject, error.reason, error.remedy ?? ""].map(\.commandLine)
  } catch {}
  return []
}

extension MLP {
  /// The network for rows of so many values of the target.
  package func network(inputs: Int, horizon: Int, loss: Loss = .mse) throws -> Network {
    try network(
      for: NetworkShape(
        lookback: inputs, horizon: horizon, outputsPerStep: loss.outputsPerTarget))
  }
}

/// Weights drawn all of them: where training starts some are 0, and let nothing through.
package func drawnWeights(of network: Network, seed: UInt64) -> Parameters {
  var parameters = network.initialized(seed: seed)
  var generator = SplitMix64(seed: seed)
  parameters.withView { view in
    for slot in network.layout.slots where slot.kind == .weight {
      Initializer.torchUniform.fill(view.writable(slot), using: &generator)
    }
  }
  return parameters
}
