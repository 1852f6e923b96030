package import MartletLayers

/// An optimiser under way: its rule, and moments in the layout of the parameters.
package struct OptimizerState: Sendable {
  /// What a step reads and writes beside the parameters.
  struct Moments: Sendable {
    var first: [Float]
    /// Empty where the rule has none.
    var second: [Float]
    var step = 0
  }

  private let optimizer: Optimizer
  private let weightDecay: Double
  /// Runs of neighbouring slots that all decay or all do not, in pieces of a size that one thread
  /// takes at a time.
  private let pieces: [(range: Range<Int>, decays: Bool)]
  var moments: Moments
  /// Steps done.
  package var step: Int { moments.step }

  package init(_ optimizer: Optimizer, weightDecay: Double, layout: ParameterLayout) {
    self.optimizer = optimizer
    self.weightDecay = weightDecay
    let zeros = [Float](repeating: 0, count: layout.trainedCount)
    moments =
      switch optimizer {
      case .sgd, .nesterov, .lion: Moments(first: zeros, second: [])
      case .adam, .adamW, .rAdam, .rmsProp: Moments(first: zeros, second: zeros)
      }
    let runs = weightDecay == 0 ? [(0..<layout.trainedCount, false)] : Self.runs(of: layout)
    pieces = runs.flatMap { run in
      stride(from: run.0.lowerBound, to: run.0.upperBound, by: Self.pieceLength).map {
        ($0..<min($0 + Self.pieceLength, run.0.upperBound), run.1)
      }
    }
  }

  private static let pieceLength = 1 << 16

  private static func runs(of layout: ParameterLayout) -> [(Range<Int>, Bool)] {
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
    _ parameters: inout Parameters, _ gradient: inout [Float], rate: Double, clip: Double = 1,
    parallelism: Parallelism = .serial
  ) {
    moments.step += 1
    let (optimizer, weightDecay, pieces) = (optimizer, weightDecay, pieces)
    let step = moments.step
    parameters.values.withMatrix { p in
      gradient.withMatrix { g in
        moments.first.withMatrix { m in
          moments.second.withMatrix { v in
            parallelism.perform(pieces: pieces.count) { index in
              let (range, decays) = pieces[index]
              optimizer.update(
                p.numbers(range), m.numbers(range), v.count == 0 ? nil : v.numbers(range),
                g.numbers(range), step: step, rate: rate, clip: Float(clip),
                weightDecay: decays ? weightDecay : 0)
            }
          }
        }
      }
    }
  }
}
