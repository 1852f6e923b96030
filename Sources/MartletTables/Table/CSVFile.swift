package import MartletFiles
import MartletTime

/// A file whose head is known: one that is still to be read, or a table in memory.
package struct CSVFile {
  private enum Rows {
    case stream(CSVStream)
    case table(CSVTable)
  }

  package private(set) var head: CSVHead
  /// What the cells of each column are, as far as the first of them show.
  package private(set) var kinds: [CSVTable.ColumnKind]
  /// The columns without a name whose digits may be times.
  package let digitTimes: [Int]
  private let rows: Rows
  private let options: CSVOptions

  /// Opens the file at `path`; `-` is standard input.
  package init(
    path: String, options: CSVOptions, observe: ((ArraySlice<UInt8>) -> Void)? = nil
  ) throws(DataError) {
    self.init(try CSVStream(path: path, options: options, observe: observe), options)
  }

  /// Opens a file in memory, which is read as one on disk is.
  package init(bytes: [UInt8], name: String, options: CSVOptions) throws(DataError) {
    self.init(try CSVStream(MemoryBytes(bytes), name: name, options: options), options)
  }

  private init(_ stream: CSVStream, _ options: CSVOptions) {
    head = stream.head
    kinds = stream.kinds
    digitTimes = stream.digitTimes
    rows = .stream(stream)
    self.options = options
  }

  package init(_ table: CSVTable) {
    head = table.chunk.head
    kinds = head.columns.indices.map { table.kind(ofColumn: $0) }
    digitTimes = table.chunk.columnsOfDigitTimes()
    rows = .table(table)
    options = table.options
  }

  /// How the times are written, where that is said.
  var timeFormat: TimePattern? { options.timeFormat }

  /// The first rows.
  var sample: CSVChunk {
    switch rows {
    case .stream(let stream): stream.chunk
    case .table(let table): table.chunk
    }
  }

  /// The same file, to be read once more; nil for one that can be read only once.
  package func reopened() -> CSVFile? {
    guard case .stream(let stream) = rows, !stream.isWhole else { return self }
    guard stream.isRegular, var file = try? CSVFile(path: head.name, options: options) else {
      return nil
    }
    (file.head, file.kinds) = (head, kinds)
    return file
  }

  /// The number of the column called `name`; nil when there is none, or when several may be meant.
  package func column(named name: String) -> Int? { head.column(named: name) }

  /// Adds a column made of two others; false where the file lacks one of them.
  package mutating func add(_ derived: DerivedColumn) throws(DataError) -> Bool {
    guard try head.add(derived) else { return false }
    kinds.append(.number)
    return true
  }

  /// Reads all rows and keeps nothing.
  package func skim() throws(DataError) {
    guard case .stream(var stream) = rows else { return }
    try stream.skim()
  }

  /// Reads all rows and keeps the columns asked for.
  /// - Parameter isFirst: Whether it is the file of the target.
  package func columns(
    numbers: [Int], words: [Int] = [], time: TimeSource, id: Int? = nil, released: Int? = nil,
    isFirst: Bool
  ) throws(DataError) -> CSVColumns {
    var columns = CSVColumns(
      head: head, kinds: kinds, numbers: numbers, words: words, time: time, id: id,
      released: released, mayLackID: isFirst && id == nil, options: options)
    switch rows {
    case .stream(var stream): return try stream.fill(columns)
    case .table(let table):
      try columns.append(table.chunk)
      try columns.finish(lines: table.chunk.lines, rowCount: table.rowCount)
      return columns
    }
  }
}
