import MartletForecasting
import MartletLayers
import MartletModels
import MartletNumerics
import MartletTraining

/// A network at its first step, seen from inside.
struct NetworkStart: Sendable {
  /// The layers and weights; nil where the forward pass did not stay finite.
  let probe: ProbeRecord?
  /// The loss before the step, in training; nil where it is not finite.
  let loss: Double?
  /// The matrices whose numbers are all the same, of those with several rows and columns, in the order of the
  /// layout.
  let constantMatrices: [String]
  /// All such matrices.
  let matrices: [String]

  /// Whether a layer is a non-linearity; true where the forward pass did not stay finite.
  var hasActivation: Bool {
    guard let probe else { return true }
    return probe.layers.contains { reading in
      let name = reading.layer.split(separator: ".").last ?? ""
      return Activation.allCases.contains { name.hasPrefix($0.rawValue) }
    }
  }

  /// - Parameter chance: The stream of the fit, so that the network starts as there.
  init(_ setup: NetworkSetup, _ sample: Examples, _ chance: SplitMix64) {
    var options = setup.task.training
    options.maxSteps = 1
    options.batchSize = max(sample.count, 1)
    options.accumulation = 1
    options.sampling = .window
    options.probeInterval = 1
    var run = TrainingRun(
      Trainer(setup.network, options, threads: setup.task.threads), randomness: chance)
    let start = run.result.parameters
    do throws(TrainingError) {
      try run.train(steps: 1, on: sample, validation: nil as Examples?)
    } catch {}
    probe = run.record.probes.first
    loss = run.record.checks.first.map(\.trainingLoss)
    let all = setup.network.layout.slots.filter {
      $0.kind == .weight && $0.rows > 1 && $0.columns > 1
    }
    matrices = all.map(\.name)
    constantMatrices = all.filter { slot in
      let numbers = start[slot]
      return numbers.allSatisfy { $0 == numbers[0] }
    }.map(\.name)
  }
}

extension ProbeRecord {
  /// The layers one after the other on the longest way through the network, without the one that speaks last:
  /// those of the sequence that has the most layers.
  var stream: [LayerReading] {
    func block(_ reading: LayerReading) -> Substring {
      reading.layer.lastIndex(of: ".").map { reading.layer[..<$0] } ?? ""
    }
    let counts = Dictionary(layers.map { (block($0), 1) }, uniquingKeysWith: +)
    guard let most = counts.values.max(),
      let longest = layers.first(where: { counts[block($0)] == most }).map(block)
    else { return [] }
    return Array(layers.filter { block($0) == longest }.dropLast())
  }

  /// How many layers with weights, or blocks with a way around them, stand in the stream.
  var hiddenLayers: Int {
    stream.count { reading in
      let name = reading.layer.split(separator: ".").last ?? ""
      return name.hasPrefix("linear") || name.hasPrefix("residual")
    }
  }

  /// The outputs of rectifiers.
  var rectifiers: [LayerReading] {
    layers.filter { ($0.layer.split(separator: ".").last ?? "").hasPrefix("relu") }
  }
}
