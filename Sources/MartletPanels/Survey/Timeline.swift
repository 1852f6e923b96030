/// One span of time for the columns of several files, cut into bins of the same length.
package struct Timeline: Sendable, Hashable {
  /// What the ends count: seconds since 1970, or the integers of an integer axis.
  package let isInteger: Bool
  /// The first moment.
  package let start: Int64
  /// The moment after the last.
  package let end: Int64

  /// The first time and the last as they are shown: days, clocks or integers.
  package let firstLabel: String
  package let lastLabel: String

  /// The span of several files; nil where none has times, or some count integers and others do not.
  package init?(of files: [FileSurvey]) {
    let times = files.compactMap(\.times)
    guard let first = times.first, times.allSatisfy({ $0.isInteger == first.isInteger }) else {
      return nil
    }
    isInteger = first.isInteger
    start = times.map(\.start).min() ?? first.start
    end = max(start + 1, times.map(\.end).max() ?? first.end)
    let earliest = times.min { $0.start < $1.start } ?? first
    let latest = times.max { $0.lastMoment < $1.lastMoment } ?? first
    firstLabel = earliest.firstLabel
    lastLabel = latest.lastLabel
  }

  /// How long all of it is.
  package var length: Double { Double(end) - Double(start) }

  /// Where a moment lies, from 0 at the start to 1 at the end.
  package func share(_ moment: Int64) -> Double { (Double(moment) - Double(start)) / length }
}
