/// The points of a line thinned to what can be seen.
package enum PlotPoints {
  /// Of each of so many columns of the plot the first, the lowest, the highest and the last point: the
  /// line through them covers the same pixels as the line through all.
  ///
  /// - Edge cases: all points where there are no more than four times the columns; a point whose y is
  ///   not finite is kept as it is, for the gap that it makes.
  /// - Parameter points: In ascending order of x.
  package static func thinned(
    _ points: [(x: Double, y: Double)], columns: Int
  ) -> [(x: Double, y: Double)] {
    guard points.count > 4 * columns, let first = points.first?.x, let last = points.last?.x,
      last > first
    else { return points }
    var kept: [(x: Double, y: Double)] = []
    var start = 0
    while start < points.count {
      let column = Int((points[start].x - first) / (last - first) * Double(columns))
      var end = start
      var (low, high) = (start, start)
      while end < points.count,
        Int((points[end].x - first) / (last - first) * Double(columns)) == column
      {
        // What is not finite comes before everything else, so that it is not lost.
        if !points[end].y.isFinite || points[end].y < points[low].y { low = end }
        if !(points[end].y <= points[high].y) { high = end }
        end += 1
      }
      var indices = [start]
      for index in [min(low, high), max(low, high), end - 1] where index != indices.last {
        indices.append(index)
      }
      kept += indices.map { points[$0] }
      start = end
    }
    return kept
  }
}
