/// Where a series is forecast from: the last row that is known, and when that is.
///
///     row      0   1   2   3 │ 4   5   6
///              known         │ to be forecast
///                            cutoff at row 3
public struct Cutoff: Codable, Hashable, Sendable {
  /// The last row that is known, from 0; negative where none is.
  public let row: Int
  /// The time of the cutoff in the units of the axis; nil before all times.
  ///
  /// Where cutoffs go by the calendar it is that of all series, and a series may have no row there.
  public let time: Int64?
  /// The time as tables and files write it; empty before all times.
  public let label: String

  /// Creates a cutoff after a row.
  ///
  /// - Parameters:
  ///   - row: The last row that is known, from 0; negative where none is.
  ///   - time: Its time in the units of the axis; nil before all times.
  ///   - label: The time as text; empty before all times.
  public init(row: Int, time: Int64?, label: String) {
    (self.row, self.time, self.label) = (row, time, label)
  }
}
