public import MartletFiles
public import MartletTime

extension CSVTable {
  /// What the cells of a column hold.
  public enum ColumnKind: String, Sendable, Hashable {
    /// Numbers, among them dates of digits alone such as `20181231`.
    case number
    /// Dates, with or without clocks, that are more than digits.
    case time
    /// Anything else, such as the names of series.
    case text
    /// Every cell is missing.
    case empty
  }

  /// Numbers if half of the first 1,000 cells that are not missing are, times if more than half, else texts.
  ///
  /// Half, not all: a word in a column of numbers is an error of that cell, not another kind of
  /// column. Digits alone, as in `20181231` or `2018`, count as numbers.
  public func kind(ofColumn column: Int) -> ColumnKind { chunk.kind(ofColumn: column) }

  /// The numbers of a column, one a row; a missing value is NaN.
  ///
  /// Missing is an empty cell, `NA`, `NaN`, `null`, `.`, `-`, `..`, `:`, `ND`, the error of a
  /// spreadsheet such as `#DIV/0!`, and what `CSVOptions.missingTexts` adds. Thousands may be separated
  /// by the mark that is not decimal, a space, a no-break space or an apostrophe, and lakhs and crores
  /// by commas. `K`, `M` and `B` after a number are 10^3, 10^6 and 10^9. Brackets and a minus behind
  /// the number are a minus. A percent sign or a currency is a unit that all values of a column have
  /// or none: `5%` and `$5` are 5.
  /// - Throws: `DataError` at the first cell that is a word or not finite, and where nothing tells
  ///   whether `1.234` is a number with decimals.
  public func numbers(_ column: Int) throws(DataError) -> [Double] {
    var numbers = NumberColumn(column, dialect)
    try numbers.append(chunk)
    try numbers.finish(chunk.head)
    return numbers.values
  }

  /// The times of a column, one a row, in the order of the file.
  ///
  /// One way of writing is decided for the whole column and then enforced:
  /// - `2018-12-31`, `2018/12/31`, `2018.12.31`, with one or two digits for month and day;
  ///   `20181231`;
  /// - with a clock after a space or `T`: `16:00`, `16:00:05`, `16:00:05.250`, `160005`, `4:00 PM`,
  ///   `24:00`, then nothing, `Z` or an offset such as `-05:00`, which is converted to UTC; fractions
  ///   of a second are cut; the English name of the day may stand before or after the date;
  /// - `2018-12`, `201812`, `2018M12`, `2018Q4`, `2018-Q4`, `2018:4`, `Q4 2018`, `4Q2018`, `2018-H2`,
  ///   `FY2018 Q4`: the first day of the month, quarter, half or year;
  /// - `2018-W52`, `2018W52`, `2018-W52-1`: weeks of ISO 8601, dated on their Monday;
  /// - `31 Dec 2018`, `31-Dec-2018`, `Dec 31, 2018`, `Dec 2018`, `2018 Dec` and full names of
  ///   months, in English;
  /// - `31/12/2018`, `12/31/2018`, `31.12.2018`, when a part above 12 or the order of the rows tells
  ///   day from month;
  /// - seconds, milliseconds, microseconds or nanoseconds since 1970, in 9 to 10, 12 to 13, 15 to 16
  ///   or 18 to 19 digits, from 1973 to 2030;
  /// - `2018123116`, `201812311605`, `20181231160500`: a date and a clock;
  /// - whole numbers: an integer axis.
  ///
  /// A column of date-times that are all at midnight, by their own clock, is a column of dates.
  /// - Throws: `DataError` at the first cell that does not fit, or for ambiguous dates.
  public func times(_ column: Int) throws(DataError) -> (kind: TimeKind, ticks: [Int64]) {
    let times = try clockTimes(column)
    return (times.kind, times.ticks)
  }

  /// The same, and whether they show what some clock showed, not instants.
  package func clockTimes(
    _ column: Int
  ) throws(DataError) -> (kind: TimeKind, ticks: [Int64], areLocal: Bool) {
    var times = TimeColumn(column, options.timeFormat)
    try times.append(chunk)
    let decided = try times.decided(groups: [0..<rowCount])
    return (decided.kind, decided.ticks, decided.areLocal)
  }

  /// The place of a cell.
  package func location(_ row: Int, _ column: Int) -> SourceLocation {
    chunk.location(row, column)
  }

  /// The place of the name of a column.
  package func location(ofColumn column: Int) -> SourceLocation { chunk.head.location(column) }
}
