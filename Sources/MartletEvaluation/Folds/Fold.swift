/// One stand of a walk-forward evaluation.
public struct Fold: Codable, Sendable, Hashable {
  /// From 0, the oldest first.
  public let index: Int
  /// Rows of every series that lie after the cutoff, where cutoffs are counted from the end.
  public let rowsAfter: Int

  /// The last row that is known of a series of so many rows, counted from its end.
  package func lastRow(of rows: Int) -> Int { rows - rowsAfter - 1 }
}
