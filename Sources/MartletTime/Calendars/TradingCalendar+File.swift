public import MartletFiles

extension TradingCalendar {
  /// Reads a file of holidays: one date a line, `2018-12-25`, in any order.
  ///
  /// What follows a comma, semicolon, space or tab is a remark, as is a line that starts with `#`;
  /// empty lines are skipped. Sessions are the weekdays that are not in the file.
  /// - Throws: `DataError` for a file that cannot be read, at the first line that is no date, or for
  ///   a file without dates.
  public init(contentsOf path: String) throws(DataError) {
    try self.init(bytes: FileBytes.read(path), name: path)
  }

  /// Reads a file of holidays from memory.
  package init(bytes: [UInt8], name: String) throws(DataError) {
    var holidays: [Int64] = []
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    for (index, line) in lines.enumerated() {
      // A byte order mark is no part of the first date.
      let words = line.split { " \t,;\"\u{FEFF}".contains($0) }
      guard let word = words.first, !word.hasPrefix("#") else { continue }
      guard let day = Self.day(word) else {
        throw DataError(
          .notAHoliday(String(word)), at: SourceLocation(file: name, line: index + 1))
      }
      holidays.append(day)
    }
    guard !holidays.isEmpty else {
      throw DataError(.noHolidays, at: SourceLocation(file: name))
    }
    let shortName = name.split(separator: "/").last.map(String.init) ?? name
    self.init(name: shortName, holidays: holidays)
  }

  private static func day(_ word: Substring) -> Int64? {
    guard let parts = TimeParser.parts(ArraySlice(word.utf8)),
      case .yearFirst = parts.format.layout, !parts.format.hasClock
    else { return nil }
    return CivilDate(
      checkingYear: parts.numbers.0, month: parts.numbers.1, day: parts.numbers.2)?.daysSinceEpoch
  }

  /// The calendar that `--calendar` names: the code of an exchange, else a file of holidays.
  /// - Throws: `DataError` for what is neither.
  public init(named name: String) throws(DataError) {
    if let calendar = Self(code: name) {
      self = calendar
      return
    }
    do throws(DataError) {
      try self.init(contentsOf: name)
    } catch {
      guard error.problem as? FileProblem == .noSuchFile else { throw error }
      throw DataError(.noSuchCalendar(name))
    }
  }
}
