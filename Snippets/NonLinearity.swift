// What a non-linearity adds: a bend, and a slope that the gradient is multiplied by.
import Martlet

let points: [Float] = [-4, -2, -1, 0, 1, 2, 4]

/// Layers on one number, with parameters set by hand.
func build(_ specs: [LayerSpec], _ numbers: [[Float]]) -> (Network, Parameters) {
  let network = Network(inputs: 1, specs)
  var parameters = network.initialized(seed: 1)
  for (slot, values) in zip(network.layout.slots, numbers) { parameters[slot] = values }
  return (network, parameters)
}

func show(_ name: String, _ values: [Float]) {
  let cells = values.map { value in
    let text = "\((value * 1000).rounded() / 1000)"
    return String(repeating: " ", count: max(1, 8 - text.count)) + text
  }
  print(name + String(repeating: " ", count: max(0, 18 - name.count)) + cells.joined())
}

show("x", points)

print("\ntwo units, added up")
let numbers: [[Float]] = [[1, -1], [0, 0], [1, 0.5], [0]]
for (name, between) in [("  nothing between", []), ("  ReLU between", [Activation.relu])] {
  let (network, parameters) = build(
    [.linear(2)] + between.map { .activation($0) } + [.linear(1)], numbers)
  show(name, points.map { network.forward([[$0]], parameters)[0][0] })
}

for activation in [Activation.relu, .tanh, .sigmoid] {
  print("\n\(activation.rawValue)")
  let (network, parameters) = build([.linear(1), .activation(activation)], [[1], [0]])
  show("  value", points.map { network.forward([[$0]], parameters)[0][0] })
  // The loss is the value plus 9, so that its slope along the bias is the slope of the activation.
  let bias = network.layout.slots[1]
  show(
    "  slope",
    points.map {
      network.gradient(of: .mae, [[$0]], targets: [[-9]], parameters).gradient[bias][0]
    })
}
