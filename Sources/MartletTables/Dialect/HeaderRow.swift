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
    if let table = Self.table(in: records[..<candidate], bytes) {
      (index, alternative) = (table, nil)
      return
    }
    index = isSetOff ? candidate : 0
    alternative = isSetOff ? nil : records[candidate].line
  }

  /// The names of a table above another one: names and at least three rows that begin with a number or
  /// a time and hold another, before any blank line.
  private static func table(
    in records: ArraySlice<CSVSample.Record>, _ bytes: ArraySlice<UInt8>
  ) -> Int? {
    records.indices.first { index in
      let width = records[index].fields.count
      let rows = records[(index + 1)...].prefix(3)
      guard width > 1, rows.count == 3, looksLikeNames(records[index], bytes) else { return false }
      return rows.allSatisfy { row in
        let makes = row.makes(bytes)
        return makes.count == width && !row.isAfterBlank && makes[0].isValue
          && makes.dropFirst().contains(where: \.isValue)
      }
    }
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
}

private func isBlank(_ field: Range<Int>, _ bytes: ArraySlice<UInt8>) -> Bool {
  bytes[field].allSatisfy { CSVText.isSpace($0) || $0 == 0x22 }
}

/// Whether a record has a word, and no number but years.
private func looksLikeNames(_ record: CSVSample.Record, _ bytes: ArraySlice<UInt8>) -> Bool {
  let texts = record.fields.map { CSVText.trimmedText($0, bytes) }
  let makes = texts.map { CellMake($0) }
  return makes.contains(.word)
    && zip(texts, makes).allSatisfy { text, make in
      !make.isValue || text.utf8.count == 4 && Int(text).map { 1000...2999 ~= $0 } ?? false
    }
}
