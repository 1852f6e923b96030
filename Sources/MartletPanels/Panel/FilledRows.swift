import MartletTime

/// Rows of a column that the file has no value for, and a rule for missing values gave one.
///
/// They are there to forecast from. They did not happen, so that no forecast is right or wrong on them.
public struct FilledRows: Sendable, Hashable {
  /// Neighbouring rows together, in ascending order; no run is empty, and no two touch.
  public private(set) var runs: [Range<Int>] = []

  init() {}

  /// - Parameter rows: In ascending order, each once or more.
  init(_ rows: some Sequence<Int>) {
    for row in rows { add(row..<(row + 1)) }
  }

  /// Whether no row was filled: the file has a value for every one.
  public var isEmpty: Bool { runs.isEmpty }

  /// Whether a row was filled.
  public func contains(_ row: Int) -> Bool {
    let place = runs.partitioningIndex { $0.upperBound > row }
    return place < runs.count && runs[place].contains(row)
  }

  /// Whether some of the rows were filled.
  func overlaps(_ rows: Range<Int>) -> Bool {
    let place = runs.partitioningIndex { $0.upperBound > rows.lowerBound }
    return place < runs.count && runs[place].overlaps(rows)
  }

  /// The last row up to one that was not filled; negative where there is none.
  package func lastObserved(upTo row: Int) -> Int {
    let place = runs.partitioningIndex { $0.upperBound > row }
    return place < runs.count && runs[place].contains(row) ? runs[place].lowerBound - 1 : row
  }

  /// The rows where only some rows are kept.
  /// - Parameter kept: In ascending order.
  func mapped(to kept: [Int]) -> FilledRows {
    guard !isEmpty else { return self }
    return mapped { row in kept.partitioningIndex { $0 >= row } }
  }

  /// The rows after the first `count`, counted from there.
  func dropping(_ count: Int) -> FilledRows { mapped { max($0 - count, 0) } }

  /// Those of the first `count` rows.
  func prefix(_ count: Int) -> FilledRows { mapped { min($0, count) } }

  /// The rows whose values are made of these: of their own, and of so many before.
  func reaching(_ rowsBefore: Int) -> FilledRows {
    var result = FilledRows()
    for run in runs { result.add(run.lowerBound..<(run.upperBound + rowsBefore)) }
    return result
  }

  /// Both together.
  func union(_ other: FilledRows) -> FilledRows {
    guard !isEmpty, !other.isEmpty else { return isEmpty ? other : self }
    var result = FilledRows()
    for run in (runs + other.runs).sorted(by: { $0.lowerBound < $1.lowerBound }) { result.add(run) }
    return result
  }

  private func mapped(_ place: (Int) -> Int) -> FilledRows {
    var result = FilledRows()
    for run in runs { result.add(place(run.lowerBound)..<place(run.upperBound)) }
    return result
  }

  /// Adds a run that does not start before the last one.
  private mutating func add(_ run: Range<Int>) {
    guard !run.isEmpty else { return }
    if let last = runs.last, run.lowerBound <= last.upperBound {
      runs[runs.count - 1] = last.lowerBound..<max(last.upperBound, run.upperBound)
    } else {
      runs.append(run)
    }
  }
}
