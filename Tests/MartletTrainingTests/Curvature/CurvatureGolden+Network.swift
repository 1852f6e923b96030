import MartletLayers
import MartletTraining
import Testing

extension CurvatureGolden: CustomTestStringConvertible {
  var testDescription: String { name }

  var network: Network {
    Network(
      inputs: 3,
      hasNorm
        ? [.linear(5), .batchNorm, .activation(.tanh), .linear(1)]
        : [.linear(5), .activation(.tanh), .linear(4), .activation(.tanh), .linear(1)])
  }

  var values: Parameters {
    var values = network.initialized(seed: 0)
    for slot in network.layout.slots where slot.kind != .state {
      values[slot] = parameters[slot.name] ?? []
    }
    return values
  }

  var examples: MartletTraining.Examples {
    MartletTraining.Examples(
      inputs: stride(from: 0, to: inputs.count, by: 3).map { Array(inputs[$0..<$0 + 3]) },
      targets: targets.map { [$0] })
  }
}
