/// Finds records and fields in one pass over the bytes.
///
///     file   = record *(eol record) [eol]        eol = LF | CR LF | CR; blank lines are skipped
///     record = field *(delimiter field)
///     field  = '"' *(any byte but '"' | '""') '"'  |  *(any byte but delimiter, LF, CR)
///
/// A quote inside an unquoted field is an ordinary byte.
struct CSVTokenizer {
  private let name: String
  private let delimiter: UInt8
  private var records = CSVRecords()
  private var line: UInt32 = 1
  /// All bytes seen, or-ed: its high bit tells whether any is not ASCII.
  private var seen: UInt8 = 0

  init(name: String, delimiter: UInt8) {
    self.name = name
    self.delimiter = delimiter
  }

  /// The records of `bytes[start...]`; the first one sets the number of fields.
  mutating func records(of bytes: Span<UInt8>, from start: Int) throws(DataError) -> CSVRecords {
    guard bytes.count < Int(UInt32.max) else { throw error(.tooLarge) }
    records.ends.reserveCapacity(bytes.count / 8)
    var position = start
    while position < bytes.count {
      if isLineEnd(bytes[position]) {
        position = afterLineEnd(bytes, position)
        line += 1
      } else {
        position = try record(bytes, position)
      }
    }
    if seen >= 0x80 { try checkUTF8(bytes, from: start) }
    return records
  }

  /// Reads one record and the line end after it; returns the index that follows.
  private mutating func record(_ bytes: Span<UInt8>, _ start: Int) throws(DataError) -> Int {
    let firstField = records.ends.count
    records.starts.append(UInt32(start))
    records.lines.append(line)
    let firstLine = line
    var position = start
    while true {
      position = try field(bytes, position, number: records.ends.count - firstField + 1)
      records.ends.append(UInt32(position))
      guard position < bytes.count, bytes[position] == delimiter else { break }
      position += 1
    }
    let found = records.ends.count - firstField
    if records.count == 1 { records.columnCount = found }
    guard found == records.columnCount else {
      let column = min(found, records.columnCount + 1)
      let kind = DataError.Kind.raggedRow(expected: records.columnCount, found: found)
      throw error(kind, line: firstLine, column: column)
    }
    guard position < bytes.count else { return position }
    line += 1
    return afterLineEnd(bytes, position)
  }

  /// The index after the field that starts at `start`.
  @inline(__always)
  private mutating func field(
    _ bytes: Span<UInt8>, _ start: Int, number: Int
  ) throws(DataError) -> Int {
    if start < bytes.count, bytes[start] == UInt8(ascii: "\"") {
      return try quotedField(bytes, start, number: number)
    }
    var position = start
    while position < bytes.count {
      let byte = bytes[position]
      if byte == delimiter { break }
      if byte <= 0x0D {  // only control characters need a closer look
        if isLineEnd(byte) { break }
        guard byte != 0 else { throw error(.binary, line: line, column: number) }
      }
      seen |= byte
      position += 1
    }
    return position
  }

  private mutating func quotedField(
    _ bytes: Span<UInt8>, _ start: Int, number: Int
  ) throws(DataError) -> Int {
    let quote = UInt8(ascii: "\"")
    let firstLine = line
    var position = start + 1
    while position < bytes.count {
      let byte = bytes[position]
      if byte == quote {
        position += 1
        guard position < bytes.count, bytes[position] == quote else {
          return try endOfQuotedField(bytes, position, number: number)
        }
      } else if isLineEnd(byte) {
        position = afterLineEnd(bytes, position)
        line += 1
        continue
      }
      guard byte != 0 else { throw error(.binary, line: line, column: number) }
      seen |= byte
      position += 1
    }
    throw error(.unterminatedQuote, line: firstLine, column: number)
  }

  private func endOfQuotedField(
    _ bytes: Span<UInt8>, _ position: Int, number: Int
  ) throws(DataError) -> Int {
    guard position < bytes.count else { return position }
    let byte = bytes[position]
    guard byte == delimiter || isLineEnd(byte) else {
      throw error(.textAfterQuote, line: line, column: number)
    }
    return position
  }

  @inline(__always)
  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// The index after the line end at `position`; CR LF is one.
  private func afterLineEnd(_ bytes: Span<UInt8>, _ position: Int) -> Int {
    let next = position + 1
    let isPair = bytes[position] == 0x0D && next < bytes.count && bytes[next] == 0x0A
    return isPair ? next + 1 : next
  }

  private func checkUTF8(_ bytes: Span<UInt8>, from start: Int) throws(DataError) {
    guard let index = firstInvalidUTF8(in: bytes, from: start) else { return }
    let record = (records.starts.firstIndex { $0 > index } ?? records.count) - 1
    let fields = 0..<records.columnCount
    let column = fields.first { records.field(record, $0).upperBound > index } ?? 0
    throw error(.invalidUTF8, line: records.lines[record], column: column + 1)
  }

  private func error(
    _ kind: DataError.Kind, line: UInt32? = nil, column: Int? = nil
  ) -> DataError {
    DataError(kind, at: SourceLocation(file: name, line: line.map { Int($0) }, column: column))
  }
}

/// The index of the first byte that is not part of a well-formed character (RFC 3629, table 3-7 of
/// the Unicode standard); nil when all are.
func firstInvalidUTF8(in bytes: Span<UInt8>, from start: Int) -> Int? {
  var index = start
  while index < bytes.count {
    let second: ClosedRange<UInt8>
    let length: Int
    switch bytes[index] {
    case 0x00...0x7F:
      index += 1
      continue
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return index
    }
    guard index + length <= bytes.count, second ~= bytes[index + 1] else { return index }
    for next in (index + 2)..<(index + length) where bytes[next] & 0xC0 != 0x80 { return index }
    index += length
  }
  return nil
}
