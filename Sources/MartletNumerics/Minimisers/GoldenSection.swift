/// The least value of a function of one number.
package enum GoldenSection {
  /// The best of equally spaced places, and then golden sections between its neighbours.
  ///
  /// - Parameters:
  ///   - places: How many; between two of them the function should have one minimum at most.
  ///   - width: The interval at the end, as a share of the range.
  package static func minimum(
    in range: ClosedRange<Double>, places: Int, width: Double = 1e-7,
    of function: (Double) -> Double
  ) -> Double {
    let span = range.upperBound - range.lowerBound
    let grid = (0..<places).map { range.lowerBound + span * Double($0) / Double(places - 1) }
    let values = grid.map(function)
    let best = values.indices.min { values[$0] < values[$1] } ?? 0
    let found = narrow(
      grid[max(best - 1, 0)]...grid[min(best + 1, places - 1)], to: width * span,
      isLeft: { $0 <= $1 }, function)
    let (place, value) =
      found.atLeft <= found.atRight ? (found.left, found.atLeft) : (found.right, found.atRight)
    return value <= values[best] ? place : grid[best]
  }

  /// What a search has come to: an interval, two points in it, and the values there.
  package struct Interval {
    package let low: Double
    package let high: Double
    let left: Double
    let right: Double
    let atLeft: Double
    let atRight: Double
  }

  /// Narrows an interval around the best value of a function until it is no wider than `width`.
  ///
  /// - Parameter isLeft: Whether the best value is on the side of the first of two points, by the values
  ///   there.
  package static func narrow(
    _ range: ClosedRange<Double>, to width: Double,
    isLeft: (_ atLeft: Double, _ atRight: Double) -> Bool, _ function: (Double) -> Double
  ) -> Interval {
    let ratio = (5.0.squareRoot() - 1) / 2
    var (low, high) = (range.lowerBound, range.upperBound)
    var (left, right) = (high - ratio * (high - low), low + ratio * (high - low))
    var (atLeft, atRight) = (function(left), function(right))
    while high - low > width {
      if isLeft(atLeft, atRight) {
        (high, right, atRight) = (right, left, atLeft)
        left = high - ratio * (high - low)
        atLeft = function(left)
      } else {
        (low, left, atLeft) = (left, right, atRight)
        right = low + ratio * (high - low)
        atRight = function(right)
      }
    }
    return Interval(
      low: low, high: high, left: left, right: right, atLeft: atLeft, atRight: atRight)
  }
}
