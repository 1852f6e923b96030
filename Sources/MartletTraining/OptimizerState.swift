package import MartletLayers

/// The moments of an optimiser and its step count, in the layout of the parameters.
package struct OptimizerState: Sendable {
  private let optimizer: Optimizer
  private let weightDecay: Double
  /// Runs of neighbouring slots that all decay or all do not.
  private let runs: [(range: Range<Int>, decays: Bool)]
  private var first: [Float]
  private var second: [Float]
  package private(set) var step = 0

  package init(_ optimizer: Optimizer, weightDecay: Double, layout: ParameterLayout) {
    self.optimizer = optimizer
    self.weightDecay = weightDecay
    first = [Float](repeating: 0, count: layout.trainedCount)
    second =
      switch optimizer {
      case .sgd, .nesterov, .lion: []
      case .adam, .adamW, .rAdam: [Float](repeating: 0, count: layout.trainedCount)
      }
    runs = weightDecay == 0 ? [(0..<layout.trainedCount, false)] : Self.runs(of: layout)
  }

  private static func runs(of layout: ParameterLayout) -> [(range: Range<Int>, decays: Bool)] {
    var runs: [(range: Range<Int>, decays: Bool)] = []
    for slot in layout.slots where slot.kind != .state {
      let decays = slot.kind == .weight
      let range = slot.offset..<slot.offset + slot.count
      if let last = runs.last, last.decays == decays {
        runs[runs.count - 1].range = last.range.lowerBound..<range.upperBound
      } else {
        runs.append((range, decays))
      }
    }
    return runs
  }

  /// One step down the gradient.
  ///
  /// - Parameter clip: A factor of the whole gradient, 1 for none.
  package mutating func update(
    _ parameters: ParameterView, gradient: GradientView, rate: Double, clip: Double
  ) {
    step += 1
    let (optimizer, step) = (optimizer, step)
    for (range, decays) in runs {
      let lambda = decays ? weightDecay : 0
      let (start, count) = (range.lowerBound, range.count)
      let (p, g) = (parameters.base + start, gradient.base + start)
      first.withUnsafeMutableBufferPointer { first in
        second.withUnsafeMutableBufferPointer { second in
          guard let m = first.baseAddress.map({ $0 + start }) else { return }
          let v = second.baseAddress.map { $0 + start }
          optimizer.update(
            p, m, v, g, count, step: step, rate: rate, clip: Float(clip), weightDecay: lambda)
        }
      }
    }
  }
}
