import MartletLayers
import MartletSeries
import MartletTraining
import RealModule

/// Windows of series as examples for the trainer.
struct WindowExamples: ExampleSource {
  private let windows: WindowSet
  private let halfLife: Double?

  /// - Parameter halfLife: Rows after which a window counts half as much as the newest; nil counts
  ///   all the same.
  init(_ windows: WindowSet, halfLife: Double? = nil) {
    self.windows = windows
    self.halfLife = halfLife
  }

  var count: Int { windows.count }
  var groups: [Range<Int>] { windows.groups }
  var inputWidth: Int { windows.inputWidth }
  var targetWidth: Int { windows.horizon }
  var lookback: Int { windows.lookback }
  var hasWeights: Bool { halfLife != nil || windows.isPartial }

  func gather(_ indices: ArraySlice<Int>, inputs: Matrix, targets: Matrix) {
    var inputSpan = inputs.buffer.mutableSpan
    var targetSpan = targets.buffer.mutableSpan
    windows.gather(indices, inputs: &inputSpan, targets: &targetSpan)
  }

  /// ½^(rows after the window / half-life) for each target that is known, 0 for the others.
  func gather(_ indices: ArraySlice<Int>, weights: Matrix) {
    for (row, index) in indices.enumerated() {
      let weight =
        halfLife.map { Float(Double.exp2(-Double(windows.rowsAfter(index)) / $0)) } ?? 1
      let known = windows.knownTargets(index)
      for step in 0..<targetWidth { weights[row, step] = step < known ? weight : 0 }
    }
  }
}
