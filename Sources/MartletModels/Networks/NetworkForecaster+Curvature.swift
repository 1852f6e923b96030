public import MartletForecasting
public import MartletLayers
public import MartletPanels
public import MartletTraining

extension NetworkForecaster {
  /// The sharpness of the training loss on the very windows that the network is trained on, at
  /// freshly initialised parameters or at others: see ``Trainer/sharpness(at:on:limit:seed:)``.
  ///
  /// What nobody said of the task follows from the series and from the model, as in a fit.
  ///
  /// - Parameters:
  ///   - parameters: Such as those of a fit; those that the seed draws when nil.
  ///   - limit: Windows at most; where there are more, so many are drawn.
  ///   - seed: Of the initialisation too.
  /// - Returns: nil where a loss or a gradient is no finite number.
  /// - Throws: As a fit does before it trains.
  public func sharpness(
    at parameters: Parameters? = nil, on panel: AsOfPanel, _ task: ForecastTask,
    limit: Int = 4096, seed: UInt64 = 1
  ) throws -> Sharpness? {
    let (trainer, examples) = try training(on: panel, task)
    return trainer.sharpness(
      at: parameters ?? trainer.network.initialized(seed: seed), of: examples, limit: limit,
      seed: seed)
  }

  /// The gradient noise scale of the training loss on the very windows that the network is trained
  /// on, at freshly initialised parameters or at others: see
  /// ``Trainer/gradientNoiseScale(at:on:smallBatch:bigBatch:draws:seed:)``.
  ///
  /// What nobody said of the task follows from the series and from the model, as in a fit.
  ///
  /// - Parameters:
  ///   - parameters: Such as those of a fit; those that the seed draws when nil.
  ///   - seed: Of the initialisation too.
  /// - Returns: nil for fewer than two windows, and where a loss or a gradient is no finite number.
  /// - Throws: As a fit does before it trains.
  public func gradientNoiseScale(
    at parameters: Parameters? = nil, on panel: AsOfPanel, _ task: ForecastTask,
    smallBatch: Int = 8, bigBatch: Int = 512, draws: Int = 10, seed: UInt64 = 1
  ) throws -> GradientNoiseScale? {
    let (trainer, examples) = try training(on: panel, task)
    return trainer.gradientNoiseScale(
      at: parameters ?? trainer.network.initialized(seed: seed), of: examples,
      smallBatch: smallBatch, bigBatch: bigBatch, draws: draws, seed: seed)
  }

  /// What a fit trains, and on what.
  private func training(
    on panel: AsOfPanel, _ task: ForecastTask
  ) throws -> (trainer: Trainer, examples: WindowExamples) {
    let task = try Model(self).task(from: task.settled(for: panel))
    let network = try network(for: NetworkShape(of: panel, task), scaler: task.scaler)
    let pipeline = try FittedPipeline(fitting: panel, task)
    try NetworkRange.check(panel, pipeline)
    return (
      Trainer(network, task.training, threads: task.threads),
      try pipeline.examples(of: panel).training
    )
  }
}
