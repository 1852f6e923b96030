/// How far from all that a series has held a forecast of so many steps can be and be believed.
///
///     3 · (max y − min y) · g      g: how many times the range has grown in each of the last three
///                                  horizons, the least of them, and 1 at least
///
/// A series that doubles every few rows is believed to go on; one that stood still until the last
/// horizon has shown no growth.
struct ForecastReach: Sendable {
  private let bounds: ClosedRange<Double>?

  private static let ranges = 3.0

  /// - Parameter values: What is known; finite.
  init(_ values: some BidirectionalCollection<Double>, horizon: Int) {
    let range = { (rows: Int) -> Double in
      let known = values.dropLast(rows)
      guard let least = known.min(), let most = known.max() else { return 0 }
      return most - least
    }
    guard let least = values.min(), let most = values.max(), most > least else {
      bounds = nil
      return
    }
    let ranges = (0...3).map { range($0 * horizon) }
    let growths = zip(ranges, ranges.dropFirst()).map { later, earlier in
      earlier > 0 ? later / earlier : later > 0 ? .infinity : 1
    }
    let distance = Self.ranges * ranges[0] * max(growths.min() ?? 1, 1)
    bounds = distance.isFinite ? (least - distance)...(most + distance) : nil
  }

  /// Whether all steps of a forecast are that near; true for a series that does not move.
  func holds(_ path: [Double]) -> Bool {
    guard let bounds else { return path.allSatisfy(\.isFinite) }
    return path.allSatisfy(bounds.contains)
  }
}
