public import MartletForecasting
public import MartletLayers
public import MartletPanels
public import MartletTraining

/// A trained network that forecasts from the last window of a series.
public struct FittedNetwork: FittedForecaster {
  /// The layers that were trained, from the row of a window to the outputs of all steps.
  public let network: Network
  /// The weights to forecast with: of the best validation check, or averaged, or of the last step.
  public let parameters: Parameters
  /// How the training went.
  public let record: TrainingRecord
  /// What the forecast is a sum of; empty where it has no parts.
  let parts: [String]
  let pipeline: FittedPipeline

  public var learningCurve: LearningCurve? {
    LearningCurve(
      record, options: pipeline.task.training, parameters: network.parameterCount)
  }

  public func predict(_ panel: AsOfPanel) throws -> [[Double]] { try predict([panel])[0] }

  /// - Throws: `DataError` as the transform does, and `TrainingError` where the training left
  ///   parameters too large for a finite forecast.
  public func predict(_ panels: [AsOfPanel]) throws -> [[[Double]]] {
    let loss = pipeline.task.training.loss
    return try outputs(of: panels) { row, window in
      try units(loss.point(of: row), window)
    }
  }

  /// Where a row of outputs comes from.
  struct Window {
    let history: History
    /// Which series of the panel it is of.
    let series: Int
    let scale: WindowScale
  }

  /// Rows that go through the network at a time.
  private static let batch = 64

  /// What `value` makes of the outputs of the network for each series of each panel.
  func outputs<Value>(
    of panels: [AsOfPanel], _ value: ([Float], Window) throws -> Value
  ) throws -> [[Value]] {
    var tape = Tape(phase: .inference)
    let places = panels.indices.flatMap { panel in
      panels[panel].histories.indices.map { (panel: panel, series: $0) }
    }
    var values = [[Value]](repeating: [], count: panels.count)
    for start in stride(from: 0, to: places.count, by: Self.batch) {
      let batch = places[start..<min(start + Self.batch, places.count)]
      let x = tape.matrix(batch.count, network.inputWidth)
      var scales: [WindowScale] = []
      try x.withMutableSpan { rows in
        for (row, place) in batch.enumerated() {
          scales.append(
            try pipeline.write(
              panels[place.panel].histories[place.series], series: place.series, to: &rows,
              at: row * network.inputWidth))
        }
      }
      let output = forward(x, &tape)
      for ((row, place), scale) in zip(batch.enumerated(), scales) {
        let width = network.outputWidth
        let window = Window(
          history: panels[place.panel].histories[place.series], series: place.series, scale: scale)
        values[place.panel].append(
          try value(Array(output[row * width..<(row + 1) * width]), window))
      }
      tape.reset()
    }
    return values
  }

  /// The outputs of the network for some rows, one after the other.
  func forward(_ x: Matrix, _ tape: inout Tape) -> [Float] {
    parameters.withReadOnlyView { view in network.root.forward(x, view, &tape).values }
  }

  /// A path of the network in the units of the series.
  func units(_ path: [Double], _ window: Window) throws -> [Double] {
    let values = pipeline.inverse(path, window.scale, after: window.history, series: window.series)
    guard values.allSatisfy(\.isFinite) else {
      throw TrainingError.nonFinite(
        place: "a forecast", step: record.steps, learningRate: pipeline.task.training.learningRate)
    }
    return values
  }
}
