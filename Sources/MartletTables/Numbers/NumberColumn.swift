import MartletFiles

/// Collects the numbers of a column, one a row; a missing value is NaN.
struct NumberColumn: Sendable {
  private(set) var column: Int
  private(set) var values: [Double] = []
  private let parser: NumberParser
  /// What is written in a way of its own.
  private(set) var notes = NumberNotes()
  private(set) var missingCount = 0
  /// What the decimal mark of the numbers may be instead, and where the first one is that leaves it
  /// open.
  private(set) var groups: GroupEvidence
  private(set) var place: SourceLocation?

  init(_ column: Int, _ dialect: CSVDialect) {
    self.column = column
    parser = NumberParser(dialect)
    groups = GroupEvidence(dialect.decimalMark, isSettled: dialect.isDecimalMarkGiven)
  }

  /// Adds the cells of the records.
  /// - Throws: `DataError` at the first cell that is a word, not finite, or unclear.
  mutating func append(_ chunk: CSVChunk) throws(DataError) {
    let last = values.count + chunk.records.count
    values.reserve(chunk.records.count)
    while values.count < last {
      if notes.unit == "", !parser.missing.hasNumbers {
        if groups.isSettled {
          appendPlainNumbers(chunk, upTo: last)
        } else {
          appendOpenNumbers(chunk, upTo: last)
        }
      }
      guard values.count < last else { return }
      let record = values.count - (last - chunk.records.count)
      let range = CSVText.content(chunk.records.field(record, column), chunk.bytes.span)
      values.append(try value(chunk, record, range))
    }
  }

  /// Checks what only all numbers can tell.
  /// - Throws: `DataError` for a mark that may be decimal or not.
  func finish(_ head: CSVHead) throws(DataError) {
    guard groups.isUnclear(head.dialect) else { return }
    throw DataError(
      .unclearNumber(
        groups.group ?? "", column: head.columns[column], short: groups.short, mark: parser.mark),
      at: place)
  }

  /// Makes room for as many rows.
  mutating func reserve(_ count: Int) { values.reserveCapacity(count) }

  /// Takes what another column of values of one kind says about their mark.
  mutating func takeGroups(of other: NumberColumn) {
    if place == nil { (column, place) = (other.column, other.place) }
    groups.add(other.groups)
  }

  /// Adds plain numbers, the great majority, up to the first cell that holds something else.
  private mutating func appendPlainNumbers(_ chunk: CSVChunk, upTo last: Int) {
    let bytes = chunk.bytes.span
    let bounds = chunk.records.bounds.span
    let stride = chunk.records.columnCount + 1
    let parser = parser
    let missing = last - values.count
    var index = (chunk.records.count - missing) * stride + column
    values.append(addingCapacity: missing) { out in
      while out.count < missing {
        let field = Int(bounds[index])..<Int(bounds[index + 1] &- 1)
        guard let value = parser.plainNumber(bytes, field) else { return }
        out.append(value)
        index += stride
      }
    }
  }

  /// Adds plain numbers as long as they leave open whether their mark is decimal.
  private mutating func appendOpenNumbers(_ chunk: CSVChunk, upTo last: Int) {
    let bytes = chunk.bytes.span
    let bounds = chunk.records.bounds.span
    let stride = chunk.records.columnCount + 1
    let parser = parser
    let missing = last - values.count
    let first = chunk.records.count - missing
    var index = first * stride + column
    var groups = groups
    var found: Int?
    values.append(addingCapacity: missing) { out in
      while out.count < missing, !groups.isSettled {
        let field = Int(bounds[index])..<Int(bounds[index + 1] &- 1)
        guard let value = parser.plainNumber(bytes, field) else { return }
        if groups.take(bytes, field) { found = first + out.count }
        out.append(value)
        index += stride
      }
    }
    self.groups = groups
    if let found { place = chunk.location(found, column) }
  }

  private mutating func value(
    _ chunk: CSVChunk, _ record: Int, _ range: Range<Int>
  ) throws(DataError) -> Double {
    let (value, notation): (Double, NumberNotation)
    switch parser.parse(chunk.bytes.span, range) {
    case .missing:
      missingCount += 1
      notes.takeMissing(chunk.bytes.span, range)
      return .nan
    case .number(let number): (value, notation) = (number, NumberNotation())
    case .noted(let number, let found): (value, notation) = (number, found)
    case .infinite:
      throw chunk.error(record, column) { .notFinite($0, column: $1) }
    case .unclear:
      throw chunk.error(record, column) {
        .unclearNumber($0, column: $1, short: nil, mark: .comma)
      }
    case .notANumber:
      let mark = parser.mark
      throw chunk.error(record, column) { .notANumber($0, column: $1, mark: mark) }
    }
    if !groups.isSettled {
      let core = NumberAffixes(chunk.bytes.span, range)?.core ?? range
      if groups.take(chunk.bytes.span, core) { place = chunk.location(record, column) }
    }
    if let unlike = notes.take(notation, { chunk.text(record, column) }) {
      throw chunk.error(record, column) {
        switch unlike {
        case .unit(let above): .mixedUnits($0, column: $1, unit: notation.unit, above: above)
        case .groups(let above): .mixedGroups($0, column: $1, above: above)
        }
      }
    }
    return value
  }
}

extension Array {
  /// Makes room for `count` more elements, in steps that double.
  mutating func reserve(_ count: Int) {
    let needed = self.count + count
    if needed > capacity { reserveCapacity(Swift.max(needed, capacity * 2)) }
  }
}
