package import MartletTime

/// What the first rows of a file show of times in several columns.
package struct TimeCells {
  private let file: CSVFile
  private let sample: CSVChunk
  private let id: Int?
  private let rowCount: Int

  /// - Parameter id: The column that names the series, where it is known.
  package init(_ file: CSVFile, id: Int?) {
    self.file = file
    self.id = id
    sample = file.sample
    rowCount = min(sample.records.count, 2_000)
  }

  // MARK: - What columns hold

  /// Whether the cells of a column are clocks with a colon and no date.
  package func areClocks(_ column: Int) -> Bool {
    guard file.kinds[column] == .text else { return false }
    return all(column) { $0.contains(UInt8(ascii: ":")) && TimeParser.clock($0) != nil }
  }

  /// Whether the cells of a column can be clocks, in digits too, and another column holds dates.
  package func isClockBesideDates(_ column: Int) -> Bool {
    // `1`, `2`, `3` may count anything.
    guard isClock(column), all(column, { $0.count == 4 || $0.count == 6 }) else { return false }
    return file.kinds.indices.contains { other in
      other != column && areDates(other)
        && (file.kinds[other] == .time || DigitMeaning.isForm(file.head.columns[other]))
    }
  }

  /// Whether the cells of a column are dates without a clock, or with midnight for one.
  func areDates(_ column: Int) -> Bool {
    all(column) { cell in
      guard let parts = TimeParser.parts(cell) else { return false }
      return parts.format.isFullDate && parts.seconds == 0
    }
  }

  private func all(_ column: Int, _ isRight: (ArraySlice<UInt8>) -> Bool) -> Bool {
    guard file.head.rule(column) == nil else { return false }
    var hasSome = false
    for record in 0..<min(rowCount, 100) {
      let cell = cell(record, column)
      guard !cell.isEmpty else { continue }
      guard isRight(cell) else { return false }
      hasSome = true
    }
    return hasSome
  }

  private func cell(_ record: Int, _ column: Int) -> ArraySlice<UInt8> {
    sample.bytes[sample.content(record, column)]
  }

  // MARK: - Parts that are named

  /// What columns are by their cells, else by their names; nil where one says nothing.
  package func parts(of columns: [Int]) -> [TimePart]? {
    let names = columns.map { file.head.columns[$0] }
    var parts = columns.map { column -> TimePart? in
      if areClocks(column) { return .clock }
      if file.kinds[column] == .time, areDates(column) { return .date }
      let name = file.head.columns[column]
      return DigitMeaning(columnName: name) == .date
        ? .date : TimePart(columnName: name)
    }
    // A pattern for both says what two columns are.
    if file.timeFormat?.hasClock ?? false, columns.count == 2 { parts = [.date, .clock] }
    if parts.contains(.week), let day = parts.firstIndex(of: .day) { parts[day] = .weekday }
    // `time` beside minutes is an hour.
    if parts.contains(.minute), let clock = parts.firstIndex(of: .clock) { parts[clock] = .hour }
    let known = parts.compactMap { $0 }
    return known.count == names.count ? known : nil
  }

  // MARK: - Parts that are recognised

  /// A column of times, with the column of clocks or hours beside it where its dates repeat.
  package func withClock(_ column: Int) -> TimeSource {
    guard file.head.rule(column) == nil, areDates(column) else { return .column(column) }
    let (columns, parts) = withClock([column], [.date])
    return columns.count > 1 ? .parts(columns, parts) : .column(column)
  }

  /// Columns called `year` and `month`, `quarter` or `week`, and perhaps `day`, `hour`, `minute`.
  /// - Parameter names: The plain names of all columns.
  package func recognizedParts(_ names: [String]) -> TimeSource? {
    func column(_ part: TimePart) -> Int? {
      names.indices.first {
        file.head.rule($0) == nil && TimePart(plainName: names[$0]) == part
      }
    }
    func has(_ part: TimePart) -> Bool { column(part) != nil }
    guard has(.year) else { return nil }
    let parts: [TimePart]
    switch (has(.month), has(.day), has(.week)) {
    case (true, true, _): parts = [.year, .month, .day]
    case (true, false, false): parts = [.year, .month]
    case (false, _, true): parts = [.year, .week]
    case (true, false, true):
      // Weeks of the year where rows of a month differ in them.
      let month = [TimePart.year, .month]
      let haveWeeks = column(.week).map { differ(month.compactMap(column), in: $0) } ?? false
      parts = haveWeeks ? [.year, .week] : month
    default:
      guard let part = [TimePart.dayOfYear, .quarter, .half].first(where: has) else {
        return nil
      }
      parts = [.year, part]
    }
    let columns = parts.compactMap(column)
    guard TimeSource.isTime(parts + [.hour]) else { return .parts(columns, parts) }
    let whole = withClock(columns, parts)
    return .parts(whole.columns, whole.parts)
  }

  /// Adds a clock, or hours, minutes and seconds, as long as rows of one time differ in them; minutes beside
  /// hours also where each hour has one row.
  private func withClock(
    _ columns: [Int], _ parts: [TimePart]
  ) -> (columns: [Int], parts: [TimePart]) {
    var (columns, parts) = (columns, parts)
    guard !hasLikelyID(columns) else { return (columns, parts) }
    let chains: [[TimePart]] = [[.clock], [.hour, .minute, .second]]
    for chain in chains where !parts.contains(where: \.isOfClock) {
      for part in chain {
        guard let column = clockColumn(part, without: columns),
          part == .minute || differ(columns, in: column)
        else { break }
        columns.append(column)
        parts.append(part)
      }
    }
    return (columns, parts)
  }

  /// Whether a column of words tells all rows of one time apart, as the names of series do: then times of
  /// day beside them may be as different as the series.
  private func hasLikelyID(_ columns: [Int]) -> Bool {
    guard id == nil else { return false }
    return file.kinds.indices.contains { column in
      guard file.kinds[column] == .text, !columns.contains(column), !areClocks(column) else {
        return false
      }
      let names = Set((0..<rowCount).map { cell($0, column) })
      guard names.count > 1, names.count * 2 <= rowCount else { return false }
      let keys = Set((0..<rowCount).map { record in (columns + [column]).map { cell(record, $0) } })
      return keys.count == rowCount
    }
  }

  /// The column that is called as a part of a clock and holds such; for a whole clock else the only one
  /// of clocks.
  private func clockColumn(_ part: TimePart, without used: [Int]) -> Int? {
    let others = file.head.columns.indices.filter {
      !used.contains($0) && $0 != id && file.head.rule($0) == nil
    }
    let named = others.first { column in
      let name = ColumnNames.plain(file.head.columns[column])
      let isNamed =
        part == .second
        ? ["second", "seconds"].contains(name) : TimePart(plainName: name) == part
      return isNamed && isClock(column, part)
    }
    if let named { return named }
    let clocks = part == .clock ? others.filter(areClocks) : []
    return clocks.count == 1 ? clocks[0] : nil
  }

  /// Whether the first rows can be read as times of day, or as minutes or seconds.
  private func isClock(_ column: Int, _ part: TimePart = .clock) -> Bool {
    if part == .minute || part == .second {
      return all(column) { cell in
        cell.count <= 2 && Int(String(decoding: cell, as: UTF8.self)).map { 0...59 ~= $0 } ?? false
      }
    }
    var clock = ClockColumn(column)
    for record in 0..<min(rowCount, 100) {
      guard (try? clock.append(sample, record)) != nil else { return false }
    }
    return (try? clock.decided()) != nil
  }

  /// Whether rows of one time, of one series, differ in a column.
  private func differ(_ columns: [Int], in other: Int) -> Bool {
    var first: [[ArraySlice<UInt8>]: ArraySlice<UInt8>] = [:]
    for record in 0..<rowCount {
      let key = ((id.map { [$0] } ?? []) + columns).map { cell(record, $0) }
      let value = cell(record, other)
      if let earlier = first[key] {
        if earlier != value { return true }
      } else {
        first[key] = value
      }
    }
    return false
  }
}
