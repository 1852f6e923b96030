import MartletFiles
import MartletTime

/// Finds records and fields, eight bytes at a time.
///
///     file   = record *(eol record) [eol]        eol = LF | CR LF | CR; blank lines are skipped
///     record = field *(delimiter field)
///     field  = '"' *(any byte but '"' | '""') '"'  |  *(any byte but delimiter, LF, CR)
///
/// A quote inside an unquoted field is an ordinary byte. A line that starts with `#` and has not
/// as many fields as the others is a comment. A record after a blank line that is text where rows have
/// values ends the table (``TextBelow``).
struct CSVTokenizer {
  let name: String
  let delimiter: UInt8
  /// How many columns the header names; a row has as many, or more that are empty.
  let namedCount: Int
  /// The line on which the header of a table seems to be instead.
  let likelyHeaderLine: Int?

  /// The records found by the last scan.
  private(set) var records: CSVRecords
  /// The lines of all rows so far.
  private(set) var lines = RowLines()
  /// The number of all rows so far.
  private(set) var rowCount = 0
  private(set) var commentCount = 0
  /// The line at which the next scan starts, counted from 1.
  private(set) var line: Int
  /// The place of a quote that nothing closes before the end of the last scan.
  private(set) var openQuote: SourceLocation?
  /// What stands below the table, once its end is found.
  private(set) var below: TextBelow?
  /// Whether the last scan ended between CR and, perhaps, LF.
  private var isAfterCR = false
  /// The index after the last blank line, and whether the last scan ended there.
  private var afterBlank = -1
  private var isAfterBlank = false
  /// What the first rows hold.
  private var rows = RowMakes()
  /// What is wrong with the record at which a scan stopped if it is not below the table.
  private var problem: DataError?
  /// The index of the last record that was no row.
  private var wrongStart = 0

  init(
    name: String, delimiter: UInt8, columnCount: Int, namedCount: Int, line: Int,
    likelyHeaderLine: Int? = nil
  ) {
    self.name = name
    self.delimiter = delimiter
    self.namedCount = namedCount
    self.line = line
    self.likelyHeaderLine = likelyHeaderLine
    records = CSVRecords(columnCount: columnCount)
  }

  /// For the rows under a head.
  init(_ head: CSVHead) {
    self.init(
      name: head.name, delimiter: head.dialect.delimiter, columnCount: head.fieldCount,
      namedCount: head.columns.count, line: head.rowLine,
      likelyHeaderLine: head.likelyHeaderLine)
  }

  /// Finds the records that are complete in `text[range]`.
  /// - Parameters:
  ///   - isLast: Whether the file ends at the end of the range, which then ends a record too.
  ///   - isAdded: Whether they are added to the records of earlier scans of the same text.
  /// - Returns: The index after the last complete record.
  mutating func scan(
    _ text: [UInt8], _ range: Range<Int>, isLast: Bool, isAdded: Bool = false
  ) throws(DataError) -> Int {
    let bytes = text.span
    guard range.upperBound < Int(UInt32.max) else { throw error(.tooLarge) }
    if !isAdded { records.count = 0 }
    if below != nil { return try below?.take(text, range, isLast: isLast) ?? range.upperBound }
    openQuote = nil
    let used = records.count * (records.columnCount + 1)
    // A byte ends at most one field; a record has a bound more, and two bytes at
    // least; two more may be written before it is known that they are none.
    let needed = used + range.count + range.count / 2 + 6
    if records.bounds.count < needed {
      let missing = needed - records.bounds.count
      records.bounds.append(contentsOf: repeatElement(0, count: missing))
    }
    var scan = CSVScan(range, used: used, line: line, isAfterCR: isAfterCR)
    afterBlank = isAfterBlank ? range.lowerBound : -1
    // Taken out, so that writing a bound is writing to an array of this function alone.
    var bounds = records.bounds
    records.bounds = []
    do throws(DataError) {
      var out = bounds.mutableSpan
      scan = try find(bytes, range.upperBound, scan, &out)
      if isLast, problem == nil {
        if let openQuote { throw DataError(.unterminatedQuote, at: openQuote) }
        if scan.recordStart < range.upperBound,
          try endRecord(bytes, range.upperBound, &scan, &out)
        {
          scan.recordStart = range.upperBound
        }
      }
    } catch {
      throw isLast ? withFooter(error, text, range.upperBound) : error
    }
    records.bounds = bounds
    line = scan.lineOfRecord
    isAfterCR = scan.afterCR == scan.recordStart
    isAfterBlank = afterBlank == scan.recordStart
    guard let problem else { return scan.recordStart }
    self.problem = nil
    var below = TextBelow(line: line, rows: rows, delimiter: delimiter, problem: problem)
    let next = try below.take(text, scan.recordStart..<range.upperBound, isLast: isLast)
    self.below = below
    return next
  }

  /// Finds all records of a text, in pieces so that memory is taken for those there are.
  mutating func scanAll(_ bytes: [UInt8], from start: Int) throws(DataError) {
    var position = start
    var size = 1 << 16
    while position < bytes.count {
      let end = min(position + size, bytes.count)
      let next = try scan(bytes, position..<end, isLast: end == bytes.count, isAdded: true)
      if next == position { size *= 2 }
      position = next
    }
    let used = records.count * (records.columnCount + 1)
    records.bounds.removeLast(records.bounds.count - used)
  }

  /// Finds records from where a scan is.
  /// - Returns: Where it is afterwards. The scan goes in and out by value: in the loop it lives in
  ///   registers.
  private mutating func find(
    _ bytes: Span<UInt8>, _ end: Int, _ start: CSVScan, _ out: inout MutableSpan<UInt32>
  ) throws(DataError) -> CSVScan {
    var scan = start
    let delimiter = delimiter
    let delimiters = UInt64(repeating: delimiter)
    scan.startRecord(scan.position, &out)
    words: while scan.position < end {
      let word = bytes.word(at: scan.position, before: end)
      let ends = (word ^ delimiters).zeroBytes
      let others = (word ^ UInt64(repeating: 0x22)).zeroBytes | word.controlBytes & ~ends
      guard others != 0 else {
        scan.endFields(ends, &out)
        scan.position &+= 8
        continue
      }
      var matches = ends | others
      while matches != 0 {
        let offset = matches.trailingZeroBitCount >> 3
        matches &= matches - 1
        let index = scan.position &+ offset
        let byte = UInt8(truncatingIfNeeded: word >> UInt64(offset * 8))
        if byte == delimiter {
          scan.endField(index, &out)
        } else if byte == 0x0A || byte == 0x0D {
          guard try endLine(bytes, index, byte, &scan, &out) else { return scan }
        } else if byte == 0x22 {
          guard index == Int(out[scan.used &- 1]) else { continue }
          var quoted = scan
          quoted.position = try endOfQuotes(bytes, index, end, &quoted)
          scan = quoted
          continue words
        } else if byte == 0 {
          throw error(.binary, line: scan.line, column: scan.fieldNumber)
        }
      }
      scan.position &+= 8
    }
    return scan
  }

  /// Ends a line; false where the table ends before it.
  @inline(__always)
  private mutating func endLine(
    _ bytes: Span<UInt8>, _ index: Int, _ byte: UInt8, _ scan: inout CSVScan,
    _ out: inout MutableSpan<UInt32>
  ) throws(DataError) -> Bool {
    if index > scan.recordStart {
      guard try endRecord(bytes, index, &scan, &out) else { return false }
      scan.line += 1
    } else {
      scan.used = scan.usedBefore
      if byte == 0x0D || scan.afterCR != index {
        scan.line += 1
        afterBlank = index + 1
      } else if afterBlank == index {
        afterBlank = index + 1
      }
    }
    if byte == 0x0D { scan.afterCR = index + 1 }
    scan.startRecord(index + 1, &out)
    return true
  }

  /// Ends the record before an index; its last field too.
  /// - Returns: Whether it is one of the table, or a comment.
  @inline(__always)
  private mutating func endRecord(
    _ bytes: Span<UInt8>, _ index: Int, _ scan: inout CSVScan, _ out: inout MutableSpan<UInt32>
  ) throws(DataError) -> Bool {
    scan.endField(index, &out)
    let found = scan.used - scan.usedBefore - 1
    guard found == records.columnCount else {
      guard bytes[scan.recordStart] == UInt8(ascii: "#") else {
        let error = ragged(found, line: scan.lineOfRecord)
        wrongStart = scan.recordStart
        guard afterBlank == scan.recordStart, isText(bytes, scan, out) else { throw error }
        problem = error
        return false
      }
      scan.used = scan.usedBefore
      commentCount += 1
      return true
    }
    if afterBlank == scan.recordStart, rowCount > 0, isText(bytes, scan, out) {
      let text = texts(bytes, scan, out).first { !$0.isEmpty } ?? ""
      problem = error(.notARow(text), line: scan.lineOfRecord, column: 1)
      return false
    }
    if rowCount < RowMakes.count { rows.add(texts(bytes, scan, out)) }
    lines.append(line: scan.lineOfRecord, row: rowCount)
    rowCount += 1
    records.count += 1
    return true
  }

  /// The texts of the record that ends, for a look at what they are.
  @inline(never)
  private func texts(
    _ bytes: Span<UInt8>, _ scan: CSVScan, _ out: borrowing MutableSpan<UInt32>
  ) -> [String] {
    var texts: [String] = []
    for bound in scan.usedBefore..<(scan.used - 1) {
      var cell: [UInt8] = []
      for index in CSVText.content(Int(out[bound])..<Int(out[bound + 1] - 1), bytes) {
        cell.append(bytes[index])
      }
      texts.append(String(decoding: cell, as: UTF8.self))
    }
    return texts
  }

  /// Whether the record that ends is text, and no row.
  @inline(never)
  private func isText(
    _ bytes: Span<UInt8>, _ scan: CSVScan, _ out: borrowing MutableSpan<UInt32>
  ) -> Bool {
    rowCount > 0 && rows.isText(texts(bytes, scan, out).map { CellMake($0) })
  }

  /// An error at a row that is too long or too short, with the number of lines from there to the end
  /// of the file where these are no rows.
  private func withFooter(_ error: DataError, _ text: [UInt8], _ end: Int) -> DataError {
    guard case .raggedRow(_, _, _, nil) = error.problem as? TableProblem, rowCount > 0,
      let line = error.location?.line
    else { return error }
    let first = text[wrongStart..<end].prefix { !CSVSample.isLineEnd($0) }
    let cells = first.split(separator: delimiter, omittingEmptySubsequences: false)
    guard rows.isText(cells.map { CellMake(String(decoding: $0, as: UTF8.self)) }) else {
      return error
    }
    var below = TextBelow(line: line, rows: rows, delimiter: delimiter, problem: error)
    guard (try? below.take(text, wrongStart..<end, isLast: true)) != nil else { return error }
    return error.withFooter(below.count)
  }

  private func ragged(_ found: Int, line: Int) -> DataError {
    let expected = records.columnCount
    let problem = TableProblem.raggedRow(
      expected: expected, found: found, isHeader: expected == namedCount,
      headerLine: likelyHeaderLine)
    return error(problem, line: line, column: min(found, expected + 1))
  }

  /// The index after the quote that closes a field, or the end where the field goes on after it.
  private mutating func endOfQuotes(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ scan: inout CSVScan
  ) throws(DataError) -> Int {
    let firstLine = scan.line
    var index = start + 1
    while index < end {
      let byte = bytes[index]
      index += 1
      if byte == 0x22 {
        guard index < end else { return end }
        let next = bytes[index]
        if next == delimiter || next == 0x0A || next == 0x0D { return index }
        guard next == 0x22 else {
          throw error(.textAfterQuote, line: scan.line, column: scan.fieldNumber)
        }
        index += 1
      } else if byte <= 0x0D {
        guard byte != 0 else {
          throw error(.binary, line: scan.line, column: scan.fieldNumber)
        }
        let isSecondOfPair = byte == 0x0A && bytes[index - 2] == 0x0D
        if byte == 0x0D || byte == 0x0A && !isSecondOfPair { scan.line += 1 }
      }
    }
    openQuote = SourceLocation(file: name, line: firstLine, column: scan.fieldNumber)
    return end
  }

  private func error(
    _ problem: TableProblem, line: Int? = nil, column: Int? = nil
  ) -> DataError {
    DataError(problem, at: SourceLocation(file: name, line: line, column: column))
  }

  private func error(
    _ problem: FileProblem, line: Int? = nil, column: Int? = nil
  ) -> DataError {
    DataError(problem, at: SourceLocation(file: name, line: line, column: column))
  }
}
