package import MartletPanels

/// The scales of MASE and RMSSE in each fold of a series: the seasonal naive error inside its training part.
///
/// The training part of a fold mostly is that of the fold before and some rows more, so that a value is
/// looked at once and not once a fold. Pairs of rows that were both observed count: what was filled did not
/// happen.
package enum InSampleScales {
  /// - Parameters:
  ///   - target: Of a series.
  ///   - folds: The rows that each fold trains on.
  /// - Returns: As ``maseScale(_:seasonLength:)`` of each, to the bit, and as ``rmsseScale(_:seasonLength:)``; 0
  ///   where it is no more than rounding, not-a-number where there is no pair.
  package static func of(
    _ target: Column, folds: [Range<Int>], seasonLength: Int
  ) -> [(absolute: Double, square: Double)] {
    let (values, filled) = (target.values, target.filled)
    var (rows, sum, squares, pairs, largest) = (0..<0, 0.0, 0.0, 0, 0.0)
    return folds.map { fold in
      if fold.lowerBound != rows.lowerBound || fold.upperBound < rows.upperBound {
        (rows, sum, squares, pairs, largest) = (fold.lowerBound..<fold.lowerBound, 0, 0, 0, 0)
      }
      for row in rows.upperBound..<fold.upperBound {
        largest = max(largest, values[row].magnitude)
        let before = row - seasonLength
        guard before >= fold.lowerBound,
          filled.isEmpty || !filled.contains(row) && !filled.contains(before)
        else { continue }
        let move = values[row] - values[before]
        sum += move.magnitude
        squares += move * move
        pairs += 1
      }
      rows = fold
      guard pairs > 0 else { return (.nan, .nan) }
      let scale = sum / Double(pairs)
      // Rounding is no movement.
      guard scale > 4 * largest.ulp else { return (0, 0) }
      return (scale, (squares / Double(pairs)).squareRoot())
    }
  }
}
