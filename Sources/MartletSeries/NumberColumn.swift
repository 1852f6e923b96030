/// Collects the numbers of a column, one a row; a missing value is NaN.
struct NumberColumn: Sendable {
  let column: Int
  private(set) var values: [Double] = []
  private let parser: NumberParser
  /// Whether the values have a percent sign; nil until there is one value.
  private(set) var hasPercentSigns: Bool?
  private(set) var missingCount = 0

  init(_ column: Int, _ dialect: CSVDialect) {
    self.column = column
    parser = NumberParser(dialect)
  }

  /// Adds the cells of the records.
  /// - Throws: `DataError` at the first cell that is a word, not finite, or unclear.
  mutating func append(_ chunk: CSVChunk) throws(DataError) {
    let last = values.count + chunk.records.count
    values.reserve(chunk.records.count)
    while values.count < last {
      if hasPercentSigns == false { appendPlainNumbers(chunk, upTo: last) }
      guard values.count < last else { return }
      let record = values.count - (last - chunk.records.count)
      let range = CSVText.content(chunk.records.field(record, column), chunk.bytes.span)
      values.append(try value(chunk, record, range))
    }
  }

  /// Makes room for as many rows.
  mutating func reserve(_ count: Int) { values.reserveCapacity(count) }

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

  private mutating func value(
    _ chunk: CSVChunk, _ record: Int, _ range: Range<Int>
  ) throws(DataError) -> Double {
    let (value, isPercent): (Double, Bool)
    switch parser.parse(chunk.bytes.span, range) {
    case .missing:
      missingCount += 1
      return .nan
    case .number(let number): (value, isPercent) = (number, false)
    case .percent(let number): (value, isPercent) = (number, true)
    case .infinite:
      throw chunk.error(record, column) { .notFinite($0, column: $1) }
    case .unclear:
      throw chunk.error(record, column) { .unclearNumber($0, column: $1) }
    case .notANumber:
      let mark = parser.mark
      throw chunk.error(record, column) { .notANumber($0, column: $1, mark: mark) }
    }
    guard isPercent == hasPercentSigns ?? isPercent else {
      throw chunk.error(record, column) {
        .mixedPercent($0, column: $1, hasSign: isPercent)
      }
    }
    hasPercentSigns = isPercent
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
