/// A series in one line of blocks: ▁▂▄▆█.
package enum Sparkline {
  private static let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// One block for each value, or for the mean of each of `width` equal parts of a longer series.
  ///
  /// - Edge cases: a part without a finite value is a space; a constant series is all ▅; no values
  ///   give an empty text.
  package static func text(_ values: [Double], width: Int) -> String {
    precondition(width > 0, "a sparkline has at least one column, not \(width)")
    let columns = min(width, values.count)
    let heights = (0..<columns).map { column in
      let part = values[(column * values.count / columns)..<((column + 1) * values.count / columns)]
      let finite = part.filter(\.isFinite)
      return finite.isEmpty ? .nan : finite.reduce(0) { $0 + $1 / Double(finite.count) }
    }
    let known = heights.filter(\.isFinite)
    guard let low = known.min(), let high = known.max() else {
      return String(repeating: " ", count: columns)
    }
    return String(
      heights.map { height in
        guard height.isFinite else { return " " }
        return blocks[Int(((low...high).share(of: height) * Double(blocks.count - 1)).rounded())]
      })
  }
}
