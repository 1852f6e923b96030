import MartletLayers
import MartletTime
import RealModule

/// Layers that work on each row by itself.
extension Twin {
  private func mapRows(_ x: DoubleMatrix, _ transform: ([Double]) -> [Double]) -> DoubleMatrix {
    let rows = (0..<x.rows).map { r in transform((0..<x.columns).map { x[r, $0] }) }
    return DoubleMatrix(x.rows, rows[0].count, rows.flatMap { $0 })
  }

  /// e^x / Σ e^x
  func softmax(_ x: DoubleMatrix) -> DoubleMatrix {
    mapRows(x) { row in
      let powers = row.map { Double.exp($0) }
      return powers.map { $0 / powers.reduce(0, +) }
    }
  }

  /// a f(b) for x = [a | b]
  func gated(_ activation: Activation, _ x: DoubleMatrix, _ pass: inout Pass) -> DoubleMatrix {
    let half = x.columns / 2
    let share = activate(activation, columns(half..<x.columns, x), &pass)
    var y = columns(0..<half, x)
    for index in y.values.indices { y.values[index] *= share.values[index] }
    return y
  }

  /// The row of the table of the nearest category, so that there is a derivative: 0.
  func embedding(_ name: String, _ x: DoubleMatrix, _ width: Int) -> DoubleMatrix {
    let table = parameter("\(name).table")
    return mapRows(x) { row in
      let category = Int(row[0].rounded())
      return Array(table[category * width..<(category + 1) * width])
    }
  }

  func columns(_ range: Range<Int>, _ x: DoubleMatrix) -> DoubleMatrix {
    mapRows(x) { Array($0[range]) }
  }

  /// y[j, i] = x[i, j]
  func transpose(_ rows: Int, _ columns: Int, _ x: DoubleMatrix) -> DoubleMatrix {
    mapRows(x) { row in
      (0..<columns).flatMap { j in (0..<rows).map { i in row[i * columns + j] } }
    }
  }

  func pooling(
    _ function: PoolingFunction, _ size: Int, _ fromEnd: Bool, _ x: DoubleMatrix,
    _ pass: inout Pass
  ) -> DoubleMatrix {
    var smallestGap = Double.infinity
    let y = mapRows(x) { row in
      let short = fromEnd ? (size - row.count % size) % size : 0
      return stride(from: -short, to: row.count, by: size).map { start in
        let window = row[max(start, 0)..<min(start + size, row.count)].sorted(by: >)
        if function == .average { return window.reduce(0, +) / Double(window.count) }
        if window.count > 1 { smallestGap = min(smallestGap, window[0] - window[1]) }
        return window[0]
      }
    }
    pass.kinkDistance = min(pass.kinkDistance, smallestGap)
    return y
  }

  func repeated(_ times: Int, _ x: DoubleMatrix) -> DoubleMatrix {
    mapRows(x) { row in (0..<times).flatMap { _ in row } }
  }

  /// Σ weight · function(t), at t = i / points or i / period; from the oldest point, which is the
  /// furthest from the present, where time goes backwards.
  func expansion(
    _ basis: Basis, _ points: Int, _ backwards: Bool, _ x: DoubleMatrix
  ) -> DoubleMatrix {
    mapRows(x) { weights in
      (0..<points).map { point in
        let step = Double(backwards ? points - 1 - point : point)
        switch basis {
        case .polynomial(let degree):
          let t = step / Double(points)
          return (0...degree).reduce(0) { $0 + weights[$1] * Double.pow(t, $1) }
        case .fourier(let period, let harmonics):
          let t = (backwards ? -step : step) / Double(period)
          let half = weights.count / 2
          return (0..<half).reduce(0) { sum, k in
            let frequency = k == 0 ? 0 : 1 + Double(k - 1) / Double(harmonics)
            let angle = 2 * Double.pi * frequency * t
            return sum + weights[k] * Double.cos(angle) + weights[half + k] * Double.sin(angle)
          }
        }
      }
    }
  }

  /// The line through knots at the centres of n equal cells of [0, 1], at the centres of m cells.
  func interpolation(_ points: Int, _ x: DoubleMatrix) -> DoubleMatrix {
    mapRows(x) { row in
      func centre(_ i: Int, of count: Int) -> Double { (Double(i) + 0.5) / Double(count) }
      return (0..<points).map { point in
        let place = centre(point, of: points)
        guard let right = row.indices.first(where: { centre($0, of: row.count) >= place }) else {
          return row[row.count - 1]
        }
        if right == 0 { return row[0] }
        let share = (place - centre(right - 1, of: row.count)) * Double(row.count)
        return row[right - 1] + share * (row[right] - row[right - 1])
      }
    }
  }

  /// The mean of `size` numbers of the row with its ends repeated; one more after than before
  /// the middle where the size is even.
  func movingAverage(_ size: Int, _ remainder: Bool, _ x: DoubleMatrix) -> DoubleMatrix {
    mapRows(x) { row in
      let before = [Double](repeating: row[0], count: (size - 1) / 2)
      let after = [Double](repeating: row[row.count - 1], count: size / 2)
      let padded = before + row + after
      return row.indices.map { index in
        let trend = padded[index..<index + size].reduce(0, +) / Double(size)
        return remainder ? row[index] - trend : trend
      }
    }
  }
}
