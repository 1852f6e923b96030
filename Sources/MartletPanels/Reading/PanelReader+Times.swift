import MartletFiles
import MartletTables
import MartletTime

extension PanelReader {
  /// The names of a time column, the surest first.
  static var timeNames: [String] { ["date", "ds", "timestamp", "datetime", "time", "unix"] }

  /// The time column: the one named, one called `date` or the like, or the only one of times; or
  /// columns of the year and the month, quarter or week. Where dates repeat, a column of clocks or
  /// hours beside them belongs to the time.
  /// - Returns: Where the times are, and by what that was told.
  func recognizedTime(
    in file: CSVFile, isFirst: Bool
  ) throws(DataError) -> (source: TimeSource, reason: Wording) {
    let head = file.head
    if let timeColumn {
      let names = timeColumn.split(separator: ",").map { Self.trimmed(String($0)) }
      if names.count > 1, file.column(named: timeColumn) == nil,
        isFirst || names.allSatisfy({ file.column(named: $0) != nil })
      {
        return (try parts(named: names, in: file), "named by \(option: .timeCol)")
      }
      if isFirst || file.column(named: timeColumn) != nil {
        let column = try column(named: timeColumn, in: file, option: ColumnOption(.timeCol))
        return (.column(column), "named by \(option: .timeCol)")
      }
    }
    let plain = head.columns.map(ColumnNames.plain)
    let cells = TimeCells(file, id: isFirst ? (try? recognizedID(in: file)) ?? nil : nil)
    var clockAlone: Int?
    for name in Self.timeNames {
      try checkMeaning(of: name, in: file, option: ColumnOption(.timeCol))
      guard let column = plain.firstIndex(of: name) else { continue }
      if !cells.areClocks(column), name != "time" || !cells.isClockBesideDates(column) {
        return (cells.withClock(column), "by its name")
      }
      clockAlone = clockAlone ?? column
    }
    if let parts = cells.recognizedParts(plain) { return (parts, "by its name") }
    if let column = head.columns.firstIndex(where: DigitMeaning.isForm) {
      return (cells.withClock(column), "by its name")
    }
    var candidates = plain.indices.filter {
      ["month", "quarter", "period", "year"].contains(plain[$0])
    }
    let isByName = !candidates.isEmpty
    if !isByName { candidates = file.kinds.indices.filter { file.kinds[$0] == .time } }
    if candidates.isEmpty { candidates = file.digitTimes }
    switch candidates.count {
    case 1:
      return (
        cells.withClock(candidates[0]), isByName ? "by its name" : "the only column of times"
      )
    case 0:
      if let clockAlone { return (.column(clockAlone), "by its name") }
      throw DataError(.noTimeColumn(columns: head.columns), at: head.location())
    default:
      throw DataError(
        .severalTimeColumns(candidates.map { head.columns[$0] }), at: head.location())
    }
  }

  private static func trimmed(_ name: String) -> String {
    String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  /// The columns that `--time-col year,month` names: each is what its cells or its name say.
  private func parts(named names: [String], in file: CSVFile) throws(DataError) -> TimeSource {
    var columns: [Int] = []
    for name in names {
      columns.append(try column(named: name, in: file, option: ColumnOption(.timeCol)))
    }
    let parts = TimeCells(file, id: nil).parts(of: columns)
    guard Set(columns).count == columns.count, let parts, TimeSource.isTime(parts) else {
      throw DataError(.invalidTimeParts(names), at: file.head.location(columns[0]))
    }
    return .parts(columns, parts)
  }
}
