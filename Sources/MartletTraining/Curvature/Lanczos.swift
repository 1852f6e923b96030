import RealModule

/// The largest eigenvalue of a symmetric map that is known by its products alone.
///
/// The method of Lanczos projects the map on the space of v, A v, A² v, ..., which holds all that
/// as many steps of a power iteration see, and finds the largest eigenvalue where a power iteration
/// would find the one of largest magnitude. Each new direction is made orthogonal to all before it.
/// When the basis is full it starts again from the best vector so far.
///
/// - Note: Lanczos 1950; Golub and Van Loan, Matrix Computations, chapter 10.
struct Lanczos {
  /// What was found: θ and a vector y of length 1 with A y ≈ θ y.
  struct Eigenpair {
    var value: Double
    var vector: [Double]
    /// ‖A y − θ y‖: no eigenvalue may be further away from θ than this one is.
    var residual: Double
    /// Products with the map that it took.
    var products: Int
  }

  /// Directions that are kept at a time.
  let basis: Int
  /// Products at most.
  let limit: Int
  /// The residual to end at, as a share of |θ|.
  let tolerance: Double

  /// - Parameter apply: A v; nil where that is no number, which ends it without an answer.
  func largest(from start: [Double], _ apply: ([Double]) -> [Double]?) -> Eigenpair? {
    var best = Eigenpair(value: 0, vector: start, residual: .infinity, products: 0)
    var products = 0
    repeat {
      guard let length = Self.norm(best.vector), length > 0 else { return nil }
      var directions = [best.vector.map { $0 / length }]
      var (diagonal, beside): ([Double], [Double]) = ([], [])
      var isDone = false
      while !isDone {
        let direction = directions[directions.count - 1]
        guard var next = apply(direction) else { return nil }
        products += 1
        diagonal.append(Self.dot(direction, next))
        for _ in 0..<2 {  // a second time for what rounding left of the first
          for known in directions { Self.add(-Self.dot(known, next), known, to: &next) }
        }
        guard let rest = Self.norm(next) else { return nil }
        let (value, coordinates) = Tridiagonal(diagonal: diagonal, beside: beside).largest()
        let residual = rest * abs(coordinates[coordinates.count - 1])
        isDone =
          residual <= tolerance * abs(value) || rest == 0 || products >= limit
          || directions.count >= basis
        if isDone {
          var vector = [Double](repeating: 0, count: start.count)
          for (share, known) in zip(coordinates, directions) {
            Self.add(share, known, to: &vector)
          }
          best = Eigenpair(value: value, vector: vector, residual: residual, products: products)
        } else {
          beside.append(rest)
          directions.append(next.map { $0 / rest })
        }
      }
    } while best.residual > tolerance * abs(best.value) && products < limit
    return best
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }

  private static func norm(_ a: [Double]) -> Double? {
    let norm = dot(a, a).squareRoot()
    return norm.isFinite ? norm : nil
  }

  private static func add(_ share: Double, _ a: [Double], to sum: inout [Double]) {
    for index in a.indices { sum[index] += share * a[index] }
  }
}
