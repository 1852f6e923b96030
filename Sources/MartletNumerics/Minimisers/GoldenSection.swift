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
    var (low, high) = (grid[max(best - 1, 0)], grid[min(best + 1, places - 1)])
    let ratio = (5.0.squareRoot() - 1) / 2
    var (left, right) = (high - ratio * (high - low), low + ratio * (high - low))
    var (atLeft, atRight) = (function(left), function(right))
    while high - low > width * span {
      if atLeft <= atRight {
        (high, right, atRight) = (right, left, atLeft)
        left = high - ratio * (high - low)
        atLeft = function(left)
      } else {
        (low, left, atLeft) = (left, right, atRight)
        right = low + ratio * (high - low)
        atRight = function(right)
      }
    }
    let (place, value) = atLeft <= atRight ? (left, atLeft) : (right, atRight)
    return value <= values[best] ? place : grid[best]
  }
}
