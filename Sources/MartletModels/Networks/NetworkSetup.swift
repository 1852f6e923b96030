package import MartletForecasting
package import MartletLayers
import MartletNumerics
package import MartletPanels
package import MartletTraining

/// A network with what it is trained on, before the training: for whoever looks into it.
package struct NetworkSetup: Sendable {
  /// The layers, without parameters.
  package let network: Network
  /// What was asked for, with the rows that are held out.
  package let task: ForecastTask
  /// The windows to learn from.
  package let training: WindowExamples
  /// The windows that are held out; nil where there are none.
  package let validation: WindowExamples?

  /// The trainer of a fit.
  package var trainer: Trainer { Trainer(network, task.training, threads: task.threads) }
}

extension NetworkForecaster {
  /// What a fit begins with.
  ///
  /// - Parameter heldOut: The last rows, which are not learnt from, where the task holds out none.
  /// - Throws: As a fit does before its first step.
  package func setup(
    on panel: AsOfPanel, _ task: ForecastTask, heldOut: Int = 0
  ) throws -> NetworkSetup {
    var task = task
    if task.validationSize == 0 { task.validationSize = heldOut }
    let network = try network(for: NetworkShape(of: panel, task), scaler: task.scaler)
    let pipeline = try FittedPipeline(fitting: panel, task)
    try NetworkRange.check(panel, pipeline)
    let (training, validation) = try pipeline.examples(of: panel)
    return NetworkSetup(network: network, task: task, training: training, validation: validation)
  }
}
