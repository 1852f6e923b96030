/// A symmetric matrix with numbers on its diagonal and right beside it only.
struct Tridiagonal {
  let diagonal: [Double]
  /// One fewer than on the diagonal.
  let beside: [Double]

  /// The largest eigenvalue and its vector, of length 1.
  ///
  /// The eigenvalue by bisection: x is above all eigenvalues exactly where all pivots of x I − T
  /// are positive. The vector by inverse iteration just above it, where elimination needs no
  /// exchange of rows.
  func largest() -> (value: Double, vector: [Double]) {
    let reach = diagonal.indices.map { row in
      diagonal[row] + (row > 0 ? beside[row - 1] : 0)
        + (row < beside.count ? beside[row] : 0)
    }
    var low = diagonal.max() ?? 0
    var high = reach.max() ?? 0
    let scale = max(abs(low), abs(high), beside.max() ?? 0)
    high += 1e-14 * scale
    while high - low > 1e-14 * scale {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { break }
      if pivots(above: middle).allSatisfy({ $0 > 0 }) { high = middle } else { low = middle }
    }
    let shift = high + 1e-12 * scale
    var vector = [Double](repeating: 1, count: diagonal.count)
    if scale > 0 { for _ in 0..<4 { vector = solve(above: shift, vector) } }
    let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return (high, vector.map { $0 / length })
  }

  /// The pivots of x I − T.
  private func pivots(above x: Double) -> [Double] {
    var pivots: [Double] = []
    for row in diagonal.indices {
      let taken = row > 0 ? beside[row - 1] * beside[row - 1] / pivots[row - 1] : 0
      pivots.append(x - diagonal[row] - taken)
      if pivots[row] <= 0 { return pivots }
    }
    return pivots
  }

  /// A vector v in the direction of (x I − T) v = right.
  private func solve(above x: Double, _ right: [Double]) -> [Double] {
    let pivots = pivots(above: x)
    guard pivots.count == right.count, pivots.allSatisfy({ $0 > 0 }) else { return right }
    var v = right
    for row in v.indices.dropFirst() { v[row] += beside[row - 1] / pivots[row - 1] * v[row - 1] }
    for row in v.indices.reversed() {
      v[row] = (v[row] + (row < beside.count ? beside[row] * v[row + 1] : 0)) / pivots[row]
    }
    let largest = v.reduce(0) { max($0, abs($1)) }
    return v.map { $0 / largest }
  }
}
