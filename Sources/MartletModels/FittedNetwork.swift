public import MartletLayers
public import MartletSeries
public import MartletTraining

/// A trained network that forecasts from the last window of a series.
public struct FittedNetwork: FittedForecaster {
  public let network: Network
  public let parameters: Parameters
  /// How the training went.
  public let record: TrainingRecord
  let task: ForecastTask

  /// - Throws: `DataError` as the transform does, and `TrainingError` where the training left
  ///   parameters too large for a finite forecast.
  public func predict(_ panel: AsOfPanel) throws -> [[Double]] {
    var tape = Tape(phase: .inference)
    var parameters = parameters
    return try panel.histories.map { history in
      let source = try history.suffix(task.inputSize + 1).windowSource(task.transform)
      let rows = source.target.count - task.inputSize..<source.target.count
      precondition(rows.lowerBound >= 0, "predict: \(history.count) rows, \(task.inputSize) needed")
      let x = tape.matrix(1, network.inputWidth)
      var span = x.buffer.mutableSpan
      var position = 0
      let scale = source.write(rows: rows, scaledBy: task.scaler, to: &span, at: &position)
      let output = parameters.withView { view in network.root.forward(x, view, &tape).values }
      let path = task.training.loss.point(of: output).map { scale.invert($0) }
      tape.reset()
      let forecast = task.transform.inverse(path: path, after: history.target.last ?? .nan)
      guard forecast.allSatisfy(\.isFinite) else {
        throw TrainingError.nonFinite(
          place: "a forecast", step: record.steps, learningRate: task.training.learningRate)
      }
      return forecast
    }
  }
}
