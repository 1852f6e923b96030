/// What a column of digits alone turns out to be: dates, months, or whole numbers.
struct DigitTimes: Sendable {
  private var count = 0
  private var isFirstDate = false
  private var haveEightDigits = true
  private var areMonths = true
  /// The first cell of eight digits that is no date.
  var noDate: (text: String, place: SourceLocation)?

  /// Notes a number.
  /// - Parameters:
  ///   - count: Its bytes, a sign included.
  ///   - isDate: Whether it is a date of eight digits.
  mutating func append(_ number: Int64, count: Int, isDate: Bool) {
    if self.count == 0 { isFirstDate = isDate }
    self.count += 1
    haveEightDigits = haveEightDigits && count == 8
    areMonths =
      areMonths && count == 6 && 180_000..<220_000 ~= number && 1...12 ~= number % 100
  }

  /// Dates, where the first is one and all have eight digits; months, where all have six digits and
  /// are one; else the numbers themselves.
  func decided(
    _ numbers: [Int64], column: String
  ) throws(DataError) -> (TimeFormat.Layout, TimeKind, [Int64]) {
    if isFirstDate, haveEightDigits {
      if let (text, place) = noDate {
        throw DataError(.noSuchDate(text, column: column), at: place)
      }
      return (.compact, .date, numbers.map { Self.day($0 / 100, $0 % 100) })
    }
    if areMonths { return (.compactMonth, .date, numbers.map { Self.day($0, 1) }) }
    return (.integer, .integer, numbers)
  }

  private static func day(_ month: Int64, _ day: Int64) -> Int64 {
    CivilDate(year: Int(month / 100), month: Int(month % 100), day: Int(day)).daysSinceEpoch
  }
}

/// The first day of the month of the last date: most dates are of the same month as the one before.
struct MonthStart: Sendable {
  private var year = 0
  private var month = 0
  private var first: Int64 = 0
  private var length = 0

  /// Days since 1970 of a date; nil when there is no such date.
  @inline(__always)
  mutating func day(_ year: Int, _ month: Int, _ day: Int) -> Int64? {
    if year != self.year || month != self.month || length == 0 {
      guard 1...12 ~= month else { return nil }
      (self.year, self.month) = (year, month)
      first = CivilDate(year: year, month: month, day: 1).daysSinceEpoch
      length = CivilDate.days(inMonth: month, of: year)
    }
    return day >= 1 && day <= length ? first + Int64(day - 1) : nil
  }
}
