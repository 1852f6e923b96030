import Martlet

/// One training step (gather, forward, MSE, backward, Adam) of an MLP, in the shapes of the rivals'
/// `torch_step.py`: name, microseconds a step (best of 5), parameters, GFLOP/s counted as
/// 6 · batch · Σ in · out. One thread. Arguments name the shapes to run; none runs all.
@main
enum TrainingStep {
  struct Shape {
    let name: String
    let batch: Int
    let inputs: Int
    let hidden: Int
    let layers: Int
    let outputs: Int
    let steps: Int

    func network(norm: Bool) -> Network {
      var specs: [LayerSpec] = []
      for _ in 0..<layers {
        specs +=
          norm
          ? [.linear(hidden), .batchNorm, .activation(.relu)]
          : [.linear(hidden), .activation(.relu)]
      }
      return Network(inputs: inputs, specs + [.linear(outputs)])
    }

    var operations: Double {
      let products = inputs * hidden + (layers - 1) * hidden * hidden + hidden * outputs
      return Double(6 * batch * products)
    }
  }

  static let shapes = [
    Shape(name: "small", batch: 32, inputs: 64, hidden: 64, layers: 2, outputs: 1, steps: 1000),
    Shape(name: "medium", batch: 128, inputs: 96, hidden: 256, layers: 2, outputs: 24, steps: 200),
    Shape(name: "large", batch: 1024, inputs: 336, hidden: 512, layers: 4, outputs: 96, steps: 12),
  ]

  static func main() throws {
    let wanted = CommandLine.arguments.dropFirst()
    for shape in shapes where wanted.isEmpty || wanted.contains(shape.name) {
      for norm in [false, true] { try measure(shape, norm: norm) }
    }
  }

  static func measure(_ shape: Shape, norm: Bool) throws {
    let network = shape.network(norm: norm)
    var generator = SplitMix64(seed: 1)
    let rows = { (width: Int) in
      (0..<4096).map { _ in (0..<width).map { _ in Float(generator.uniform() * 2 - 1) } }
    }
    let examples = Examples(inputs: rows(shape.inputs), targets: rows(shape.outputs))
    // What a run costs beside its steps (initialisation, the first step's memory) is measured by a
    // run of one step, and taken off.
    let base =
      try (0..<5).map { _ in try seconds(network, shape, examples, steps: 1) }.min() ?? .nan
    let best =
      try (0..<5).map { _ in
        (try seconds(network, shape, examples, steps: shape.steps + 1) - base) / Double(shape.steps)
      }.min() ?? .nan
    print(
      "\(shape.name)\(norm ? "+batchnorm" : "") \(Int((best * 1e6).rounded())) us/step",
      "\(network.parameterCount) params",
      "\((shape.operations / best / 1e8).rounded() / 10) GFLOP/s")
  }

  static func seconds(
    _ network: Network, _ shape: Shape, _ examples: Examples, steps: Int
  ) throws -> Double {
    var options = TrainingOptions()
    options.maxSteps = steps
    options.batchSize = shape.batch
    options.validationInterval = steps
    let clock = ContinuousClock()
    let start = clock.now
    _ = try Trainer(network, options).train(on: examples, seed: 1)
    return (clock.now - start) / .seconds(1)
  }
}
