/// An open parameter buffer: slots as matrices.
///
/// A forecast opens it to be read, which copies nothing, so that several workers can read one network. Training
/// opens it to be written, since running statistics move in the forward pass.
package struct ParameterView {
  private let numbers: ReadOnlyMatrix
  /// nil where the numbers are only read.
  private let writableNumbers: Matrix?
  private let trainedCount: Int

  init(reading numbers: ReadOnlyMatrix, _ layout: ParameterLayout) {
    self.numbers = numbers
    writableNumbers = nil
    trainedCount = layout.trainedCount
  }

  init(writing numbers: Matrix, _ layout: ParameterLayout) {
    self.numbers = numbers.readOnly
    writableNumbers = numbers
    trainedCount = layout.trainedCount
  }

  /// The numbers of a slot, to be read.
  package subscript(slot: ParameterSlot) -> ReadOnlyMatrix {
    numbers.part(at: position(of: slot), rows: slot.rows, columns: slot.columns)
  }

  /// The numbers of a slot, to be written too.
  package func writable(_ slot: ParameterSlot) -> Matrix {
    guard let writableNumbers else {
      preconditionFailure("\(slot.name) is written in a view that only reads")
    }
    return writableNumbers.part(at: position(of: slot), rows: slot.rows, columns: slot.columns)
  }

  private func position(of slot: ParameterSlot) -> Int {
    slot.kind == .state ? trainedCount + slot.offset : slot.offset
  }
}
