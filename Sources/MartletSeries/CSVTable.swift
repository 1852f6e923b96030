/// A CSV file in memory: its bytes once, and where each field ends.
///
/// Reads RFC 4180 with LF, CRLF or CR line ends, an optional UTF-8 byte order mark and the
/// delimiters `,` `;` tab and `|`. The first record is the header. Blank lines are skipped.
/// Nothing is padded: a record with another number of fields than the header is an error.
///
/// Typed columns are parsed when asked for: ``numbers(_:)``, ``times(_:)``, ``kind(ofColumn:)``.
public struct CSVTable: Sendable {
  /// The file's name as it was given.
  public let name: String
  /// The byte between fields, as given or recognised in the header.
  public let delimiter: UInt8
  /// The column names, unique and not empty.
  public let header: [String]

  /// The content of the file, as it was read.
  package let bytes: [UInt8]
  let records: CSVRecords

  /// Reads the file at `path`.
  /// - Parameter delimiter: The byte between fields; nil recognises it in the header.
  /// - Throws: `DataError` for a file that cannot be read or is not a table, with its place.
  public init(contentsOf path: String, delimiter: UInt8? = nil) throws(DataError) {
    try self.init(bytes: FileBytes.read(path), name: path, delimiter: delimiter)
  }

  /// Reads a table from memory.
  /// - Parameter name: What errors call the file.
  /// - Throws: `DataError` for bytes that are not a table, with the place.
  public init(bytes: [UInt8], name: String, delimiter: UInt8? = nil) throws(DataError) {
    self.name = name
    self.bytes = bytes
    let start = try Self.startOfText(bytes, name: name)
    self.delimiter = delimiter ?? Self.recognizedDelimiter(bytes, from: start)
    var tokenizer = CSVTokenizer(name: name, delimiter: self.delimiter)
    records = try tokenizer.records(of: bytes.span, from: start)
    header = try Self.header(records, bytes, name: name)
    guard records.count > 1 else {
      throw DataError(.headerOnly, at: SourceLocation(file: name, line: Int(records.lines[0])))
    }
  }

  /// The number of data rows; the header is not one.
  public var rowCount: Int { records.count - 1 }

  /// The physical line, counted from 1, on which a row starts.
  public func line(ofRow row: Int) -> Int { Int(records.lines[row + 1]) }

  /// The text of a cell, its quotes taken away.
  public func text(_ row: Int, _ column: Int) -> String {
    Self.text(records.field(row + 1, column), bytes)
  }

  /// The number of the column called `name`; nil when there is none.
  public func column(named name: String) -> Int? { header.firstIndex(of: name) }

  /// The place of a cell.
  package func location(_ row: Int, _ column: Int) -> SourceLocation {
    SourceLocation(file: name, line: line(ofRow: row), column: column + 1)
  }

  /// The place of a column's name.
  package func headerLocation(_ column: Int? = nil) -> SourceLocation {
    SourceLocation(file: name, line: Int(records.lines[0]), column: column.map { $0 + 1 })
  }

  /// The bytes of a cell's content: inside its quotes, without the spaces around it.
  func content(_ row: Int, _ column: Int) -> Range<Int> {
    var range = records.field(row + 1, column)
    if range.count >= 2, bytes[range.lowerBound] == UInt8(ascii: "\"") {
      range = (range.lowerBound + 1)..<(range.upperBound - 1)
    }
    while let first = range.first, Self.isSpace(bytes[first]) { range.removeFirst() }
    while let last = range.last, Self.isSpace(bytes[last]) { range.removeLast() }
    return range
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func text(_ field: Range<Int>, _ bytes: [UInt8]) -> String {
    let quote = UInt8(ascii: "\"")
    guard field.count >= 2, bytes[field.lowerBound] == quote else {
      return String(decoding: bytes[field], as: UTF8.self)
    }
    var content: [UInt8] = []
    var isSecondQuote = false
    for byte in bytes[(field.lowerBound + 1)..<(field.upperBound - 1)] {
      isSecondQuote = byte == quote && !isSecondQuote
      if !isSecondQuote { content.append(byte) }
    }
    return String(decoding: content, as: UTF8.self)
  }
}

extension CSVTable {
  /// The index of the first byte after a byte order mark.
  private static func startOfText(_ bytes: [UInt8], name: String) throws(DataError) -> Int {
    let location = SourceLocation(file: name)
    let isUTF16 =
      bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      || bytes.count >= 4 && (bytes[0] == 0) != (bytes[1] == 0)
        && (bytes[0] == 0) == (bytes[2] == 0) && (bytes[1] == 0) == (bytes[3] == 0)
    guard !isUTF16 else { throw DataError(.utf16, at: location) }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let isBlank = bytes[start...].allSatisfy { $0 == 0x0A || $0 == 0x0D || isSpace($0) }
    guard !isBlank else { throw DataError(.emptyFile, at: location) }
    return start
  }

  /// The candidate that stands most often in the first record, outside quotes; `,` when none does.
  private static func recognizedDelimiter(_ bytes: [UInt8], from start: Int) -> UInt8 {
    let candidates = Array(",;\t|".utf8)
    var counts = [0, 0, 0, 0]
    var isQuoted = false
    var hasText = false
    for byte in bytes[start...] {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      let isLineEnd = byte == 0x0A || byte == 0x0D
      if isLineEnd, hasText, !isQuoted { break }
      hasText = hasText || !isLineEnd
      if !isQuoted, let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    let most = counts.max() ?? 0
    return counts.firstIndex(of: most).map { candidates[$0] } ?? candidates[0]
  }

  private static func header(
    _ records: CSVRecords, _ bytes: [UInt8], name: String
  ) throws(DataError) -> [String] {
    let line = Int(records.lines[0])
    var names: [String] = []
    var isData = true
    let parser = NumberParser()
    for column in 0..<records.columnCount {
      let field = records.field(0, column)
      let title = Self.trimmed(text(field, bytes))
      let location = SourceLocation(file: name, line: line, column: column + 1)
      guard !title.isEmpty else { throw DataError(.emptyColumnName, at: location) }
      if let first = names.firstIndex(of: title) {
        throw DataError(.duplicateColumnName(title, first: first + 1), at: location)
      }
      names.append(title)
      let cell = Array(title.utf8)
      if case .number = parser.parse(cell.span, 0..<cell.count) { continue }
      isData = isData && TimeParser.looksLikeTime(cell)
    }
    guard !isData else {
      let location = SourceLocation(file: name, line: line)
      throw DataError(.headerLooksLikeData(first: names[0]), at: location)
    }
    return names
  }

  private static func trimmed(_ text: String) -> String {
    var rest = Substring(text)
    while rest.first?.isWhitespace ?? false { rest.removeFirst() }
    while rest.last?.isWhitespace ?? false { rest.removeLast() }
    return String(rest)
  }
}
