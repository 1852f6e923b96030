import MartletLayers
import MartletTestSupport
import Testing

@Suite struct TapeTests {
  @Test(
    "A tape allocates memory in its first training step and none in later ones",
    arguments: Example.all)
  func allocatesInTheFirstStepOnly(example: Example) {
    let trial = Trial(example, rows: 64)
    var parameters = trial.parameters
    var gradient = Parameters(layout: parameters.layout)
    var tape = Tape(phase: .training)
    var allocations: [Int] = []
    for _ in 0..<4 {
      parameters.withView { view in
        gradient.values.withMatrix { open in
          _ = trial.forward(view, &tape)
          _ = trial.backward(view, GradientView(open, keep: 0), &tape)
        }
      }
      tape.reset()
      allocations.append(tape.allocations)
    }
    #expect(allocations[0] > 0 && Set(allocations).count == 1)
  }

  @Test("Matrices of a tape start on 64-byte lines and do not overlap")
  func matricesAreAlignedAndApart() {
    var tape = Tape(phase: .training)
    for round in 0..<3 {
      var matrices: [Matrix] = []
      for size in [1, 3, 16, 17, 100, 4000, 5000] {
        let matrix = tape.matrix(size, 3)
        #expect(address(of: matrix) % 64 == 0)
        matrix.fill(with: Float(size))
        matrices.append(matrix)
      }
      for matrix in matrices {
        #expect(matrix.values.allSatisfy { $0 == Float(matrix.rows) }, "round \(round)")
      }
      tape.reset()
    }
  }

  private func address(of matrix: Matrix) -> UInt {
    matrix.withMutableSpan { span in
      span.withUnsafeMutableBufferPointer { UInt(bitPattern: $0.baseAddress) }
    }
  }

  @Test("A tape pops what was pushed in reverse order") func popsInReverse() {
    var tape = Tape(phase: .training)
    let (first, second) = (tape.matrix(1, 2), tape.matrix(3, 4))
    tape.push(first)
    tape.push(second)
    let popped = [tape.pop(), tape.pop()]
    #expect(popped.map(address(of:)) == [address(of: second), address(of: first)])
    let isEmpty = tape.isEmpty
    #expect(isEmpty)
  }

  @Test("Popping from an empty tape traps") func poppingNothingTraps() async {
    await #expect(processExitsWith: .failure) {
      var tape = Tape(phase: .training)
      _ = tape.pop()
    }
  }

  @Test("A forward pass on rows of the wrong width traps") func aWrongWidthTraps() async {
    await #expect(processExitsWith: .failure) {
      let network = Network(inputs: 3, [.linear(1)])
      _ = network.forward([[1, 2]], network.initialized(seed: 1))
    }
  }

  /// In a process of its own, where no other test allocates.
  @Test(
    "Heap memory stays constant over training steps once it has settled",
    .enabled(if: heapBytesInUse() != nil))
  func theHeapDoesNotGrowAfterTheFirstStep() async {
    await #expect(processExitsWith: .success) {
      for example in Example.networks + [Example.everyLayer] {
        let trial = Trial(example, rows: 64)
        var parameters = trial.parameters
        var gradient = Parameters(layout: parameters.layout)
        var tape = Tape(phase: .training)
        var afterFirst = 0
        for step in 1...20 {
          parameters.withView { view in
            gradient.values.withMatrix { open in
              _ = trial.forward(view, &tape)
              _ = trial.backward(view, GradientView(open, keep: 0), &tape)
            }
          }
          tape.reset()
          let inUse = heapBytesInUse() ?? 0
          precondition(
            step <= stepsUntilHeapSettles || inUse == afterFirst, "\(example), step \(step)")
          afterFirst = inUse
        }
      }
    }
  }
}
