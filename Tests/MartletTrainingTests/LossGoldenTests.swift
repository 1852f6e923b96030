import MartletLayers
import MartletTestSupport
import Testing

/// Single losses against PyTorch, with weights.
@Suite struct LossGoldenTests {
  @Test("A weighted loss and its gradient are those of PyTorch", arguments: LossGolden.all)
  func agreesWithPyTorch(golden: LossGolden) {
    func rows(_ values: [Float], width: Int) -> [[Float]] {
      stride(from: 0, to: values.count, by: width).map { Array(values[$0..<$0 + width]) }
    }
    var tape = Tape(phase: .training)
    let outputs = tape.matrix(rows: rows(golden.outputs, width: golden.outputs.count / 4))
    let batch = Batch(
      inputs: tape.matrix(rows: rows(LossGolden.past, width: 6)),
      targets: tape.matrix(rows: rows(LossGolden.targets, width: 3)),
      weights: tape.matrix(rows: rows(LossGolden.weights, width: 3)))
    let gradient = tape.matrix(outputs.rows, outputs.columns)
    let value = golden.loss.evaluate(outputs, batch, gradient: gradient).mean
    #expect(abs(value / golden.value - 1) <= 1e-6)
    #expect(largestError(gradient.values, golden.gradient) { 1e-6 * max(1e-2, abs($0)) } <= 1)
  }
}

extension LossGolden: CustomTestStringConvertible {
  var testDescription: String { name }
}
