import MartletLayers
import MartletTestSupport
import Testing

/// Single layers against PyTorch, forward and backward.
@Suite struct LayerGoldenTests {
  @Test("Outputs and gradients of a single layer are those of PyTorch", arguments: LayerGolden.all)
  func agreesWithPyTorch(golden: LayerGolden) {
    var layout = ParameterLayout()
    let root = LayerSpec.build(
      [golden.spec], inputs: golden.x.count / 5, prefix: "", isFirst: false, in: &layout)
    let slots = layout.slots
    var parameters = Parameters(layout: layout)
    for slot in slots { parameters[slot] = golden.parameters[slot.name] ?? [] }
    var gradient = Parameters(layout: layout)
    var tape = Tape(phase: .training)
    let outputs = root.outputWidth
    let x = tape.matrix(rows: [golden.x]).reshaped(columns: root.inputWidth)
    let dy = tape.matrix(rows: [Array(LayerGolden.dy[..<(5 * outputs)])])
      .reshaped(columns: outputs)
    let (y, dx) = parameters.withView { view in
      gradient.values.withMatrix { open in
        let y = root.forward(x, view, &tape).values
        let dx = root.backward(
          dy, view, GradientView(open, keep: 0), &tape)
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
