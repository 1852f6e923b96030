/// The rows that hold the names of the columns: one, or several that belong together.
///
///     Price,Close,Close,High,High          Date,Close,,High,
///     Ticker,AAA,BBB,AAA,BBB               ,AAA,BBB,AAA,BBB
///     Date,,,,                             2024-01-02,98.78,197.56,99.78,198.56
///     2024-01-02,98.78,197.56,99.78,198.56
///
/// Several are recognised where no row but the first could be data: words stand over numbers and
/// times, and a row that names the index alone follows, or the first row does not name every column.
struct HeaderBlock {
  /// The rows of names, the index of each in the sample.
  let names: [Int]
  /// The row that names the index alone.
  let index: Int?

  /// The last row that is no data.
  var last: Int { max(names[names.count - 1], index ?? 0) }

  /// The most rows of names that an option can ask for.
  static let mostRows = 20
  /// The most rows of names that are recognised.
  private static let mostRecognized = 6
  /// How many rows below are looked at.
  static let rowsBelow = 5

  /// A block of as many rows of names as are said, or recognised.
  /// - Parameters:
  ///   - header: The first row of names.
  ///   - count: nil recognises it.
  init(_ sample: CSVSample, _ bytes: ArraySlice<UInt8>, header: Int, count: Int?) {
    let records = sample.records
    let width = records[header].fields.count
    let rows = records.indices[header...].filter { !records[$0].isComment(bytes, among: width) }
    guard let count else {
      (names, index) = Self.recognized(rows, records, bytes) ?? ([header], nil)
      return
    }
    var names = Array(rows.prefix(count))
    var index: Int?
    if names.count > 1, Self.namesIndex(records[names[names.count - 1]], bytes) {
      index = names.removeLast()
    } else if names.count > 1, let next = rows.dropFirst(count).first,
      Self.namesIndex(records[next], bytes)
    {
      index = next
    }
    (self.names, self.index) = (names, index)
  }

  /// Whether a row has a name in its first field, and nothing else: `Date,,,,`.
  private static func namesIndex(
    _ record: CSVSample.Record, _ bytes: ArraySlice<UInt8>
  ) -> Bool {
    let makes = record.makes(bytes)
    return makes.count > 1 && makes[0] == .word && makes.dropFirst().allSatisfy { $0 == .blank }
  }

  private static func recognized(
    _ rows: [Int], _ records: [CSVSample.Record], _ bytes: ArraySlice<UInt8>
  ) -> (names: [Int], index: Int?)? {
    var names: [Int] = []
    var index: Int?
    var hasNumbers = false
    let width = records[rows[0]].fields.count
    for (row, next) in zip(rows, rows.dropFirst()).prefix(mostRecognized + 1) {
      let fields = records[row].fields
      guard fields.count == width, !CellMake(fields[0], bytes).isValue else { break }
      let makes = records[row].makes(bytes)
      if names.count > 1, namesIndex(records[row], bytes),
        CellMake(records[next].fields[0], bytes).isValue
      {
        index = row
        break
      }
      hasNumbers = hasNumbers || !names.isEmpty && makes.contains(where: \.isValue)
      names.append(row)
    }
    // A row without any text names nothing, and ends nothing; below the names it is that of an index
    // without a name.
    let blank = names.dropFirst().filter { row in
      records[row].makes(bytes).allSatisfy { $0 == .blank }
    }
    if index == nil, let last = names.last, blank.contains(last) { index = last }
    names.removeAll(where: blank.contains)
    guard names.count > 1, index != nil || !hasNumbers, let last = index ?? names.last
    else { return nil }
    let below = rows.drop { $0 <= last }.prefix(rowsBelow).map { records[$0].makes(bytes) }
    let upper = names.dropFirst().map { records[$0].makes(bytes) }
    return isData(below, under: upper, hasIndex: index != nil) ? (names, index) : nil
  }

  /// Whether the first cells of rows are numbers or times, and words of the names stand over values;
  /// under a row of the index numbers may be names too.
  private static func isData(
    _ rows: [[CellMake]], under names: [[CellMake]], hasIndex: Bool
  ) -> Bool {
    guard let first = rows.usual(0), first.isValue, rows[0][0] != .word else { return false }
    var hasValues = false
    for column in names[0].indices.dropFirst() {
      guard hasIndex || names.contains(where: { $0[column] == .word }) else { continue }
      switch rows.usual(column) {
      case .word: return false
      case .number, .time: hasValues = true
      case .blank, nil: break
      }
    }
    return hasValues
  }
}
