import MartletFiles

/// Which records of a sample hold the names of the columns, and where the rows start.
struct HeadLayout {
  private(set) var names: ColumnNames
  /// What rows of names say of all columns alike.
  private(set) var sharedNames: [String] = []
  /// A name that was joined of several rows.
  private(set) var joinedName: String?
  /// How many rows hold names.
  let headerRows: Int
  /// The first record of names; without them, the first row.
  let first: CSVSample.Record
  /// The number of fields in a row: the columns, and empty ones after them.
  let fieldCount: Int
  /// The index of the first byte of the first row, and its physical line.
  let rows: (index: Int, line: Int)
  /// The line that seems to hold the column names instead of the one that was taken.
  let likelyHeaderLine: Int?
  /// The records that are no data, for a check of their quotes and characters.
  let headRecords: [CSVSample.Record]

  /// How many records are looked at.
  static func sampleSize(_ options: CSVOptions) -> Int {
    200 + options.skippedRows + (options.headerRows ?? 0)
  }

  /// - Parameters:
  ///   - sample: At least one record.
  ///   - isLast: Whether there is no more of the file.
  /// - Returns: nil when it takes more bytes to know.
  /// - Throws: `DataError` for text that has no head, with the place.
  init?(
    _ sample: CSVSample, _ bytes: ArraySlice<UInt8>, isLast: Bool, name: String,
    options: CSVOptions
  ) throws(DataError) {
    let records = sample.records
    let recognized = HeaderRow(sample, bytes)
    let header = options.headerLine == nil ? recognized.index : 0
    // To see that rows hold names takes rows below them; what is longer than this has none.
    let needed = header + HeaderBlock.mostRows + options.skippedRows
    guard needed < records.count || isLast || bytes.count > 1 << 22 else { return nil }
    let count = options.headerRows ?? (options.skippedRows > 0 ? 1 : nil)
    let block = HeaderBlock(sample, bytes, header: header, count: count)
    let last = block.last + options.skippedRows
    // One row more than is left out, to see how many fields rows have.
    guard last + 1 < records.count || isLast else { return nil }
    guard last < records.count else {
      let line = records[records.count - 1].line
      throw DataError(.headerOnly, at: SourceLocation(file: name, line: line))
    }
    likelyHeaderLine = header == recognized.index ? recognized.alternative : nil
    first = records[header]
    let below = records[(last + 1)...]
    let width = first.fields.count
    let wide = below.filter { $0.fields.count == width }.prefix(10)
    if options.headerRows == nil, let value = FirstLine.value(of: first, below: Array(wide), bytes)
    {
      throw DataError(
        .headerLooksLikeData(first: value, count: width),
        at: SourceLocation(file: name, line: first.line))
    }
    headRecords = (block.names + (block.index.map { [$0] } ?? [])).map { records[$0] }
    let isUnnamed = headRecords.contains { $0.fields.last.map { CellMake($0, bytes) } == .blank }
    let joined = JoinedNames(
      block, sample, bytes, columnsWithWords: isUnnamed ? Self.wordyCount(below, bytes) : 0)
    names = joined.names
    sharedNames = joined.shared
    headerRows = block.names.count
    joinedName = joined.example
    let widest = headRecords.max { $0.fields.count < $1.fields.count } ?? first
    fieldCount = HeaderRow.fieldCount(
      named: names.columns.count, header: widest, rows: below, bytes)
    rows = (records[last].next, records[last].nextLine)
  }

  /// The layout of a file without names.
  /// - Parameter start: Where the records of the sample start.
  init?(
    ofRows sample: CSVSample, _ bytes: ArraySlice<UInt8>, from start: (index: Int, line: Int),
    isLast: Bool, name: String, options: CSVOptions
  ) throws(DataError) {
    let records = sample.records
    let skipped = options.skippedRows
    guard
      let first = records.dropFirst(skipped).first(where: {
        !$0.isComment(bytes, among: sample.commonCount)
      })
    else {
      guard isLast else { return nil }
      throw DataError(.emptyFile, at: SourceLocation(file: name))
    }
    let width = first.fields.count
    if let given = options.names, given.count != width {
      throw DataError(
        .wrongNumberOfNames(given.count, fields: width),
        at: SourceLocation(file: name, line: first.line))
    }
    names = ColumnNames(options.names ?? Array(repeating: "", count: width))
    headerRows = 0
    self.first = first
    fieldCount = width
    rows =
      skipped == 0 ? start : (records[skipped - 1].next, records[skipped - 1].nextLine)
    likelyHeaderLine = nil
    headRecords = []
  }

  /// How many columns there are up to the last one that holds words or times in some row.
  private static func wordyCount(
    _ rows: ArraySlice<CSVSample.Record>, _ bytes: ArraySlice<UInt8>
  ) -> Int {
    let last = rows.map { row in
      row.fields.lastIndex { field in
        let make = CellMake(field, bytes)
        return make == .word || make == .time
      } ?? -1
    }
    return (last.max() ?? -1) + 1
  }
}
