/// What the first rows of a file say about its decimal mark.
struct MarkSurvey {
  /// The mark that they show; nil where they show none, or both.
  private(set) var mark: DecimalMark?
  /// A whole number without a mark and one with three digits behind it, where it is these that show
  /// that what is before the three digits stands between thousands.
  private(set) var groups: CSVDialect.Groups?
  /// Whether the file may be written as where commas are decimal: fields are not separated by commas, or
  /// there are dates like 31.12.2018.
  private(set) var isContinental: Bool

  /// As much of a file as is looked at: what a stream has in memory when it must decide.
  static let size = 1 << 17

  init(_ chunk: CSVChunk) {
    isContinental = chunk.head.dialect.delimiter != UInt8(ascii: ",")
    var found: Set<DecimalMark.Evidence> = []
    var told: [DecimalMark: CSVDialect.Groups] = [:]
    for index in chunk.head.columns.indices {
      let column = ColumnMarks(chunk, index)
      isContinental = isContinental || column.hasDays || column.holdsMonths
      guard !column.holdsMonths else { continue }
      found.formUnion(column.found)
      for evidence in column.evidence where evidence.tells {
        let mark = evidence.mark.other
        if let short = evidence.short, let group = evidence.roundGroup, told[mark] == nil {
          told[mark] = CSVDialect.Groups(short: short, group: group)
        }
      }
    }
    switch (found.contains(.point), found.contains(.comma)) {
    case (true, false): mark = .point
    case (false, true): mark = .comma
    case (true, true): mark = nil
    case (false, false):
      guard told.count == 1, let (mark, groups) = told.first else { return }
      self.mark = mark
      self.groups = groups
    }
  }
}

/// What the first cells of a column say.
private struct ColumnMarks {
  private(set) var found: Set<DecimalMark.Evidence> = []
  private(set) var evidence = DecimalMark.allCases.map { GroupEvidence($0) }
  /// Whether some cell is a date like 31.12.2018.
  private(set) var hasDays = false
  /// Whether all cells are months like 02.2018.
  private(set) var holdsMonths = false

  init(_ chunk: CSVChunk, _ column: Int) {
    let bytes = chunk.bytes.span
    let parser = NumberParser(chunk.head.dialect)
    var (months, count) = (0, 0)
    for record in 0..<chunk.records.count {
      let range = chunk.content(record, column)
      guard range.upperBound <= MarkSurvey.size else { break }
      guard let first = range.first, let last = range.last,
        !parser.missing.hasNumbers || parser.parse(bytes, range) != .missing
      else { continue }
      count += 1
      switch Self.dottedDate(bytes, range) {
      case .day:
        hasDays = true
        continue
      case .month: months += 1
      case nil: break
      }
      let isBare = Self.isDigit(bytes[first]) && Self.isDigit(bytes[last])
      let core = isBare ? range : NumberAffixes(bytes, range)?.core ?? range
      if let shown = DecimalMark.evidence(in: bytes, core) { found.insert(shown) }
      for index in evidence.indices { _ = evidence[index].take(bytes, core) }
      if count >= 1_000, evidence.allSatisfy({ $0.isSettled || $0.isEmpty }) { break }
    }
    holdsMonths = months > 0 && months == count
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") <= 9 }

  private enum DottedDate {
    case day
    case month
  }

  /// `31.12.2018` or `31.12.18`, with a clock perhaps, or `02.2018`, which may be a number too.
  private static func dottedDate(_ bytes: Span<UInt8>, _ range: Range<Int>) -> DottedDate? {
    guard range.count >= 6,
      bytes[range.lowerBound + 1] == UInt8(ascii: ".")
        || bytes[range.lowerBound + 2] == UInt8(ascii: ".")
    else { return nil }
    let text = String(bytes, range).prefix { $0 != " " && $0 != "T" }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let isClocked = text.utf8.count < range.count
    guard 2...3 ~= parts.count, parts.allSatisfy({ $0.allSatisfy { "0"..."9" ~= $0 } }),
      parts.dropLast().allSatisfy({ 1...2 ~= $0.count && 1...31 ~= Int($0) ?? 0 })
    else { return nil }
    let year = parts[parts.count - 1]
    if parts.count == 3 { return year.count == 4 || year.count == 2 ? .day : nil }
    let isMonth = parts[0].count == 2 && 1...12 ~= Int(parts[0]) ?? 0
    return !isClocked && isMonth && year.count == 4 && 1900...2099 ~= Int(year) ?? 0 ? .month : nil
  }
}
