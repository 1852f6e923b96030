extension [Float] {
  /// Opens the numbers as a matrix of one row, to be read and written while `body` runs.
  package mutating func withMatrix<Result, Failure: Error>(
    _ body: (Matrix) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withUnsafeMutableBufferPointer { buffer throws(Failure) in
      guard let base = buffer.baseAddress else { preconditionFailure("an array has an address") }
      return try body(Matrix(base: base, rows: 1, columns: buffer.count))
    }
  }

  /// Opens the numbers as a matrix of one row, to be read while `body` runs. Nothing is copied.
  package func withReadOnlyMatrix<Result, Failure: Error>(
    _ body: (ReadOnlyMatrix) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withUnsafeBufferPointer { buffer throws(Failure) in
      guard let base = buffer.baseAddress else { preconditionFailure("an array has an address") }
      return try body(ReadOnlyMatrix(base: base, rows: 1, columns: buffer.count))
    }
  }
}
