public import MartletLayers
public import MartletSeries
public import MartletTraining

/// A trained network that forecasts from the last window of a series.
public struct FittedNetwork: FittedForecaster {
  public let network: Network
  public let parameters: Parameters
  /// How the training went.
  public let record: TrainingRecord
  /// What the forecast is a sum of; empty where it has no parts.
  let parts: [String]
  let pipeline: FittedPipeline

  /// - Throws: `DataError` as the transform does, and `TrainingError` where the training left
  ///   parameters too large for a finite forecast.
  public func predict(_ panel: AsOfPanel) throws -> [[Double]] {
    var tape = Tape(phase: .inference)
    var parameters = parameters
    return try panel.histories.enumerated().map { series, history in
      let x = tape.matrix(1, network.inputWidth)
      var row = x.buffer.mutableSpan
      let scale = try pipeline.write(history, series: series, to: &row)
      let output = parameters.withView { view in network.root.forward(x, view, &tape).values }
      let path = pipeline.task.training.loss.point(of: output)
      tape.reset()
      let forecast = pipeline.inverse(path, scale, after: history, series: series)
      guard forecast.allSatisfy(\.isFinite) else {
        throw TrainingError.nonFinite(
          place: "a forecast", step: record.steps, learningRate: pipeline.task.training.learningRate
        )
      }
      return forecast
    }
  }
}
