package import MartletFiles

/// The beginning of a file: how it is written, the names of its columns, and where its rows start.
package struct CSVHead: Sendable {
  package let name: String
  package var dialect: CSVDialect
  /// The names of the columns, unique and not empty: the file's, then those made of them.
  package private(set) var columns: [String]
  /// The names of the file's own columns, and what else they may be called.
  package private(set) var names: ColumnNames
  private(set) var rules: [DerivedColumn.Rule] = []
  /// The number of fields in a row: the columns, and empty ones after them.
  let fieldCount: Int
  /// The index of the first byte of the first row, and its physical line.
  let rowStart: Int
  let rowLine: Int
  /// The line that seems to hold the column names instead of the one that was taken.
  let likelyHeaderLine: Int?

  /// The place of a column's name.
  package func location(_ column: Int? = nil) -> SourceLocation {
    SourceLocation(
      file: name, line: dialect.headerLine, column: column.map { fileColumn($0) + 1 })
  }

  /// The rule by which a column is made; nil for one of the file.
  package func rule(_ column: Int) -> DerivedColumn.Rule? {
    let first = columns.count - rules.count
    return column >= first ? rules[column - first] : nil
  }

  /// Where a column is in the file; for a derived one, where the first one is that it is made of.
  func fileColumn(_ column: Int) -> Int { rule(column)?.left ?? column }

  /// The column called `name`; nil where there is none, or where several may be meant.
  package func column(named name: String) -> Int? {
    if let column = columns.firstIndex(of: name) { return column }
    let places = names.columns(called: name)
    return places.count == 1 ? places[0] : nil
  }

  /// Checks that a name does not stand for several columns.
  /// - Parameter option: What asks for the column.
  package func checkMeaning(of name: String, option: ColumnOption) throws(DataError) {
    let places = names.columns(called: name)
    guard places.count > 1, !columns.contains(name) else { return }
    throw DataError(
      .ambiguousName(name, option: option, columns: places.map { columns[$0] }),
      at: location(places[1]))
  }

  /// Adds a column made of two others; false where the file lacks one of them.
  mutating func add(_ derived: DerivedColumn) throws(DataError) -> Bool {
    guard let rule = try derived.rule(names, at: location()) else { return false }
    if let first = columns.firstIndex(of: derived.name) {
      throw DataError(
        .duplicateColumnName(derived.name, first: fileColumn(first) + 1), at: location(first))
    }
    columns.append(derived.name)
    rules.append(rule)
    return true
  }

  /// Recognises a head.
  /// - Parameters:
  ///   - bytes: The first bytes of the text; from index 0.
  ///   - isLast: Whether they are all.
  /// - Returns: nil when it takes more bytes to know.
  /// - Throws: `DataError` for text that has no head, with the place.
  init?(
    _ bytes: ArraySlice<UInt8>, isLast: Bool, name: String, text: TextBytes, options: CSVOptions
  ) throws(DataError) {
    self.name = name
    guard !bytes.allSatisfy({ CSVSample.isLineEnd($0) || CSVText.isSpace($0) }) else {
      guard isLast else { return nil }
      throw DataError(.emptyFile, at: SourceLocation(file: name))
    }
    var start = (index: bytes.startIndex, line: 1)
    let spoken = Self.delimiterLine(bytes)
    if let spoken { start = (spoken.next, 2) }
    if let wanted = options.headerLine {
      while start.line < wanted, start.index < bytes.endIndex {
        if CSVSample.isLineEnd(bytes[start.index]) {
          start = (CSVSample.afterLineEnd(bytes, start.index), start.line + 1)
        } else {
          start.index += 1
        }
      }
    }
    func sample(_ delimiter: UInt8) -> CSVSample {
      CSVSample(
        bytes, from: start.index, line: start.line, delimiter: delimiter, isLast: isLast,
        limit: HeadLayout.sampleSize(options))
    }
    let delimiters = (options.delimiter ?? spoken?.delimiter).map { [$0] } ?? Array(",;\t|".utf8)
    let samples = delimiters.map(sample)
    let ranks = samples.map { Self.rank($0, bytes) }
    let best = samples.indices.max { ranks[$0] < ranks[$1] } ?? 0
    let records = samples[best].records
    guard !records.isEmpty else {
      guard isLast else { return nil }
      let place = SourceLocation(file: name)
      throw options.headerLine.map { DataError(.noHeaderLine($0), at: place) }
        ?? DataError(.emptyFile, at: place)
    }
    let sample = samples[best]
    let found =
      options.startsWithData
      ? try HeadLayout(
        ofRows: sample, bytes, from: start, isLast: isLast, name: name, options: options)
      : try HeadLayout(sample, bytes, isLast: isLast, name: name, options: options)
    guard let layout = found else { return nil }
    for record in layout.headRecords {
      try Self.check(record, bytes, name: name, delimiter: sample.delimiter)
    }
    names = layout.names
    columns = names.columns
    fieldCount = layout.fieldCount
    rowStart = layout.rows.index
    rowLine = layout.rows.line
    likelyHeaderLine = layout.likelyHeaderLine
    dialect = CSVDialect(
      isCompressed: text.isCompressed, encoding: text.encoding,
      hasByteOrderMark: text.hasByteOrderMark,
      lineEnd: LineEnd(bytes, before: layout.first.next),
      delimiter: sample.delimiter, decimalMark: options.decimalMark ?? .point,
      isDecimalMarkKnown: options.decimalMark != nil,
      isDecimalMarkGiven: options.decimalMark != nil, missing: MissingWords(options.missingTexts),
      headerLine: layout.first.line, headerRows: layout.headerRows, joinedName: layout.joinedName,
      sharedNames: layout.sharedNames, skippedRows: options.skippedRows,
      hasBrokenNames: layout.headRecords.contains { record in
        record.fields.contains { firstInvalidUTF8(in: bytes.span, $0) != nil }
      },
      emptyColumns: fieldCount - columns.count, skippedFooter: options.skippedFooter)
  }

  /// `sep=;`, the line with which Excel says what separates fields.
  private static func delimiterLine(
    _ bytes: ArraySlice<UInt8>
  ) -> (delimiter: UInt8, next: Int)? {
    let first = Array(bytes.prefix(6))
    guard first.count == 6, first.starts(with: "sep=".utf8) || first.starts(with: "SEP=".utf8),
      !CSVSample.isLineEnd(first[4]), CSVSample.isLineEnd(first[5])
    else { return nil }
    return (first[4], CSVSample.afterLineEnd(bytes, bytes.startIndex + 5))
  }

  /// The better a delimiter explains the records, the higher: at least two fields, in as large a
  /// share of the records, and as many, and then as many with a value, as possible. Of equals the last one
  /// in order is taken by `max`, hence the position: commas before semicolons, tabs and bars.
  private static func rank(
    _ sample: CSVSample, _ bytes: ArraySlice<UInt8>
  ) -> (Int, Double, Int, Int, Int) {
    let position = Array(",;\t|".utf8).firstIndex(of: sample.delimiter) ?? 0
    guard sample.commonCount >= 2 else { return (0, 0, 0, 0, -position) }
    let values = sample.records.prefix(20).reduce(0) {
      $0 + $1.makes(bytes).count(where: \.isValue)
    }
    return (1, sample.consistency, sample.commonCount, values, -position)
  }

  /// Checks the header's quotes as those of any record.
  private static func check(
    _ record: CSVSample.Record, _ bytes: ArraySlice<UInt8>, name: String, delimiter: UInt8
  ) throws(DataError) {
    guard let start = record.fields.first?.lowerBound else { return }
    var tokenizer = CSVTokenizer(
      name: name, delimiter: delimiter, columnCount: record.fields.count,
      namedCount: record.fields.count, line: record.line)
    let copy = Array(bytes[start..<record.next])
    _ = try tokenizer.scan(copy, 0..<copy.count, isLast: true)
  }
}
