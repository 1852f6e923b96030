import MartletLayers
import MartletNumerics
import MartletTestSupport
import Testing

@Suite struct ForwardTests {
  @Test(
    "Each layer's outputs and running statistics agree with its formula in double precision",
    arguments: Example.all, [Tape.Phase.training, .inference])
  func agreesWithTheFormula(example: Example, phase: Tape.Phase) {
    for rows in [1, 2, 7, 64] {
      let trial = Trial(example, rows: rows)
      var parameters = trial.parameters
      var tape = Tape(phase: phase, randomness: Trial.randomness)
      let y = parameters.withView { trial.forward($0, &tape).values }
      let exact = trial.twin(phase).forward(trial.exactInput)
      let largest = exact.y.values.reduce(1) { max($0, abs($1)) }
      #expect(largestError(y, exact.y.values) { _ in 1e-5 * largest } <= 1, "\(rows) rows")
      checkRunningStatistics(parameters, trial, exact.running)
      let isEmpty = tape.isEmpty
      #expect(phase == .training || isEmpty)
    }
  }

  /// Those that the pass should have moved agree with the twin; all else is bit for bit as it was.
  private func checkRunningStatistics(
    _ parameters: Parameters, _ trial: Trial, _ running: [String: [Double]]
  ) {
    for slot in parameters.layout.slots {
      if let exact = running[slot.name] {
        let error = largestError(parameters[slot], exact) { 1e-6 * max(1, abs($0)) }
        #expect(error <= 1, "\(slot.name)")
      } else {
        #expect(parameters[slot] == trial.parameters[slot], "\(slot.name)")
      }
    }
  }

  @Test(
    "In inference a row's outputs are the same bits alone as in a batch", arguments: Example.all,
    [7, 65])
  func inferenceTreatsRowsAlone(example: Example, rows: Int) {
    let trial = Trial(example, rows: rows)
    var parameters = trial.parameters
    var tape = Tape(phase: .inference)
    parameters.withView { view in
      let together = trial.forward(view, &tape)
      for row in 0..<rows {
        let x = tape.matrix(1, example.inputs)
        for column in 0..<x.columns { x[0, column] = trial.x[row * x.columns + column] }
        let alone = trial.root.forward(x, view, &tape)
        #expect((0..<alone.columns).allSatisfy { alone[0, $0] == together[row, $0] }, "row \(row)")
      }
    }
  }

  /// Layers overwrite what others made for them, and never what a caller gives.
  @Test(
    "A forward pass does not write into its input", arguments: Example.all,
    [Tape.Phase.training, .inference])
  func leavesTheInputAsItIs(example: Example, phase: Tape.Phase) {
    let trial = Trial(example, rows: 7)
    var parameters = trial.parameters
    var tape = Tape(phase: phase)
    let x = tape.matrix(rows: [trial.x]).reshaped(columns: example.inputs)
    _ = parameters.withView { trial.root.forward(x, $0, &tape).rows }
    #expect(x.values == trial.x)
  }

  @Test("A network of an activation alone has no parameters and gives its output")
  func worksWithoutParameters() {
    let network = Network(inputs: 2, [.activation(.relu)])
    #expect(network.parameterCount == 0)
    #expect(network.forward([[-1, 2]], network.initialized(seed: 1)) == [[0, 2]])
  }

  @Test("A network's loss and gradient agree with its formula and central differences")
  func publicGradientIsThatOfTheLoss() {
    let specs: [LayerSpec] = [
      .linear(3), .batchNorm, .activation(.tanh), .dropout(0.5), .linear(1),
    ]
    let network = Network(inputs: 2, specs)
    let parameters = network.initialized(seed: 3)
    let rows: [[Float]] = [[0.1, -0.4], [1.2, 0.3], [-0.7, 0.9]]
    let targets: [Float] = [1, 0, -1]
    let (loss, gradient) = network.gradient(
      of: .mse, rows, targets: targets.map { [$0] }, parameters, seed: 5)

    var twin = Twin(specs, parameters, phase: .training, randomness: SplitMix64(seed: 5))
    func exactLoss() -> Double {
      zip(twin.forward(DoubleMatrix(3, 2, rows.flatMap { $0 })).y.values, targets)
        .reduce(0) { $0 + ($1.0 - Double($1.1)) * ($1.0 - Double($1.1)) / 3 }
    }
    #expect(abs(loss - exactLoss()) < 1e-6)
    for slot in network.layout.slots where slot.kind != .state {
      for index in 0..<slot.count {
        twin.parameters[slot.name]?[index] += 1e-5
        let above = exactLoss()
        twin.parameters[slot.name]?[index] -= 2e-5
        let difference = (above - exactLoss()) / 2e-5
        twin.parameters[slot.name]?[index] += 1e-5
        #expect(abs(difference - Double(gradient[slot][index])) < 1e-5, "\(slot.name)[\(index)]")
      }
    }
  }
}
