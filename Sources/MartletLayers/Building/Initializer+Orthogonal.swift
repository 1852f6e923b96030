import MartletNumerics
import RealModule

extension Initializer {
  /// Fills a matrix so that its rows, or its columns where they are fewer, are orthogonal and of
  /// length `gain`.
  ///
  /// Normal vectors are made orthonormal one after the other by the modified Gram-Schmidt process, in
  /// `Double`. Each direction is drawn uniformly from what the vectors before leave free.
  static func fillOrthogonally(_ matrix: Matrix, gain: Double, using generator: inout SplitMix64) {
    let hasFewerRows = matrix.rows <= matrix.columns
    let (count, length) =
      hasFewerRows ? (matrix.rows, matrix.columns) : (matrix.columns, matrix.rows)
    var basis: [[Double]] = []
    while basis.count < count {
      var vector = (0..<length).map { _ in generator.normal() }
      // The second round takes away what rounding left of the first.
      for _ in 0..<2 {
        for other in basis {
          let along = dot(vector, other)
          for index in 0..<length { vector[index] -= along * other[index] }
        }
      }
      let size = Double.sqrt(dot(vector, vector))
      if size > 1e-9 { basis.append(vector.map { $0 / size }) }
    }
    for (place, vector) in basis.enumerated() {
      for (index, value) in vector.enumerated() {
        let (row, column) = hasFewerRows ? (place, index) : (index, place)
        matrix[row, column] = Float(gain * value)
      }
    }
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }
}
