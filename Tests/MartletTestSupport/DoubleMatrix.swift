/// A row-major matrix of `Double`, as plain as can be.
package struct DoubleMatrix: Sendable {
  package let rows: Int
  package let columns: Int
  package var values: [Double]

  package init(_ rows: Int, _ columns: Int, _ values: [Double]) {
    precondition(values.count == rows * columns, "\(values.count) numbers in [\(rows), \(columns)]")
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  package init(_ rows: Int, _ columns: Int) {
    self.init(rows, columns, [Double](repeating: 0, count: rows * columns))
  }

  package init(_ rows: Int, _ columns: Int, _ values: [Float]) {
    self.init(rows, columns, values.map { Double($0) })
  }

  package subscript(row: Int, column: Int) -> Double {
    get { values[row * columns + column] }
    set { values[row * columns + column] = newValue }
  }

  package static func + (a: DoubleMatrix, b: DoubleMatrix) -> DoubleMatrix {
    DoubleMatrix(a.rows, a.columns, zip(a.values, b.values).map { $0 + $1 })
  }

  package func map(_ transform: (Double) -> Double) -> DoubleMatrix {
    DoubleMatrix(rows, columns, values.map(transform))
  }
}
