import MartletLayers

/// Opens an array as a matrix of [rows, columns].
func withMatrix<Result>(
  _ values: inout [Float], _ shape: (rows: Int, columns: Int), _ body: (Matrix) -> Result
) -> Result {
  precondition(values.count == shape.rows * shape.columns, "\(values.count) numbers in \(shape)")
  return values.withMatrix { body($0.part(at: 0, rows: shape.rows, columns: shape.columns)) }
}
