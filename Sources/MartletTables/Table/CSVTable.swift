public import MartletFiles

/// A CSV file in memory: its text once, and where each field ends.
///
/// Reads RFC 4180 with LF, CRLF or CR line ends, in UTF-8 or UTF-16, compressed with gzip or not.
/// The delimiter (`,` `;` tab or `|`), the line of the column names and the decimal mark are
/// recognised, and stated in ``dialect``. Blank lines and lines of comment are skipped. Nothing is
/// padded: a row with another number of fields than the header is an error.
///
/// Typed columns are parsed when asked for: ``numbers(_:)``, ``times(_:)``, ``kind(ofColumn:)``. A
/// ``PanelReader`` does not keep the text.
public struct CSVTable: Sendable {
  /// The file's name as it was given; `stdin` for standard input.
  public var name: String { chunk.head.name }
  /// How the file is written.
  public var dialect: CSVDialect { chunk.head.dialect }
  /// The byte between fields.
  public var delimiter: UInt8 { dialect.delimiter }
  /// The column names, unique and not empty: what several columns are called has their numbers behind
  /// it, as in `Change (column 3)`, and a column without a name is `column 2`.
  public var header: [String] { chunk.head.columns }

  /// All rows.
  package let chunk: CSVChunk
  let options: CSVOptions

  /// Reads the file at `path`; `-` is standard input.
  /// - Throws: `DataError` for a file that cannot be read or is not a table, with its place.
  public init(contentsOf path: String, options: CSVOptions = CSVOptions()) throws(DataError) {
    let name = path == "-" ? "stdin" : path
    try self.init(FileBytes(path, name: name), name: name, options: options)
  }

  /// Reads a table from memory.
  /// - Parameters:
  ///   - bytes: The content of a file.
  ///   - name: What errors call the file.
  /// - Throws: `DataError` for bytes that are not a table, with the place.
  public init(
    bytes: [UInt8], name: String, options: CSVOptions = CSVOptions()
  ) throws(DataError) {
    try self.init(MemoryBytes(bytes), name: name, options: options)
  }

  private init(
    _ base: any ByteSource, name: String, options: CSVOptions
  ) throws(DataError) {
    self.options = options
    let text = try TextBytes(base, name: name, encoding: options.encoding)
    var bytes = try TextBytes.all(
      of: BoundedBytes(table: text.source, name: name))
    if options.skippedFooter > 0 {
      let end = FooterCut.start(ofLast: options.skippedFooter, bytes, isLast: true)
      bytes.removeLast(bytes.count - end)
    }
    guard
      var head = try CSVHead(bytes[...], isLast: true, name: name, text: text, options: options)
    else { throw DataError(.emptyFile, at: SourceLocation(file: name)) }
    var tokenizer = CSVTokenizer(head)
    try tokenizer.scanAll(bytes, from: head.rowStart)
    guard tokenizer.rowCount > 0 else { throw DataError(.headerOnly, at: head.location()) }
    head.dialect.note(tokenizer.below)
    func chunk() -> CSVChunk {
      CSVChunk(
        head: head, bytes: bytes, records: tokenizer.records, lines: tokenizer.lines, firstRow: 0,
        end: bytes.count)
    }
    try chunk().checkUnnamedColumns()
    head.dialect.take(MarkSurvey(chunk()))
    self.chunk = chunk()
  }

  /// The number of data rows; the header is not one.
  public var rowCount: Int { chunk.records.count }

  /// The physical line, counted from 1, on which a row starts.
  public func line(ofRow row: Int) -> Int { chunk.lines[row] }

  /// The text of a cell, its quotes taken away.
  public func text(_ row: Int, _ column: Int) -> String { chunk.text(row, column) }

  /// The number of the column called `name`; nil when there is none, or when several may be meant.
  public func column(named name: String) -> Int? { chunk.head.column(named: name) }
}
