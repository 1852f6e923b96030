import MartletTime

/// Fills the gaps of a column by a rule; what stays missing is left out with its row.
struct GapFilling {
  let rule: Missing
  /// The most rows that are filled after a value; nil for any number.
  let limit: Int?

  /// Fills NaN where the rule has a value for it.
  /// - Returns: The rows filled, and those of them on a line between two values.
  func fill(_ values: inout [Double]) -> (rows: [Int], interpolations: [Interpolation]) {
    var filled: [Int] = []
    var interpolations: [Interpolation] = []
    for gap in Self.gaps(values) where gap.lowerBound > 0 {
      let carried = values[gap.lowerBound - 1]
      switch rule {
      case .error, .drop: break
      case .forwardFill, .mask:
        let rows = gap.prefix(limit ?? gap.count)
        for row in rows { values[row] = carried }
        filled += rows
      case .interpolatePast:
        // As many rows of a longer gap as of a short one: at a cutoff within it nobody knows its length.
        let rows = gap.prefix(limit ?? gap.count)
        let next = gap.upperBound < values.count ? values[gap.upperBound] : carried
        for row in rows {
          let share = Double(row - gap.lowerBound + 1) / Double(gap.count + 1)
          values[row] = carried + share * (next - carried)
        }
        filled += rows
        interpolations.append(Interpolation(rows: rows, carried: carried))
      }
    }
    return (filled, interpolations)
  }

  /// The runs of NaN.
  private static func gaps(_ values: [Double]) -> [Range<Int>] {
    var gaps: [Range<Int>] = []
    for row in values.indices where values[row].isNaN {
      if let last = gaps.last, last.upperBound == row {
        gaps[gaps.count - 1] = last.lowerBound..<(row + 1)
      } else {
        gaps.append(row..<(row + 1))
      }
    }
    return gaps
  }
}

extension [Interpolation] {
  /// Values without those that are known only after their rows: the last one before instead.
  func carried(in values: [Double]) -> [Double] {
    var carried = values
    for interpolation in self {
      for row in interpolation.rows { carried[row] = interpolation.carried }
    }
    return carried
  }
}

/// Rows of a column whose values need the one after them.
struct Interpolation: Sendable, Hashable {
  var rows: Range<Int>
  /// What is known of them before that: the value before them.
  let carried: Double

  /// The rows where only some rows are kept; nil where none of them are.
  /// - Parameter kept: In ascending order.
  func mapped(to kept: [Int]) -> Interpolation? {
    let start = kept.partitioningIndex { $0 >= rows.lowerBound }
    let end = kept.partitioningIndex { $0 >= rows.upperBound }
    return start < end ? Interpolation(rows: start..<end, carried: carried) : nil
  }

  /// The rows after the first `count` are left out.
  func dropping(_ count: Int) -> Interpolation? {
    guard rows.upperBound > count else { return nil }
    return Interpolation(
      rows: (max(rows.lowerBound, count) - count)..<(rows.upperBound - count), carried: carried)
  }
}
