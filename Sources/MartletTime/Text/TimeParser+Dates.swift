extension TimeParser {
  /// A date, or a number that may be one.
  package mutating func date() -> Parts? {
    let start = position
    if accept("-") || accept("+") { return wholeNumber(from: start) }
    if let peek, Self.isLetter(peek) { return nameFirst() }
    guard let first = digits(1...19) else { return nil }
    let count = position - start
    guard let peek else { return integerOrCompact(first, count: count) }
    switch count {
    case 4: return yearFirst(first)
    case 1, 2: return dayFirst(first)
    case 8 where peek != UInt8(ascii: "."): return integerOrCompact(first, count: count)
    case 9...19 where accept("."): return decimals(after: first)
    default: return nil
    }
  }

  /// What follows a year: `-12-31`, `-12`, `-365`, `M12`, `Q4`, `-Q4`, `:4`, ` Dec`.
  private mutating func yearFirst(_ year: Int) -> Parts? {
    if accept(":") {
      let start = position
      guard let part = digits(1...2), peek == nil else { return nil }
      return parts(.colon, year, part, position - start)
    }
    let separator = peek
    let isSeparated = accept("-") || accept("/") || accept(".") || accept(" ")
    if let peek, Self.isLetter(peek) {
      if let label = periodAfterYear(year) { return label }
      guard let month = monthName(), self.peek == nil else { return nil }
      return parts(.yearName, year, month, 1)
    }
    let start = position
    guard isSeparated, let separator, separator != UInt8(ascii: " "), let month = digits(1...3)
    else { return nil }
    guard position - start < 3 else {
      guard separator == UInt8(ascii: "-") else { return nil }
      let date = CivilDate(year: year, dayOfYear: month)
      return parts(.dayOfYear, year, date?.month ?? 0, date?.day ?? 0)
    }
    guard accept(separator) else {
      guard separator == UInt8(ascii: "-"), peek == nil else { return nil }
      return parts(.month, year, month, 1)
    }
    guard let day = digits(1...2) else { return nil }
    return parts(.yearFirst(separator: separator), year, month, day)
  }

  /// What follows a day, or a month: `/12/2018`, ` Dec 2018`, `DEC2018`; or `Q2018`
  /// after a quarter.
  private mutating func dayFirst(_ first: Int) -> Parts? {
    guard let separator = peek else { return nil }
    if Self.isLetter(separator) {
      if let label = periodBeforeYear(first) { return label }
      guard let month = monthName() else { return nil }
      return digits(4...4).map { parts(.dayName, $0, month, first) }
    }
    let isSpace = separator == UInt8(ascii: " ")
    guard isSpace || accept("-") || accept("/") || accept(".") else { return nil }
    skipSpaces()
    if let peek, Self.isLetter(peek) {
      guard let month = monthName(), accept(separator) || accept(" ") else { return nil }
      skipSpaces()
      return digits(4...4).map { parts(.dayName, $0, month, first) }
    }
    guard !isSpace, let second = digits(1...2), accept(separator), let year = digits(4...4) else {
      return nil
    }
    return parts(.dayFirst(separator: separator), first, second, year)
  }

  /// `Dec 31, 2018`, `Dec 31 16:00:00 2018`, `Dec 2018`, `Q4 2018`.
  private mutating func nameFirst() -> Parts? {
    if let label = periodFirst() { return label }
    guard let month = monthName() else { return nil }
    guard accept(" ") || accept("-") || accept("/") || accept(".") else { return nil }
    skipSpaces()
    let start = position
    guard let first = digits(1...4) else { return nil }
    if position - start == 4, peek == nil { return parts(.nameYear, first, month, 1) }
    guard position - start <= 2 else { return nil }
    guard accept(",") || accept(" ") || accept("-") else { return nil }
    skipSpaces()
    let end = position
    guard let year = digits(4...4) else {
      position = end
      return clockBeforeYear(month: month, day: first)
    }
    return parts(.nameDay, year, month, first)
  }

  private mutating func clockBeforeYear(month: Int, day: Int) -> Parts? {
    let start = position
    guard let end = bytes[start...].firstIndex(of: UInt8(ascii: " ")),
      let clock = TimeParser.clock(bytes[start..<end]), !clock.format.hasOffset
    else { return nil }
    position = end
    skipSpaces()
    guard let year = digits(4...4), peek == nil else { return nil }
    var parts = parts(.clockBeforeYear, year, month, day)
    (parts.seconds, parts.hasFraction) = (clock.seconds, clock.hasFraction)
    parts.format.hasClock = true
    return parts
  }

  /// `Tue, ` or `Tuesday `; the position stays where there is none.
  mutating func weekdayBefore() -> Weekday? {
    let start = position
    guard let peek, Self.isLetter(peek), let weekday = WeekdayName.weekday(letters()) else {
      position = start
      return nil
    }
    _ = accept(",") || accept(".")
    guard accept(" ") else {
      position = start
      return nil
    }
    skipSpaces()
    return weekday
  }

  /// ` Tue` or ` (Tue)`; the position stays where there is none.
  mutating func weekdayAfter() -> Weekday? {
    let start = position
    _ = accept(",")
    skipSpaces()
    let isInBrackets = accept("(")
    guard position > start, let weekday = WeekdayName.weekday(letters()),
      !isInBrackets || accept(")")
    else {
      position = start
      return nil
    }
    return weekday
  }

  mutating func monthName() -> Int? { MonthName.number(letters()) }

  // MARK: - Digits alone

  private mutating func integerOrCompact(_ number: Int, count: Int) -> Parts? {
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
    if count == 8, CivilDate(checkingYear: year, month: month, day: day) != nil {
      return parts(.compact, year, month, day)
    }
    guard peek == nil else { return nil }
    return parts(.integer, number, 0, 0)
  }

  private mutating func wholeNumber(from start: Int) -> Parts? {
    guard let magnitude = digits(1...19), peek == nil else { return nil }
    return parts(.integer, bytes[start] == UInt8(ascii: "-") ? -magnitude : magnitude, 0, 0)
  }

  /// `1546300800.25`: only a number since 1970 can have decimals.
  private mutating func decimals(after number: Int) -> Parts? {
    var parts = parts(.integer, number, 0, 0)
    guard fraction(&parts), peek == nil else { return nil }
    parts.numbers.1 = 1
    return parts
  }
}
