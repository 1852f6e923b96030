import MartletFiles
import MartletTime

/// What a column of digits alone turns out to be: dates, months, other times, or whole numbers.
///
/// Dates of eight digits, months of six and clocks after dates tell themselves, and so do days of the year
/// where one year follows another. Else these look like any other numbers, as quarters and weeks do: the
/// column's name must say them.
struct DigitTimes: Sendable {
  private var count = 0
  private var isFirstDate = false
  private var haveEightDigits = true
  private var areMilliseconds = true
  /// What all cells so far may mean.
  private var meanings: [DigitMeaning]
  /// What the column's name and its first cell say.
  private(set) var named: DigitMeaning?
  /// The first cell of eight digits that is no date.
  var noDate: (text: String, place: SourceLocation)?

  /// - Parameter column: The column's name, such as `yyyymm`.
  init(column: String) {
    named = DigitMeaning(columnName: column)
    meanings = named.map { [$0] } ?? [.month, .hour, .minute, .second, .dayOfYear]
  }

  /// Notes a number.
  /// - Parameters:
  ///   - count: Its bytes, a sign included.
  ///   - isDate: Whether it is a date of eight digits.
  /// - Returns: Whether it can be what the column's name and the first cell say.
  mutating func append(_ number: Int64, count: Int, isDate: Bool) -> Bool {
    let isFirst = self.count == 0
    if isFirst { isFirstDate = isDate }
    self.count += 1
    haveEightDigits = haveEightDigits && count == 8
    areMilliseconds = areMilliseconds && EpochUnit(recognising: number) == .milliseconds
    guard !meanings.isEmpty else { return true }
    meanings.removeAll { $0.width != count || $0.time(number) == nil }
    guard let named, meanings.isEmpty else { return true }
    if isFirst {
      self.named = nil
      meanings = [.month, .hour, .minute, .second].filter {
        $0 != named && $0.width == count && $0.time(number) != nil
      }
      return true
    }
    return false
  }

  /// Whether a first number may be a date with a clock although it would do as milliseconds too.
  static func isUndecided(_ number: Int64, count: Int) -> Bool {
    count == DigitMeaning.minute.width && DigitMeaning.minute.time(number) != nil
  }

  /// Dates, where the first is one and all have eight digits; months and others, where all are some;
  /// else the numbers themselves.
  func decided(
    _ numbers: [Int64], column: String
  ) throws(DataError) -> (TimeFormat.Layout, TimeKind, [Int64]) {
    if isFirstDate, haveEightDigits {
      if let (text, place) = noDate {
        throw DataError(.noSuchDate(text, column: column), at: place)
      }
      return (.compact, .date, numbers.map { Self.day($0 / 100, $0 % 100) })
    }
    if let meaning = meanings.first, count > 0,
      meaning != .dayOfYear || named == .dayOfYear || Self.turnYears(numbers)
    {
      let times = numbers.map { meaning.time($0) ?? (0, 0) }
      guard times.contains(where: { $0.seconds != 0 }) else {
        return (.digits(meaning), .date, times.map(\.day))
      }
      return (.digits(meaning), .dateTime, times.map { $0.day * secondsPerDay + $0.seconds })
    }
    if areMilliseconds, count > 0 {
      let seconds = numbers.map { $0 / EpochUnit.milliseconds.rawValue }
      guard seconds.contains(where: { $0 % secondsPerDay != 0 }) else {
        return (.epoch(.milliseconds), .date, seconds.map { $0 / secondsPerDay })
      }
      return (.epoch(.milliseconds), .dateTime, seconds)
    }
    return (.integer, .integer, numbers)
  }

  /// Whether numbers such as 2018365 and 2019001 follow one another: those that count go on to 2018366.
  private static func turnYears(_ numbers: [Int64]) -> Bool {
    let sorted = numbers.sorted()
    return zip(sorted, sorted.dropFirst()).contains { last, next in
      next / 1000 == last / 1000 + 1 && last % 1000 >= 359 && next % 1000 <= 7
    }
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
