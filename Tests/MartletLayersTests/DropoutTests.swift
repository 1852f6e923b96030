import MartletLayers
import MartletNumerics
import Testing

@Suite struct DropoutTests {
  private func run(
    _ probability: Float, _ phase: Tape.Phase, seed: UInt64 = 1, _ x: [Float]
  ) -> [Float] {
    var (x, parameters) = (x, Parameters(layout: ParameterLayout()))
    var tape = Tape(phase: phase, randomness: SplitMix64(seed: seed))
    return withMatrix(&x, (x.count / 10, 10)) { x in
      parameters.withView { Dropout(10, probability: probability).forward(x, $0, &tape).values }
    }
  }

  @Test(
    "Dropout drops at its rate and scales up the rest so that the mean stays",
    arguments: [Float(0), 0.1, 0.5, 0.9])
  func dropsAtItsRateAndKeepsTheMean(probability: Float) {
    let count = 40_000.0
    let y = run(probability, .training, [Float](repeating: 3, count: Int(count)))
    let p = Double(probability)
    let dropped = Double(y.count { $0 == 0 }) / count
    #expect(abs(dropped - p) <= 4 * (p * (1 - p) / count).squareRoot())
    let kept = Set(y.filter { $0 != 0 })
    #expect(kept == [3 * (1 / (1 - probability))])
    let mean = y.reduce(0.0) { $0 + Double($1) } / count
    #expect(abs(mean / 3 - 1) <= 4 * (p / (1 - p) / count).squareRoot() + 1e-6)
  }

  @Test("Dropout has the same mask for one seed and another for another seed")
  func sameSeedSameMask() {
    let x = [Float](repeating: 1, count: 1000)
    #expect(run(0.5, .training, seed: 2, x) == run(0.5, .training, seed: 2, x))
    #expect(run(0.5, .training, seed: 2, x) != run(0.5, .training, seed: 3, x))
  }

  @Test("Two passes of dropout draw independent masks, which agree in half of the places")
  func masksOfPassesAreIndependent() {
    var x = [Float](repeating: 1, count: 10_000)
    var parameters = Parameters(layout: ParameterLayout())
    var tape = Tape(phase: .training, randomness: SplitMix64(seed: 4))
    withMatrix(&x, (1000, 10)) { x in
      parameters.withView { view in
        let layer = Dropout(10, probability: 0.5)
        let first = layer.forward(x, view, &tape).values
        let second = layer.forward(x, view, &tape).values
        let equal = zip(first, second).count { $0 == $1 }
        #expect(abs(equal - 5000) < 200)  // deviation 50
      }
    }
  }

  @Test("Dropout changes nothing in inference") func inferenceIsTheIdentity() {
    let x = (0..<100).map { Float($0) }
    #expect(run(0.9, .inference, x) == x)
  }

  /// Behind a rectifier the mask takes the place of its output: the gradient is the same as behind one
  /// whose output is kept.
  @Test(
    "Dropout behind a rectifier has the loss and gradient of one that keeps its input",
    arguments: [Activation.relu, .leakyReLU])
  func overwritesARectifier(activation: Activation) {
    let x: [[Float]] = (0..<40).map { row in
      (0..<5).map { column in Float((column * 7 + row * 3) % 11) - 5 }
    }
    let targets = x.map { [$0.reduce(0, +)] }
    let tail: [LayerSpec] = [.dropout(0.5), .linear(1)]
    let short = Network(inputs: 5, [.linear(8), .activation(activation)] + tail)
    let kept = Network(inputs: 5, [.linear(8), .activation(activation), .parallel([[]])] + tail)
    let parameters = short.initialized(seed: 3)
    var same = kept.initialized(seed: 3)
    same.values = parameters.values
    let first = short.gradient(of: .mse, x, targets: targets, parameters, seed: 9)
    let second = kept.gradient(of: .mse, x, targets: targets, same, seed: 9)
    #expect(first.loss == second.loss)
    #expect(first.gradient.values == second.gradient.values)
    #expect(first.gradient.values.contains { $0 != 0 })
  }
}
