import MartletLayers

/// Opens an array as a matrix of [rows, columns].
func withMatrix<Result>(
  _ values: inout [Float], _ shape: (rows: Int, columns: Int), _ body: (Matrix) -> Result
) -> Result {
  values.withUnsafeMutableBufferPointer { buffer in
    guard let base = buffer.baseAddress, buffer.count == shape.rows * shape.columns else {
      preconditionFailure("\(buffer.count) numbers in \(shape)")
    }
    return body(Matrix(base: base, rows: shape.rows, columns: shape.columns))
  }
}
