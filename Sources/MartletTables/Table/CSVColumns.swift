package import MartletFiles
package import MartletTime

/// The columns of a file that are kept, row for row: first in the order of the file, then series by
/// series with the oldest row first.
package struct CSVColumns: Sendable {
  /// The rows of one series.
  package struct Group: Sendable {
    package let id: String
    package var rows: Range<Int>
  }

  package private(set) var head: CSVHead
  package let kinds: [CSVTable.ColumnKind]
  package let timeSource: TimeSource
  /// Whether an id column may tell rows of one time apart: whether it is the first file's, without.
  package let mayLackID: Bool
  package private(set) var rowCount = 0
  /// The series of a file with an id column, else one of all rows, without a name.
  package private(set) var groups: [Group] = []
  package private(set) var timeKind: TimeKind = .date
  /// Whether times with a clock show what some clock showed, not instants.
  package private(set) var timesAreLocal = false
  /// How the times are written.
  package private(set) var timeExample = ""
  /// The time of each row.
  package var ticks: [Int64] = []
  /// What is worth saying of how the file is written.
  package private(set) var notes: [Wording] = []

  /// When each row was published, where the file has a column for it.
  package private(set) var releases: (kind: TimeKind, ticks: [Int64], areLocal: Bool)?

  /// Whether fractions of a second are cut.
  package private(set) var timesAreCut = false
  private var time: TimeCollector
  private var released: TimeColumn?
  private var columns: [NumberColumn]
  /// The columns asked for that are made of others.
  private let derived: [Int]
  private var ids: WordColumn?
  private var words: [WordColumn]
  private var values: [Int: [Double]] = [:]
  private var missingCounts: [Int: Int] = [:]
  private var lines = RowLines()
  /// Whether some series have their newest row first in the file.
  private(set) var hasTurnedRows = false
  /// The row of the file that each row is; nil when all are where they were.
  private var order: [UInt32]?

  init(
    head: CSVHead, kinds: [CSVTable.ColumnKind], numbers: [Int], words: [Int], time: TimeSource,
    id: Int?, released: Int?, mayLackID: Bool, options: CSVOptions
  ) {
    self.head = head
    self.mayLackID = mayLackID
    self.kinds = kinds
    timeSource = time
    self.time = TimeCollector(time, options.timeFormat)
    self.released = released.map { TimeColumn($0, nil) }
    derived = numbers.filter { head.rule($0) != nil }
    var read = numbers.filter { head.rule($0) == nil }
    for rule in derived.compactMap(head.rule) {
      for column in [rule.left, rule.right] where !read.contains(column) { read.append(column) }
    }
    columns = read.map { NumberColumn($0, head.dialect) }
    ids = id.map { WordColumn($0, isID: true) }
    self.words = words.map { WordColumn($0, isID: false) }
  }

  /// The numbers of a column that was asked for; NaN where there is none.
  package func numbers(_ column: Int) -> [Double] { values[column] ?? [] }

  /// A column of words that was asked for; nil for others.
  package func words(_ column: Int) -> WordColumn? { words.first { $0.column == column } }

  /// How many numbers of a column are missing.
  package func missingCount(_ column: Int) -> Int { missingCounts[column] ?? 0 }

  /// The row of the file, counted from 0, that a row was.
  package func fileRow(_ row: Int) -> Int { order.map { Int($0[row]) } ?? row }

  /// Whether some row is not where it was in the file.
  package var hasMovedRows: Bool { order != nil }

  /// The physical line of a row.
  package func line(_ row: Int) -> Int { lines[fileRow(row)] }

  /// The place of a cell.
  package func location(_ row: Int, _ column: Int) -> SourceLocation {
    SourceLocation(file: head.name, line: line(row), column: head.fileColumn(column) + 1)
  }

  // MARK: - Filling

  /// Makes room for as many rows.
  mutating func reserve(_ count: Int) {
    time.reserve(count)
    for index in columns.indices { columns[index].reserve(count) }
  }

  mutating func append(_ chunk: CSVChunk) throws(DataError) {
    do throws(DataError) { try time.append(chunk) } catch { throw chunk.withFooter(error) }
    try released?.append(chunk)
    try ids?.append(chunk)
    for index in words.indices { try words[index].append(chunk) }
    for index in columns.indices { try columns[index].append(chunk) }
  }

  /// Decides what only all rows can tell.
  /// - Throws: `DataError` for dates that may be read in two ways.
  mutating func finish(
    lines: RowLines, rowCount: Int, below: TextBelow? = nil
  ) throws(DataError) {
    self.lines = lines
    head.dialect.note(below)
    self.rowCount = rowCount
    groups = [Group(id: "", rows: 0..<rowCount)]
    if let ids {
      (groups, order) = ids.grouped()
      self.ids = nil
    }
    if let order { time.rearrange(order) }
    let times = try time.decided(groups: groups.map(\.rows))
    (timeKind, ticks) = (times.kind, times.ticks)
    (timesAreLocal, timesAreCut, timeExample) = (times.areLocal, times.areCut, times.example)
    let sourceNote = time.note(of: timeSource.columns.map { head.columns[$0] })
    time = TimeCollector(.rows, nil)
    if let released {
      let times = try released.decided(groups: groups.map(\.rows))
      releases = (times.kind, times.ticks, times.areLocal)
      self.released = nil
    } else {
      turnNewestFirst()
    }
    if let order { for index in words.indices { words[index] = words[index].rearranged(order) } }
    try checkMarks()
    let numbers = NumberNotes.words(columns.map { (head.columns[$0.column], $0.notes) })
    while let column = columns.popLast() {
      values[column.column] = order.map { $0.map { column.values[Int($0)] } } ?? column.values
      missingCounts[column.column] = column.missingCount
    }
    for column in derived { try derive(column) }
    notes = head.dialect.notes
    notes += ((sourceNote.map { [$0] } ?? []) + times.notes + numbers).map { Wording($0) }
    if hasTurnedRows { notes.append("newest rows first") }
  }

  /// Checks that no mark may be decimal as well as between thousands. Where times are across, the
  /// columns are values of one kind and show it together.
  private func checkMarks() throws(DataError) {
    for column in columns { try column.finish(head) }
    guard timeSource == .rows, var all = columns.first else { return }
    for column in columns.dropFirst() { all.takeGroups(of: column) }
    try all.finish(head)
  }

  /// Makes a column of two others.
  private mutating func derive(_ column: Int) throws(DataError) {
    guard let rule = head.rule(column) else { return }
    let (left, right) = (numbers(rule.left), numbers(rule.right))
    var made: [Double] = []
    made.reserveCapacity(rowCount)
    for row in 0..<rowCount {
      let value = rule.operation.apply(left[row], right[row])
      guard value.isFinite || left[row].isNaN || right[row].isNaN else {
        let text = "\(left[row]) \(rule.operation.rawValue) \(right[row])"
        throw DataError(
          .notFinite(text, column: head.columns[column]), at: location(row, column))
      }
      made.append(value)
    }
    values[column] = made
    missingCounts[column] = made.count { $0.isNaN }
  }

  /// Turns series whose last row is older than their first.
  private mutating func turnNewestFirst() {
    for group in groups {
      guard let first = ticks[group.rows].first, let last = ticks[group.rows].last, last < first
      else { continue }
      var order = self.order ?? (0..<UInt32(rowCount)).map { $0 }
      order[group.rows].reverse()
      ticks[group.rows].reverse()
      self.order = order
      hasTurnedRows = true
    }
  }
}
