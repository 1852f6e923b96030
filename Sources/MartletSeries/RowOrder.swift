/// Checks that the times of a series ascend, and says which row breaks the order.
struct RowOrder {
  let table: CSVTable
  /// The time column.
  let time: Int
  /// Whether an id column that was not recognised may be why a time comes twice.
  let mayLackID: Bool
  /// Whose clocks the times are shown by.
  var zone: TimeZoneRules?

  /// - Parameters:
  ///   - ticks: The times of one series in the order of the file.
  ///   - rows: The rows of the table that they stand in.
  /// - Throws: `DataError` at the first row that is not later than the one before.
  func check(_ ticks: [Int64], rows: [Int], kind: TimeKind) throws(DataError) {
    guard let index = ticks.indices.dropFirst().first(where: { ticks[$0] <= ticks[$0 - 1] }) else {
      return
    }
    let tick = ticks[index]
    let location = table.location(rows[index], time)
    let earlier = ticks[..<index].partitioningIndex { $0 >= tick }
    if ticks[earlier] == tick, earlier < index {
      let kind = DataError.Kind.duplicateTime(
        kind.label(tick, in: zone), firstLine: table.line(ofRow: rows[earlier]), idColumn: likelyID,
        mayLackID: mayLackID)
      throw DataError(kind, at: location)
    }
    if zip(ticks, ticks.dropFirst()).allSatisfy(>) {
      throw DataError(.newestFirst, at: location)
    }
    throw DataError(
      .unsortedTime(
        kind.label(tick, in: zone), previous: kind.label(ticks[index - 1], in: zone)),
      at: location)
  }

  /// The first column of words, which may tell series apart.
  private var likelyID: String? {
    table.header.indices.first { $0 != time && table.kind(ofColumn: $0) == .text }
      .map { table.header[$0] }
  }
}
