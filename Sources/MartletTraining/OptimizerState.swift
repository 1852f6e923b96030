import CMartletKernels
package import MartletLayers
import RealModule

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
    if case .sgd = optimizer {
      second = []
    } else {
      second = [Float](repeating: 0, count: layout.trainedCount)
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
    for (range, decays) in runs {
      let lambda = decays ? weightDecay : 0
      let (start, count) = (range.lowerBound, range.count)
      let (p, g) = (parameters.base + start, gradient.base + start)
      first.withUnsafeMutableBufferPointer { first in
        second.withUnsafeMutableBufferPointer { second in
          guard let m = first.baseAddress.map({ $0 + start }) else { return }
          switch optimizer {
          case .sgd(let momentum):
            Kernels.active.sgd(
              p, m, g, count, Float(rate), Float(momentum), Float(clip), Float(lambda), 1)
          case .adam(let beta1, let beta2, let epsilon), .adamW(let beta1, let beta2, let epsilon):
            guard let v = second.baseAddress.map({ $0 + start }) else { return }
            let isDecoupled = if case .adamW = optimizer { true } else { false }
            // The corrections belong to the β that the kernel has: 1 − 0.999 is off by 1e-5 in Float.
            let (power1, power2) = (
              Double.pow(Double(Float(beta1)), step), Double.pow(Double(Float(beta2)), step)
            )
            Kernels.active.adam(
              p, m, v, g, count, Float(rate / (1 - power1)), Float(beta1), Float(beta2),
              Float(epsilon), Float((1 - power2).squareRoot()), Float(clip),
              isDecoupled ? 0 : Float(lambda),
              isDecoupled ? Float(1 - rate * lambda) : 1)
          }
        }
      }
    }
  }
}
