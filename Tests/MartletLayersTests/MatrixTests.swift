import MartletLayers
import Testing

@Suite struct MatrixTests {
  @Test("Indices, rows, parts and reshapes of a matrix are views of the same numbers")
  func partsAreViews() {
    var values = (0..<12).map { Float($0) }
    withMatrix(&values, (3, 4)) { matrix in
      #expect(matrix[1, 2] == 6 && matrix[6] == 6)
      #expect(matrix.row(2).values == [8, 9, 10, 11])
      #expect(matrix.rows(1..<3)[1, 3] == 11)
      #expect(matrix.numbers(3..<6).values == [3, 4, 5])
      #expect(matrix.part(at: 4, rows: 2, columns: 3)[1, 0] == 7)
      #expect(matrix.readOnly.part(at: 4, rows: 2, columns: 3).row(1).values == [7, 8, 9])
      #expect(matrix.reshaped(columns: 6)[1, 5] == 11)
      matrix.part(at: 10, rows: 1, columns: 2).copy(from: [1, 2, 3], at: 1)
      #expect(matrix[2, 2] == 2 && matrix[2, 3] == 3)
      matrix.withMutableSpan { $0[0] = -1 }
    }
    #expect(values[0] == -1 && values[11] == 3)
  }

  @Test("A matrix keeps 64 bits unchanged in the place of two numbers") func bits() {
    var tape = Tape(phase: .training)
    let matrix = tape.matrix(1, 3)
    for bits in [0, 0x7F80_0001_FF80_0001, UInt64.max] {
      matrix.bits = bits
      #expect(matrix.bits == bits)
    }
  }

  @Test("Taking a part of a matrix beyond its end traps in every build")
  func partsThatDoNotExistTrap() async {
    await #expect(processExitsWith: .failure) { trial { _ = $0.numbers(3..<7) } }
    await #expect(processExitsWith: .failure) { trial { _ = $0.rows(1..<3) } }
    await #expect(processExitsWith: .failure) { trial { _ = $0.part(at: 1, rows: 2, columns: 3) } }
    await #expect(processExitsWith: .failure) { trial { _ = $0.part(at: -1, rows: 1, columns: 1) } }
    await #expect(processExitsWith: .failure) {
      trial { _ = $0.readOnly.part(at: 1, rows: 2, columns: 3) }
    }
    await #expect(processExitsWith: .failure) {
      trial { $0.copy(from: [1, 2, 3, 4, 5, 6], at: 1) }
    }
    await #expect(processExitsWith: .failure) { trial { $0.copy(from: $0.row(0)) } }
    await #expect(processExitsWith: .failure) { trial { _ = $0.row(0).numbers(0..<1).bits } }
  }

  #if DEBUG
    @Test("A matrix index outside traps in a debug build, even within the memory")
    func indicesOutsideTrap() async {
      await #expect(processExitsWith: .failure) { trial { _ = $0[0, 3] } }
      await #expect(processExitsWith: .failure) { trial { _ = $0[2, 0] } }
      await #expect(processExitsWith: .failure) { trial { _ = $0[1, -1] } }
      await #expect(processExitsWith: .failure) { trial { $0[-1, 0] = 1 } }
      await #expect(processExitsWith: .failure) { trial { $0[6] = 1 } }
      await #expect(processExitsWith: .failure) { trial { _ = $0.row(2) } }
      await #expect(processExitsWith: .failure) { trial { _ = $0.readOnly[0, 3] } }
      await #expect(processExitsWith: .failure) { trial { _ = $0.readOnly[6] } }
      await #expect(processExitsWith: .failure) { trial { _ = $0.readOnly.row(-1) } }
    }

    @Test("Matrix operations trap in a debug build on sizes that do not fit")
    func sizesThatDoNotFitTrap() async {
      await #expect(processExitsWith: .failure) { trial { $0.add($0.row(0)) } }
      await #expect(processExitsWith: .failure) { trial { $0.multiply(by: $0.row(1)) } }
      await #expect(processExitsWith: .failure) {
        trial { $0.setAffine(of: $0.reshaped(columns: 2), $0.readOnly) }
      }
      await #expect(processExitsWith: .failure) { trial { $0.setRows(to: $0.readOnly) } }
      await #expect(processExitsWith: .failure) {
        trial { $0.columnMoments(mean: $0.row(0), variance: $0) }
      }
      await #expect(processExitsWith: .failure) {
        trial { ElementwiseKernel.tanh.apply($0, into: $0.row(0)) }
      }
    }
  #endif
}

/// Hands a matrix of 2 × 3 numbers to `body`, within more memory.
private func trial(_ body: (Matrix) -> Void) {
  var tape = Tape(phase: .training)
  _ = tape.zeros(8, 16)
  body(tape.zeros(2, 3))
}
