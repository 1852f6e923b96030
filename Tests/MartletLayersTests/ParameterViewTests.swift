import MartletLayers
import MartletTestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct ParameterViewTests {
  private static let network = Network(
    inputs: 3, [.linear(5), .batchNorm, .activation(.relu), .linear(2)])

  @Test("A read-only view of parameters shows the same numbers as a writable one")
  func bothViewsShowTheSame() {
    var parameters = Self.network.initialized(seed: 1)
    for slot in Self.network.layout.slots {
      let (read, written) = (
        parameters.withReadOnlyView { $0[slot].values },
        parameters.withView { $0.writable(slot).values }
      )
      #expect(read == parameters[slot] && written == parameters[slot])
    }
  }

  @Test("Training a batch norm traps in a read-only view, inference does not")
  func writingTraps() async {
    await #expect(processExitsWith: .failure) {
      let network = Network(inputs: 3, [.batchNorm])
      var tape = Tape(phase: .training)
      network.initialized(seed: 1).withReadOnlyView { view in
        _ = network.root.forward(tape.matrix(rows: [[1, 2, 3], [4, 5, 7]]), view, &tape)
      }
    }
    await #expect(processExitsWith: .success) {
      let network = Network(inputs: 3, [.batchNorm])
      var tape = Tape(phase: .inference)
      network.initialized(seed: 1).withReadOnlyView { view in
        _ = network.root.forward(tape.matrix(rows: [[1, 2, 3], [4, 5, 7]]), view, &tape)
      }
    }
  }

  /// In a process of its own, where no other test allocates.
  @Test(
    "A read-only view of parameters copies no weights, a written copy does",
    .enabled(if: heapBytesInUse() != nil))
  func readingCopiesNothing() async {
    await #expect(processExitsWith: .success) {
      let network = Network(inputs: 512, [.linear(512)])
      let parameters = network.initialized(seed: 1)
      let snapshot = parameters
      /// Bytes more than before while `open` has the parameters open.
      func growth(_ open: (() -> Void) -> Void) -> Int {
        let before = heapBytesInUse() ?? 0
        var within = 0
        open { within = heapBytesInUse() ?? 0 }
        return within - before
      }
      let reading = growth { body in parameters.withReadOnlyView { _ in body() } }
      let writing = growth { body in
        var copy = parameters
        copy.withView { _ in body() }
      }
      guard snapshot.values.count > 512 * 512 else { exit(3) }
      exit(reading < 4096 && writing > 512 * 512 * 4 ? 0 : 1)
    }
  }
}
