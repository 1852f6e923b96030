import MartletLayers
import MartletTestSupport
import Testing

@Suite struct GradientTests {
  @Test("Each layer's gradients agree with central differences", arguments: Example.all)
  func backwardIsTheDerivative(example: Example) {
    let check = GradientCheck(example)
    #expect(check.mismatches.isEmpty, "worst: \(check.worst) of what is allowed")
  }

  @Test("The gradients of a network of every kind of layer agree with central differences")
  func allKindsOfLayersGoTogether() {
    let check = GradientCheck(.everyLayer, rows: [2, 5])
    #expect(check.mismatches.isEmpty, "worst: \(check.worst) of what is allowed")
  }

  @Test("Every kind of layer has examples and is in the network of all kinds")
  func everyKindOfLayerHasExamplesOfItsOwn() {
    for kind in LayerKind.allCases {
      #expect(!kind.examples.isEmpty)
      for example in kind.examples {
        #expect(example.specs.contains { LayerKind($0) == kind }, "\(example)")
      }
    }
    let kinds = Set(Example.everyLayer.specs.flatMap(\.kinds))
    #expect(kinds == Set(LayerKind.allCases))
    #expect(Set(Example.all.map(\.description)).count == Example.all.count)
  }

  @Test(
    "A backward pass adds its gradient to the kept share of the old one", arguments: Example.all,
    [Float(0.5), 1])
  func accumulates(example: Example, keep: Float) {
    let trial = Trial(example, rows: 7)
    var parameters = trial.parameters
    var gradient = Parameters(layout: parameters.layout)
    var tape = Tape(phase: .training)
    func pass(keep: Float) -> [Float] {
      tape.randomness = Trial.randomness
      parameters.withView { view in
        gradient.values.withMatrix { open in
          _ = trial.forward(view, &tape)
          _ = trial.backward(view, GradientView(open, keep: keep), &tape)
        }
      }
      tape.reset()
      return gradient.values
    }
    let once = pass(keep: 0)
    let again = pass(keep: keep)
    let largest = once.reduce(0) { max($0, abs($1)) }
    let expected = once.map { Double((1 + keep) * $0) }
    #expect(largestError(again, expected) { _ in 1e-6 * Double(largest) } <= 1)
  }

  /// The padding between slots stays 0, so that sums over the whole buffer are those of the slots.
  @Test("A backward pass leaves the padding between parameter slots at 0", arguments: Example.all)
  func leavesThePaddingAlone(example: Example) {
    let trial = Trial(example, rows: 3)
    var parameters = trial.parameters
    var gradient = Parameters(layout: parameters.layout)
    var tape = Tape(phase: .training, randomness: Trial.randomness)
    parameters.withView { view in
      gradient.values.withMatrix { open in
        _ = trial.forward(view, &tape)
        _ = trial.backward(view, GradientView(open, keep: 0), &tape)
      }
    }
    let isEmpty = tape.isEmpty
    #expect(isEmpty)
    for slot in gradient.layout.slots {
      let position = gradient.layout.position(of: slot)
      for index in position..<position + slot.count { gradient.values[index] = 0 }
    }
    #expect(gradient.values.allSatisfy { $0 == 0 })
  }
}
