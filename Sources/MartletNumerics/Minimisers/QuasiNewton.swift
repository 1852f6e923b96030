/// The least value of a smooth function of several numbers, by the method of Broyden, Fletcher,
/// Goldfarb and Shanno with slopes from differences.
///
/// - Note: Nocedal & Wright (2006), chapter 6. The search stops where a step gains less than 1e-8 of
///   the value, as `optim` in R does.
package enum QuasiNewton {
  /// - Parameters:
  ///   - start: Where to begin; an empty one has nothing to search.
  ///   - function: Smooth; infinity where it has no value.
  package static func minimise(
    from start: [Double], steps: Int = 100, _ function: ([Double]) -> Double
  ) -> (point: [Double], value: Double) {
    let count = start.count
    var point = start
    var value = function(point)
    guard count > 0, value.isFinite else { return (point, value) }
    var slope = gradient(at: point, value, function)
    var inverse = identity(count)
    var isFresh = true
    for _ in 0..<steps {
      var direction = inverse.map { -dot($0, slope) }
      var descent = dot(direction, slope)
      if !(descent < 0) {
        inverse = identity(count)
        direction = slope.map { -$0 }
        descent = -dot(slope, slope)
        isFresh = true
      }
      guard descent < 0 else { break }
      // A first step is as long as 1 at most: nothing is known yet of the curvature.
      var length = isFresh ? min(1, 1 / dot(slope, slope).squareRoot()) : 1
      var next = point
      var lower = Double.infinity
      while length > 1e-10 {
        for index in 0..<count { next[index] = point[index] + length * direction[index] }
        lower = function(next)
        if lower <= value + 1e-4 * length * descent { break }
        length *= 0.2
      }
      guard lower < value else {
        if isFresh { break }
        inverse = identity(count)
        isFresh = true
        continue
      }
      let newSlope = gradient(at: next, lower, function)
      let moved = zip(next, point).map { $0 - $1 }
      let bent = zip(newSlope, slope).map { $0 - $1 }
      let gain = value - lower
      (point, slope) = (next, newSlope)
      value = lower
      let curvature = dot(moved, bent)
      if curvature > 1e-12 {
        update(&inverse, moved, bent, curvature)
        isFresh = false
      }
      if gain < 1e-8 * (value.magnitude + 1e-8) { break }
    }
    return (point, value)
  }

  private static func gradient(
    at point: [Double], _ value: Double, _ function: ([Double]) -> Double
  ) -> [Double] {
    var moved = point
    return point.indices.map { index in
      let step = 1e-6 * max(1, point[index].magnitude)
      moved[index] = point[index] + step
      let above = function(moved)
      moved[index] = point[index]
      return above.isFinite ? (above - value) / step : 0
    }
  }

  private static func update(
    _ inverse: inout [[Double]], _ moved: [Double], _ bent: [Double], _ curvature: Double
  ) {
    let image = inverse.map { dot($0, bent) }
    let factor = (1 + dot(bent, image) / curvature) / curvature
    for row in moved.indices {
      for column in moved.indices {
        inverse[row][column] +=
          factor * moved[row] * moved[column]
          - (image[row] * moved[column] + moved[row] * image[column]) / curvature
      }
    }
  }

  private static func identity(_ count: Int) -> [[Double]] {
    (0..<count).map { row in (0..<count).map { $0 == row ? 1 : 0 } }
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }
}
