/// Where on a timeline a column has values.
package struct Coverage: Sendable, Hashable {
  /// How much of a bin is covered, in three steps.
  package enum Level: Sendable, Hashable {
    case none
    case partly
    /// From nine tenths: the holidays in a column of prices leave a bin full.
    case full

    package init(_ share: Double) {
      self = share >= 0.9 ? .full : share > 0.001 ? .partly : .none
    }
  }

  /// The times of the first and the last value; nil where there is none.
  package let first: String?
  package let last: String?
  /// The share of the cells that have a value.
  package let share: Double
  /// Of each bin the share that is covered by rows with a value, over all series.
  package let bins: [Double]

  /// The coverage of every column of a file; nil where its times are not known.
  /// - Complexity: O(rows + missing cells).
  package static func ofColumns(
    of file: FileSurvey, on timeline: Timeline, bins count: Int
  ) -> [Coverage]? {
    guard let times = file.times, times.isInteger == timeline.isInteger else { return nil }
    let all = times.covered(timeline, bins: count)
    return file.columns.map { column in
      let missing = column.missingRows
      let without =
        missing.isEmpty
        ? [] : times.covered(timeline, bins: count, fileRows: missing)
      let series = Double(times.seriesCount)
      let bins = all.enumerated().map { index, covered in
        min(1, max(0, covered - (without.isEmpty ? 0 : without[index])) / series)
      }
      let ends: (first: String, last: String)?
      if missing.isEmpty {
        ends = (times.firstLabel, times.lastLabel)
      } else {
        var isMissing = [Bool](repeating: false, count: column.count)
        for row in missing { isMissing[row] = true }
        ends = times.ends { isMissing[$0] }
      }
      return Coverage(
        first: ends?.first, last: ends?.last,
        share: Double(column.count - missing.count) / Double(max(1, column.count)), bins: bins)
    }
  }
}
