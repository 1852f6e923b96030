package import MartletFiles

/// A range of times as it is typed: `2018-02-01..2018-03-31`, `2018-02..2018-03`, `10..20`.
///
/// Both ends are included. A time that is cut short stands for all that begins with it: `2018-03` at
/// the end is the last moment of March.
package struct TimeRange: Sendable, Hashable, CustomStringConvertible {
  /// The ends as they are compared with labels.
  private let first: String
  private let last: String

  /// Reads a range.
  /// - Throws: `DataError` for text without two times, for times that do not exist, and where the
  ///   first one comes after the last.
  package init(parsing text: String) throws(DataError) {
    guard let dots = text.firstRange(of: ".."),
      let first = Self.time(text[..<dots.lowerBound]),
      let last = Self.time(text[dots.upperBound...])
    else { throw DataError(.invalidRows(text)) }
    let length = min(first.count, last.count)
    let isReversed =
      if let one = Int64(first), let other = Int64(last) {
        one > other
      } else {
        first.prefix(length) > last.prefix(length)
      }
    guard !isReversed else { throw DataError(.reversedRows(first: first, last: last)) }
    (self.first, self.last) = (first, last)
  }

  package var description: String { "\(first)..\(last)" }

  /// The rows of an axis that lie in the range.
  /// - Throws: `DataError` where there are none, or the times are of another kind.
  package func rows(of axis: TimeAxis) throws(DataError) -> Range<Int> {
    let rows: Range<Int>
    if axis.kind == .integer {
      guard let from = Int64(first), let to = Int64(last) else {
        throw DataError(.invalidRows(description))
      }
      let start = axis.ticks.partitioningIndex { $0 >= from }
      rows = start..<max(start, axis.ticks.partitioningIndex { $0 > to })
    } else {
      guard Self.isDate(first), Self.isDate(last) else {
        throw DataError(.invalidRows(description))
      }
      let start = axis.ticks.partitioningIndex { axis.label($0) >= first }
      let end = axis.ticks.partitioningIndex { axis.label($0).prefix(last.count) > last }
      rows = start..<max(start, end)
    }
    guard !rows.isEmpty else {
      throw DataError(
        .noRows(
          first: first, last: last, from: axis.label(row: 0), to: axis.label(row: axis.count - 1)))
    }
    return rows
  }

  private static func time(_ text: Substring) -> String? {
    if let number = Int64(text), text.first != "+", number < Int64.max { return String(text) }
    let plain = String(text).replacing("T", with: " ")
    return isDate(plain) ? plain : nil
  }

  /// Whether a text is the beginning of a label: a year, a month, a day, and perhaps a clock.
  package static func isDate(_ text: String) -> Bool {
    let sides = text.split(separator: " ", omittingEmptySubsequences: false)
    guard sides.count <= 2, let date = numbers(sides[0], "-", widths: [4, 2, 2]) else {
      return false
    }
    if date.count > 1, !(1...12 ~= date[1]) { return false }
    if date.count > 2, CivilDate(checkingYear: date[0], month: date[1], day: date[2]) == nil {
      return false
    }
    guard sides.count == 2 else { return true }
    guard date.count == 3, let clock = numbers(sides[1], ":", widths: [2, 2, 2]) else {
      return false
    }
    return zip(clock, [23, 59, 59]).allSatisfy { $0 <= $1 }
  }

  /// Numbers of so many digits each; nil where a part has another number of them.
  private static func numbers(
    _ text: Substring, _ separator: Character, widths: [Int]
  ) -> [Int]? {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count <= widths.count else { return nil }
    var numbers: [Int] = []
    for (part, width) in zip(parts, widths) {
      guard part.utf8.count == width, part.utf8.allSatisfy({ 48...57 ~= $0 }),
        let number = Int(part)
      else { return nil }
      numbers.append(number)
    }
    return numbers
  }
}
