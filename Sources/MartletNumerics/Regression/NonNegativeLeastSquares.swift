/// Least squares with coefficients that are not negative, on sums of products.
///
///     min over x ≥ 0 of  ½ xᵀ G x − cᵀ x,     G = AᵀA, c = Aᵀb  for  min |A x − b|²
///
/// By the active set of Lawson and Hanson, "Solving least squares problems" (1974), chapter 23: the
/// coefficient with the steepest descent becomes free, and those that would turn negative are fixed
/// at 0 again, until no descent is left.
///
/// - Complexity: O(n⁴) at worst for n coefficients; for a handful of them.
package enum NonNegativeLeastSquares {
  /// - Parameters:
  ///   - gram: G, symmetric, n rows of n numbers.
  ///   - cross: c, n numbers.
  package static func solve(gram: [[Double]], cross: [Double]) -> [Double] {
    let count = cross.count
    var solution = [Double](repeating: 0, count: count)
    var isFree = [Bool](repeating: false, count: count)
    let scale = cross.reduce(0) { max($0, $1.magnitude) }
    for _ in 0..<3 * count {
      let descent = (0..<count).map { row in
        cross[row] - zip(gram[row], solution).reduce(0) { $0 + $1.0 * $1.1 }
      }
      let steepest = (0..<count).filter { !isFree[$0] }.max { descent[$0] < descent[$1] }
      guard let steepest, descent[steepest] > 1e-12 * scale else { break }
      isFree[steepest] = true
      while true {
        let free = (0..<count).filter { isFree[$0] }
        let target = linearSolution(
          free.map { row in free.map { gram[row][$0] } }, free.map { cross[$0] })
        let negative = free.indices.filter { target[$0] <= 0 }
        // The way to the target ends where the first coefficient reaches 0.
        let step = negative.map { index -> Double in
          let now = solution[free[index]]
          return now > target[index] ? now / (now - target[index]) : 0
        }.min()
        for (index, place) in free.enumerated() {
          let end = target[index]
          solution[place] += (step ?? 1) * (end - solution[place])
        }
        guard step != nil else { break }
        for index in negative where solution[free[index]] <= 1e-15 * scale {
          solution[free[index]] = 0
          isFree[free[index]] = false
        }
        guard free.contains(where: { isFree[$0] }) else { break }
      }
    }
    return solution.map { max($0, 0) }
  }

  /// Weights w ≥ 0 with Σ w = 1 that make wᵀ E w smallest, where E holds the sums of products of the
  /// errors of some forecasts: Σ e² of the weighted forecast.
  ///
  /// With x the solution of `solve` for G = E and c = 1, w = x / Σ x: the conditions of both problems
  /// are the same but for a factor.
  ///
  /// - Edge cases: a millionth of a millionth of the mean square is added to the diagonal, so that
  ///   forecasts that are alike share their weight and one without error has all of it; equal
  ///   weights where no forecast has an error.
  package static func simplexWeights(_ products: [[Double]]) -> [Double] {
    let count = products.count
    guard count > 0 else { return [] }
    let mean = (0..<count).reduce(0) { $0 + products[$1][$1] } / Double(count)
    let even = [Double](repeating: 1 / Double(count), count: count)
    guard mean > 0, mean.isFinite else { return even }
    let gram = (0..<count).map { row in
      (0..<count).map { products[row][$0] / mean + (row == $0 ? 1e-12 : 0) }
    }
    let solution = solve(gram: gram, cross: [Double](repeating: 1, count: count))
    let sum = solution.reduce(0, +)
    return sum > 0 && sum.isFinite ? solution.map { $0 / sum } : even
  }

  /// The solution of G x = c by Cholesky's factor; a pivot that is not above 0 leaves its coefficient 0.
  private static func linearSolution(_ gram: [[Double]], _ cross: [Double]) -> [Double] {
    let count = cross.count
    var factor = gram
    var x = cross
    for row in 0..<count {
      for column in 0...row {
        var sum = gram[row][column]
        for k in 0..<column { sum -= factor[row][k] * factor[column][k] }
        if column == row {
          factor[row][row] = sum > 1e-14 * gram[row][row] ? sum.squareRoot() : .infinity
        } else {
          factor[row][column] = factor[column][column].isInfinite ? 0 : sum / factor[column][column]
        }
      }
      var sum = cross[row]
      for k in 0..<row { sum -= factor[row][k] * x[k] }
      x[row] = factor[row][row].isInfinite ? 0 : sum / factor[row][row]
    }
    for row in (0..<count).reversed() {
      var sum = x[row]
      for k in (row + 1)..<max(count, row + 1) { sum -= factor[k][row] * x[k] }
      x[row] = factor[row][row].isInfinite ? 0 : sum / factor[row][row]
    }
    return x
  }
}
