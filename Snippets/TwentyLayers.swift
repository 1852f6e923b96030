// How large the numbers are after each of twenty layers, and how large the gradient is on its way
// back, at the start of training.
import Martlet

let width = 64
let depth = 20

/// Rows of numbers of mean 0 and size 1.
func rows(_ count: Int, of width: Int, seed: UInt64) -> [[Float]] {
  var chance = SplitMix64(seed: seed)
  return (0..<count).map { _ in
    (0..<width).map { _ in Float((2 * chance.uniform() - 1) * 3.0.squareRoot()) }
  }
}

/// One layer of each kind.
let kinds: [(name: String, layer: [LayerSpec])] = [
  ("sigmoid", [.linear(width, .glorotNormal), .activation(.sigmoid)]),
  ("Glorot", [.linear(width, .glorotNormal), .activation(.relu)]),
  ("He", [.linear(width, .heNormal), .activation(.relu)]),
  ("norm", [.linear(width, .glorotNormal), .batchNorm, .activation(.relu)]),
  (
    "norm, residual",
    [.residual([.linear(width, .glorotNormal), .batchNorm, .activation(.relu)])]
  ),
]

/// The size of some numbers: the root of the mean of their squares.
func size(_ numbers: [Float]) -> Double {
  (numbers.reduce(0) { $0 + Double($1 * $1) } / Double(numbers.count)).squareRoot()
}

/// Two digits that count.
func text(_ value: Double) -> String {
  var scale = 1.0
  while value > 0 && value * scale < 10 { scale *= 10 }
  return "\((value * scale).rounded() / scale)"
}

func show(_ cells: [String]) {
  print(
    cells.map { $0 + String(repeating: " ", count: max(0, 9 - $0.count)) }.joined(separator: " "))
}

let x = rows(256, of: width, seed: 1)
let none = x.map { $0.map { _ in Float(0) } }
let targets = rows(256, of: 1, seed: 2)
let shown = [1, 2, 5, 10, 15, 20]

print("size of the numbers after layer")
show([""] + kinds.map(\.name))
for count in shown {
  let sizes = kinds.map { kind in
    let network = Network(inputs: width, (0..<count).flatMap { _ in kind.layer })
    let start = network.initialized(seed: 1)
    // Against targets of 0 the mean squared error is the mean square of what comes out.
    return network.gradient(of: .mse, x, targets: none, start).loss.squareRoot()
  }
  show(["\(count)"] + sizes.map(text))
}

print("\nsize of the gradient for the weights of layer")
show([""] + kinds.map(\.name))
let gradients = kinds.map { kind in
  let layers = (0..<depth).flatMap { _ in kind.layer } + [.linear(1, .glorotNormal)]
  let network = Network(inputs: width, layers)
  let start = network.initialized(seed: 1)
  let gradient = network.gradient(of: .mse, x, targets: targets, start).gradient
  return network.layout.slots.filter { $0.kind == .weight }.map { size(gradient[$0]) }
}
for count in shown { show(["\(count)"] + gradients.map { text($0[count - 1]) }) }
