import MartletSeries

/// The scale of MASE in each fold of a series: the seasonal naive error inside its training part.
///
/// The training part of a fold mostly is that of the fold before and some rows more, so that a value is
/// looked at once and not once a fold.
enum InSampleScales {
  /// - Parameters:
  ///   - values: The series.
  ///   - folds: The rows that each fold trains on.
  /// - Returns: As ``maseScale(_:seasonLength:)`` of each, to the bit; 0 where it is no more than rounding.
  static func of(_ values: [Double], folds: [Range<Int>], seasonLength: Int) -> [Double] {
    var (rows, sum, largest) = (0..<0, 0.0, 0.0)
    return folds.map { fold in
      if fold.lowerBound != rows.lowerBound || fold.upperBound < rows.upperBound {
        (rows, sum, largest) = (fold.lowerBound..<fold.lowerBound, 0, 0)
      }
      for row in rows.upperBound..<fold.upperBound {
        largest = max(largest, values[row].magnitude)
        let before = row - seasonLength
        if before >= fold.lowerBound { sum += (values[row] - values[before]).magnitude }
      }
      rows = fold
      guard fold.count > seasonLength else { return .nan }
      let scale = sum / Double(fold.count - seasonLength)
      // Rounding is no movement.
      return scale <= 4 * largest.ulp ? 0 : scale
    }
  }
}
