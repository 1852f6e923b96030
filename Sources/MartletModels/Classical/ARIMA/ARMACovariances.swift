extension ARMALikelihood {
  /// The covariances of z over σ²: three kinds, by whether the two rows are among the first M.
  struct Covariances {
    /// M.
    let start: Int
    /// Whether the model has a variance.
    let isValid: Bool
    /// Of two of the first rows, by their distance.
    private var first: [Double]
    /// Of one of the first rows and a later one.
    private var across: [Double]
    /// Of two later rows.
    private var later: [Double]

    init(_ coefficients: ARMACoefficients) {
      let phi = coefficients.autoregressive
      let theta = [1] + coefficients.movingAverage
      start = max(phi.count, coefficients.movingAverage.count)
      let shocks = coefficients.shocks(theta.count)
      across = theta.indices.map { lag in
        (lag..<theta.count).reduce(0) { $0 + theta[$1] * shocks[$1 - lag] }
      }
      later = theta.indices.map { lag in
        (lag..<theta.count).reduce(0) { $0 + theta[$1] * theta[$1 - lag] }
      }
      guard let solved = Self.autocovariances(phi, across, count: start) else {
        first = []
        isValid = false
        return
      }
      first = solved
      isValid = true
    }

    func of(_ row: Int, _ column: Int) -> Double {
      let lag = row - column
      if row < start { return first[lag] }
      if column < start { return lag < across.count ? across[lag] : 0 }
      return lag < later.count ? later[lag] : 0
    }

    /// γ[0] … γ[count − 1] from γ[k] = Σ φ[i] γ[|k − i|] + b[k].
    private static func autocovariances(
      _ phi: [Double], _ b: [Double], count: Int
    ) -> [Double]? {
      let size = phi.count + 1
      var matrix = [Double](repeating: 0, count: size * size)
      var right = (0..<size).map { $0 < b.count ? b[$0] : 0 }
      for row in 0..<size {
        matrix[row * size + row] += 1
        for lag in 1..<size { matrix[row * size + abs(row - lag)] -= phi[lag - 1] }
      }
      guard solve(&matrix, &right, size) else { return nil }
      var result = right
      while result.count < count {
        let k = result.count
        var value = k < b.count ? b[k] : 0
        for lag in phi.indices { value += phi[lag] * result[k - lag - 1] }
        result.append(value)
      }
      return result
    }

    /// Elimination with pivots.
    private static func solve(
      _ matrix: inout [Double], _ right: inout [Double], _ size: Int
    ) -> Bool {
      for pivot in 0..<size {
        var largest = pivot
        for row in pivot..<size
        where matrix[row * size + pivot].magnitude > matrix[largest * size + pivot].magnitude {
          largest = row
        }
        guard matrix[largest * size + pivot].magnitude > 1e-14 else { return false }
        if largest != pivot {
          for column in pivot..<size {
            matrix.swapAt(pivot * size + column, largest * size + column)
          }
          right.swapAt(pivot, largest)
        }
        for row in (pivot + 1)..<max(size, pivot + 1) {
          let share = matrix[row * size + pivot] / matrix[pivot * size + pivot]
          guard share != 0 else { continue }
          for column in pivot..<size {
            matrix[row * size + column] -= share * matrix[pivot * size + column]
          }
          right[row] -= share * right[pivot]
        }
      }
      for row in (0..<size).reversed() {
        for column in (row + 1)..<max(size, row + 1) {
          right[row] -= matrix[row * size + column] * right[column]
        }
        right[row] /= matrix[row * size + row]
      }
      return true
    }
  }
}
