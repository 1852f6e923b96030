/// Which record of a file holds the column names.
///
/// The first one, unless it is a comment or has fewer fields than the table below. Then it is the
/// first record as wide as the table, if it looks like names, and if every record before it is a
/// comment, a line without a delimiter, or set off by a blank line.
struct HeaderRow {
  /// The index of the record.
  let index: Int
  /// The line of a record that would fit the table better but was not preceded as it should be.
  let alternative: Int?

  init(_ sample: CSVSample, _ bytes: ArraySlice<UInt8>) {
    let records = sample.records
    let count = sample.commonCount
    let wide = records.filter { $0.fields.count == count }
    var empty = 0
    while empty < count - 1, wide.allSatisfy({ isBlank($0.fields[count - 1 - empty], bytes) }) {
      empty += 1
    }
    func isComment(_ index: Int) -> Bool {
      let record = records[index]
      guard let start = record.fields.first?.lowerBound, start < bytes.endIndex,
        bytes[start] == UInt8(ascii: "#")
      else { return false }
      guard record.fields.count == count else { return true }
      let next = records[(index + 1)...].first { record in
        record.fields.first.map { bytes[$0].first != UInt8(ascii: "#") } ?? false
      }
      return next.map { looksLikeNames($0, bytes) } ?? false
    }
    let candidate = records.indices.first { index in
      (count - empty)...count ~= records[index].fields.count && !isComment(index)
    }
    guard let candidate, candidate > 0, looksLikeNames(records[candidate], bytes) else {
      index = 0
      alternative = nil
      return
    }
    let isSetOff = records[..<candidate].indices.allSatisfy { index in
      isComment(index) || records[index].fields.count == 1
        || records[(index + 1)...candidate].contains { $0.isAfterBlank }
    }
    index = isSetOff ? candidate : 0
    alternative = isSetOff ? nil : records[candidate].line
  }

  /// The column names; empty ones at the end are left out, and an empty first one is `column 1`.
  static func names(
    _ record: CSVSample.Record, _ bytes: ArraySlice<UInt8>, name file: String
  ) throws(DataError) -> [String] {
    var titles = record.fields.map { CSVText.trimmedText($0, bytes) }
    if titles[0].first == "#" {
      titles[0] = String(titles[0].drop { $0 == "#" || $0.isWhitespace })
    }
    while titles.count > 1, titles.last?.isEmpty ?? false { titles.removeLast() }
    if titles.count > 1, titles[0].isEmpty { titles[0] = "column 1" }
    var columns: [String: Int] = [:]
    for (index, title) in titles.enumerated() {
      let location = SourceLocation(file: file, line: record.line, column: index + 1)
      guard !title.isEmpty else { throw DataError(.emptyColumnName, at: location) }
      if let first = columns.updateValue(index + 1, forKey: title) {
        throw DataError(.duplicateColumnName(title, first: first), at: location)
      }
    }
    let values = titles.map(isValue)
    guard values.contains(false) || !values.contains(true) else {
      let location = SourceLocation(file: file, line: record.line)
      throw DataError(.headerLooksLikeData(first: titles[0]), at: location)
    }
    return titles
  }

  /// The number of fields in a row: as in the first one, if what has no name is empty there.
  static func fieldCount(
    named count: Int, header: CSVSample.Record, rows: ArraySlice<CSVSample.Record>,
    _ bytes: ArraySlice<UInt8>
  ) -> Int {
    let first = rows.first { row in
      row.fields.count == header.fields.count
        || row.fields.first.map { bytes[$0].first != UInt8(ascii: "#") } ?? false
    }
    guard let fields = first?.fields, fields.count >= count,
      fields[count...].allSatisfy({ isBlank($0, bytes) })
    else { return header.fields.count }
    return fields.count
  }

  /// Whether a text is a number or a time; nil for a word for a missing value, which may be either.
  private static func isValue(_ text: String) -> Bool? {
    let cell = Array(text.utf8)
    switch NumberParser().parse(cell.span, 0..<cell.count) {
    case .noted(_, let notation) where notation.mayBeName: return TimeParser.looksLikeTime(cell)
    case .number, .noted, .unclear: return true
    case .missing: return nil
    case .infinite, .notANumber: return TimeParser.looksLikeTime(cell)
    }
  }
}

private func isBlank(_ field: Range<Int>, _ bytes: ArraySlice<UInt8>) -> Bool {
  bytes[field].allSatisfy { CSVText.isSpace($0) || $0 == 0x22 }
}

/// Whether a record has a word, and no number but years.
private func looksLikeNames(_ record: CSVSample.Record, _ bytes: ArraySlice<UInt8>) -> Bool {
  let parser = NumberParser()
  var hasWord = false
  for field in record.fields {
    let cell = Array(CSVText.trimmedText(field, bytes).utf8)
    switch parser.parse(cell.span, 0..<cell.count) {
    case .missing: break
    case .noted(_, let notation) where notation.mayBeName: hasWord = true
    case .notANumber:
      guard !TimeParser.looksLikeTime(cell) else { return false }
      hasWord = true
    case .number(let value) where cell.count == 4 && 1000...2999 ~= value: break
    default: return false
    }
  }
  return hasWord
}
