public import MartletForecasting
public import MartletPanels
import MartletLayers

/// A linear map that forecasts from the last window of a series.
public struct FittedRidge: FittedForecaster {
  /// The penalty that was given or chosen, for the first series.
  public var penalty: Double { maps[places[0]].penalty }
  /// That of the penalty, and those of larger ones for series that it does not suit.
  let maps: [(penalty: Double, map: AffineMap)]
  /// Which of the maps forecasts each series.
  let places: [Int]
  let pipeline: FittedPipeline

  private var map: AffineMap { maps[places[0]].map }

  /// W, [inputs][steps], on the scale of the form.
  public var weights: [[Double]] {
    (0..<map.inputs).map { row in
      Array(map.weights[row * map.outputs..<(row + 1) * map.outputs])
    }
  }
  /// b, [steps], on the scale of the form.
  public var bias: [Double] { map.bias }

  /// Each forecast is a sum of its own, so that it does not depend on what is beside it.
  ///
  /// - Throws: `DataError` as the transform does, and `ModelError` for a forecast that is not finite.
  public func predict(_ panel: AsOfPanel) throws -> [[Double]] {
    precondition(
      panel.histories.count == pipeline.transforms.count, "predict: the series of the fit")
    return try panel.histories.enumerated().map { series, history in
      try path(after: history, series: series)
    }
  }

  /// The forecast of one series.
  func path(after history: History, series: Int) throws -> [Double] {
    let (row, scale) = try pipeline.lastRow(of: history, series: series)
    let map = maps[places[series]].map
    return try pipeline.inverse(map(row), scale, after: history, series: series).finite()
  }
}
