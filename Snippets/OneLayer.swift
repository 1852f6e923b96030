// Three units on two numbers, a ReLU, and one number out of them: forward, backward, and the
// gradient checked by moving every parameter a little.
import Martlet

let specs: [LayerSpec] = [.linear(3), .activation(.relu), .linear(1)]
let numbers: [[Float]] = [
  [1, -1, 0.5, 1, -1, 0.5],  // W, a row for each unit
  [0.5, -1, 0.5],  // b
  [1, -2, 3],  // V, the weights of the output
  [0],  // c
]

/// The first layers, with the numbers above.
func network(depth: Int) -> (Network, Parameters) {
  let network = Network(inputs: 2, Array(specs.prefix(depth)))
  var parameters = network.initialized(seed: 1)
  for (slot, values) in zip(network.layout.slots, numbers) { parameters[slot] = values }
  return (network, parameters)
}

for x: [Float] in [[2, 1], [-1, 1]] {
  print("x =", x)
  for (depth, name) in [(1, "y = x Wᵀ + b"), (2, "h = ReLU(y)"), (3, "o = h Vᵀ + c")] {
    let (network, parameters) = network(depth: depth)
    print("  \(name) =", network.forward([x], parameters)[0])
  }
}

let (whole, parameters) = network(depth: 3)
let evaluate = { whole.gradient(of: .mse, [[2, 1]], targets: [[0.5]], $0) }
let (loss, gradient) = evaluate(parameters)
print("\nloss for x = [2, 1] and target 0.5:", loss)

let step: Float = 1 / 128
for slot in whole.layout.slots {
  let differences = (0..<slot.count).map { index in
    var (above, below) = (parameters, parameters)
    above[slot][index] += step
    below[slot][index] -= step
    return (evaluate(above).loss - evaluate(below).loss) / Double(2 * step)
  }
  print("\n\(slot.name)")
  print("  gradient   ", gradient[slot])
  print("  differences", differences)
}
