import MartletLayers
import MartletTestSupport
import Testing

/// Single layers against PyTorch, forward and backward.
@Suite struct LayerGoldenTests {
  @Test(arguments: LayerGolden.all) func agreesWithPyTorch(golden: LayerGolden) {
    let network = Network(inputs: golden.x.count / 5, [golden.spec])
    let slots = network.layout.slots
    var parameters = Parameters(layout: network.layout)
    for slot in slots { parameters[slot] = golden.parameters[slot.name] ?? [] }
    var gradient = Parameters(layout: network.layout)
    var tape = Tape(phase: .training)
    let outputs = network.outputWidth
    let x = tape.matrix(rows: [golden.x]).reshaped(columns: network.inputWidth)
    let dy = tape.matrix(rows: [Array(LayerGolden.dy[..<(5 * outputs)])])
      .reshaped(columns: outputs)
    let (y, dx) = parameters.withView { view in
      gradient.withView { open in
        let y = network.root.forward(x, view, &tape).values
        let dx = network.root.backward(
          dy, view, GradientView(base: open.base, keep: 0), &tape)
        return (y, dx.values)
      }
    }
    let gradients = [dx] + slots.map { gradient[$0] }
    #expect(gradients.count == golden.gradients.count)
    for (values, exact) in zip([y] + gradients, [golden.y] + golden.gradients) {
      #expect(largestError(values, exact) { 1e-5 * max(1, abs($0)) } <= 1)
    }
  }
}

extension LayerGolden: CustomTestStringConvertible {
  var testDescription: String { name }
}
