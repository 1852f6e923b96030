import MartletForecasting
import MartletLayers
import MartletTraining

/// A fitted model that forecasts from one row: the last window of a series.
protocol ReadsWindows {
  var pipeline: FittedPipeline { get }

  /// What it says of some rows, each on the scale of its window.
  ///
  /// - Parameter series: Which series of the panel each row is of.
  func paths(of rows: [[Double]], series: [Int]) -> [[Double]]
}

extension FittedNetwork: ReadsWindows {
  func paths(of rows: [[Double]], series: [Int]) -> [[Double]] {
    let loss = pipeline.task.training.loss
    let width = network.outputWidth
    var tape = Tape(phase: .inference)
    var paths: [[Double]] = []
    for start in stride(from: 0, to: rows.count, by: 64) {
      let batch = rows[start..<min(start + 64, rows.count)]
      let output = forward(tape.matrix(rows: batch.map { $0.map { Float($0) } }), &tape)
      for row in batch.indices {
        let first = (row - start) * width
        paths.append(loss.point(of: Array(output[first..<first + width])))
      }
      tape.reset()
    }
    return paths
  }
}

extension FittedRidge: ReadsWindows {
  func paths(of rows: [[Double]], series: [Int]) -> [[Double]] {
    zip(rows, series).map { maps[places[$1]].map($0) }
  }
}
