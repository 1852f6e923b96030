import MartletLayers
import MartletSeries
import MartletTraining

/// Windows of series as examples for the trainer.
struct WindowExamples: ExampleSource {
  private let windows: WindowSet

  init(_ windows: WindowSet) { self.windows = windows }

  var count: Int { windows.count }
  var inputWidth: Int { windows.inputWidth }
  var targetWidth: Int { windows.horizon }
  var lookback: Int { windows.lookback }

  func gather(_ indices: ArraySlice<Int>, inputs: Matrix, targets: Matrix) {
    var inputSpan = inputs.buffer.mutableSpan
    var targetSpan = targets.buffer.mutableSpan
    windows.gather(indices, inputs: &inputSpan, targets: &targetSpan)
  }
}
