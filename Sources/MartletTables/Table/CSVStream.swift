import MartletFiles

/// Reads a file a piece at a time, in memory for one piece and for the columns that are kept.
struct CSVStream {
  /// A piece: small enough for a processor's cache. It grows for a record that is longer.
  private static let pieceSize = 1 << 17
  private static let longestRecord = BoundedBytes.longestRecord

  private(set) var head: CSVHead
  /// What the cells of each column are, as far as the first piece shows.
  private(set) var kinds: [CSVTable.ColumnKind] = []
  /// The columns without a name whose digits may be times.
  private(set) var digitTimes: [Int] = []
  private var source: any ByteSource
  private var tokenizer: CSVTokenizer
  private var bytes: [UInt8]
  /// The bytes that are read but not yet records.
  private var rest: Range<Int>
  private var isLast = false
  /// About how many rows there are; 0 where that is not known.
  private var expectedRows = 0

  /// Opens a file and reads its first piece.
  /// - Parameter observe: Sees the bytes of the file, as they are on disk, when they are read.
  init(
    path: String, options: CSVOptions, observe: ((ArraySlice<UInt8>) -> Void)? = nil
  ) throws(DataError) {
    let name = path == "-" ? "stdin" : path
    let file = try FileBytes(path, name: name)
    let source: any ByteSource = observe.map { ObservedBytes(base: file, observe: $0) } ?? file
    try self.init(source, name: name, options: options)
    isRegular = path != "-" && file.size > 0
    if !head.dialect.isCompressed, head.dialect.encoding != .utf16, rest.lowerBound > head.rowStart
    {
      // A little more, for rows that become shorter.
      let share = Double(file.size) / Double(rest.lowerBound - head.rowStart)
      expectedRows = Int(Double(tokenizer.rowCount) * share * 1.02)
    }
  }

  init(_ base: any ByteSource, name: String, options: CSVOptions) throws(DataError) {
    let text = try TextBytes(base, name: name, encoding: options.encoding)
    var source = text.source
    if options.skippedFooter > 0 {
      source = FooterCut(source, lines: options.skippedFooter, name: name)
    }
    var bytes = [UInt8](repeating: 0, count: Self.pieceSize)
    var rest = 0..<0
    var isLast = false
    var found: CSVHead?
    while found == nil {
      try Self.fill(&bytes, &rest, &isLast, from: &source, name: name)
      found = try CSVHead(
        bytes[rest], isLast: isLast, name: name, text: text, options: options)
      if let head = found { rest = head.rowStart..<rest.upperBound }
      guard found != nil || bytes.count <= Self.longestRecord else {
        throw DataError(.longRecord, at: SourceLocation(file: name, line: 1))
      }
    }
    guard let head = found else { throw DataError(.emptyFile, at: SourceLocation(file: name)) }
    self.head = head
    self.source = source
    self.bytes = bytes
    self.rest = rest
    self.isLast = isLast
    tokenizer = CSVTokenizer(head)
    try scan()
    while tokenizer.rowCount == 0, try advance() {}
    guard tokenizer.rowCount > 0 else { throw DataError(.headerOnly, at: head.location()) }
    self.head.dialect.take(MarkSurvey(chunk))
    let chunk = chunk
    kinds = head.columns.indices.map { chunk.kind(ofColumn: $0) }
    digitTimes = chunk.columnsOfDigitTimes()
  }

  /// Reads all rows into columns.
  mutating func fill(
    _ columns: consuming CSVColumns
  ) throws(DataError) -> CSVColumns {
    var columns = columns
    columns.reserve(expectedRows)
    repeat {
      try columns.append(chunk)
    } while try advance()
    try columns.finish(
      lines: tokenizer.lines, rowCount: tokenizer.rowCount, below: tokenizer.below)
    return columns
  }

  /// Reads all rows and keeps nothing.
  mutating func skim() throws(DataError) {
    while try advance() {}
  }

  /// Whether the piece that is read is all of the file.
  var isWhole: Bool { isLast && rest.isEmpty }

  /// Whether the file stays as it is and can be opened again, unlike a pipe.
  private(set) var isRegular = false

  /// The records of the piece that is read.
  var chunk: CSVChunk {
    CSVChunk(
      head: head, bytes: bytes, records: tokenizer.records, lines: tokenizer.lines,
      firstRow: tokenizer.rowCount - tokenizer.records.count,
      end: isLast && rest.isEmpty ? rest.lowerBound : nil)
  }

  /// Goes on to the next piece; false at the end.
  private mutating func advance() throws(DataError) -> Bool {
    guard !isLast || !rest.isEmpty else { return false }
    try Self.fill(&bytes, &rest, &isLast, from: &source, name: head.name)
    try scan()
    return true
  }

  private mutating func scan() throws(DataError) {
    let next = try tokenizer.scan(bytes, rest, isLast: isLast)
    if next == rest.lowerBound, rest.count >= Self.longestRecord {
      if let place = tokenizer.openQuote { throw DataError(.unterminatedQuote, at: place) }
      throw DataError(
        .longRecord, at: SourceLocation(file: head.name, line: tokenizer.line))
    }
    rest = next..<rest.upperBound
    try chunk.checkUnnamedColumns()
  }

  /// Moves the rest to the front and reads until the buffer is full or the file ends. A rest that
  /// fills the buffer makes it twice as large.
  private static func fill(
    _ bytes: inout [UInt8], _ rest: inout Range<Int>, _ isLast: inout Bool,
    from source: inout any ByteSource, name: String
  ) throws(DataError) {
    if rest.lowerBound > 0 {
      // A copy of the few bytes of a record: a slice would make it a copy of the whole buffer.
      let kept = Array(bytes[rest])
      bytes.replaceSubrange(0..<kept.count, with: kept)
      rest = 0..<kept.count
    }
    if rest.count == bytes.count {
      bytes.append(contentsOf: repeatElement(0, count: bytes.count))
    }
    while rest.upperBound < bytes.count, !isLast {
      let count = try source.read(into: &bytes, from: rest.upperBound)
      isLast = count == 0
      rest = 0..<(rest.upperBound + count)
    }
  }
}
