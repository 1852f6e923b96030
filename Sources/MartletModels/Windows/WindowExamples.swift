package import MartletLayers
import MartletPanels
import MartletTraining
import RealModule

/// Windows of series as examples for the trainer.
///
/// The weight of a target that is known, 0 for the others:
///
///     w = ½^(rows after the window / half-life) · (scale of the window / deviation of the series)^d
///
/// A network sees errors in units of its window. With the last factor they count in units of the series,
/// where the loss is homogeneous of degree d; otherwise a calm window would count as much as a wild one.
package struct WindowExamples: ExampleSource {
  private let windows: WindowSet
  private let halfLife: Double?
  private let degree: Int

  /// - Parameters:
  ///   - halfLife: Rows after which a window counts half as much as the newest; nil counts
  ///     all the same.
  ///   - degree: d.
  init(_ windows: WindowSet, halfLife: Double? = nil, degree: Int) {
    self.windows = windows
    self.halfLife = halfLife
    self.degree = degree
  }

  package var count: Int { windows.count }
  package var groups: [Range<Int>] { windows.groups }
  package var inputWidth: Int { windows.inputWidth }
  package var targetWidth: Int { windows.horizon }
  package var lookback: Int { windows.lookback }
  package var hasWeights: Bool { halfLife != nil || degree > 0 || windows.isPartial }

  package func gather(_ indices: ArraySlice<Int>, inputs: Matrix, targets: Matrix, weights: Matrix?)
  {
    inputs.withMutableSpan { inputs in
      targets.withMutableSpan { targets in
        windows.gather(indices, inputs: &inputs, targets: &targets) { row, window in
          guard let weights else { return }
          let weight = weight(of: window)
          for step in 0..<targetWidth { weights[row, step] = step < window.known ? weight : 0 }
        }
      }
    }
  }

  private func weight(of window: WindowSet.Gathered) -> Float {
    var weight = halfLife.map { Double.exp2(-Double(window.rowsAfter) / $0) } ?? 1
    // Bounds within which no square leaves the range of a Float.
    let units = min(max(window.scale.scale / window.seriesDeviation, 1e-9), 1e9)
    for _ in 0..<degree { weight *= units }
    return Float(weight)
  }
}
