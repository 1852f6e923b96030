extension CSVTable {
  /// What the cells of a column hold.
  public enum ColumnKind: String, Sendable, Hashable {
    case number
    case time
    case text
    /// Every cell is missing.
    case empty
  }

  /// What at least half of the first 1,000 cells that are not missing are.
  ///
  /// Half, not all: a word in a column of numbers is an error of that cell, not another kind of
  /// column. Digits alone, as in `20181231` or `2018`, count as numbers.
  public func kind(ofColumn column: Int) -> ColumnKind {
    let parser = NumberParser()
    var counts = (numbers: 0, times: 0, texts: 0)
    for row in 0..<rowCount where counts.numbers + counts.times + counts.texts < 1_000 {
      let range = content(row, column)
      switch parser.parse(bytes.span, range) {
      case .missing: break
      case .number, .infinite: counts.numbers += 1
      case .notANumber:
        if TimeParser.looksLikeTime(bytes[range]) { counts.times += 1 } else { counts.texts += 1 }
      }
    }
    let total = counts.numbers + counts.times + counts.texts
    guard total > 0 else { return .empty }
    if counts.numbers * 2 >= total { return .number }
    return counts.times * 2 > total ? .time : .text
  }

  /// The numbers of a column, one a row; a missing value is NaN.
  ///
  /// Missing is an empty cell, `NA`, `N/A`, `#N/A`, `NaN`, `nan`, `null`, `NULL`, `None`, `.` or
  /// `-`.
  /// - Throws: `DataError` at the first cell that is a word or not finite.
  public func numbers(_ column: Int) throws(DataError) -> [Double] {
    let parser = NumberParser()
    let span = bytes.span
    var values: [Double] = []
    values.reserveCapacity(rowCount)
    for row in 0..<rowCount {
      let range = content(row, column)
      switch parser.parse(span, range) {
      case .number(let value): values.append(value)
      case .missing: values.append(.nan)
      case .infinite:
        throw cellError(row, column) { .notFinite($0, column: $1) }
      case .notANumber:
        throw cellError(row, column) { .notANumber($0, column: $1) }
      }
    }
    return values
  }

  /// The times of a column, one a row, in the order of the file.
  ///
  /// One way of writing is decided for the whole column and then enforced:
  /// - `2018-12-31`, `2018/12/31`, with one or two digits for month and day; `20181231`;
  /// - with a clock after a space or `T`: `16:00`, `16:00:05`, `16:00:05.000`, then nothing, `Z` or
  ///   an offset such as `-05:00`, which is converted to UTC;
  /// - `2018-12`, `2018Q4`, `2018-Q4`: the first day of the month or quarter;
  /// - `31/12/2018`, `12/31/2018`, `31.12.2018`, when a part above 12 tells day from month;
  /// - whole numbers: an integer axis.
  ///
  /// A column of date-times that are all at midnight, by their own clock, is a column of dates.
  /// - Throws: `DataError` at the first cell that does not fit, or for ambiguous dates.
  public func times(_ column: Int) throws(DataError) -> (kind: TimeKind, ticks: [Int64]) {
    try TimeColumnParser(table: self, column: column).times()
  }

  func cellError(
    _ row: Int, _ column: Int, _ kind: (String, String) -> DataError.Kind
  ) -> DataError {
    DataError(kind(text(row, column), header[column]), at: location(row, column))
  }
}
