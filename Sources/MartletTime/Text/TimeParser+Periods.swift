extension TimeParser {
  /// What follows a year and names a part of it: `Q4`, `M12`, `H2`, `S2`, `W52`, `W52-1`.
  mutating func periodAfterYear(_ year: Int) -> Parts? {
    let start = position
    let word = word()
    if Self.weekWords.contains(word) {
      skipSpaces()
      if let week = weekAfterYear(year) { return week }
    } else if let period = Self.period(word), let label = numbered(period, year) {
      return label
    }
    position = start
    return nil
  }

  /// `Q4 2018`, `H2-2018`, `W52 2018`, `FY2018 Q4`.
  mutating func periodFirst() -> Parts? {
    let start = position
    let word = word()
    if word == "fy" {
      skipSpaces()
      if let year = digits(4...4), let label = fiscal(year) { return label }
    } else if let number = leadingNumber(), let year = yearAfterPeriod() {
      if Self.weekWords.contains(word), !year.isFiscal {
        return week(year.number, number, 1, .week)
      }
      // `S1 2018` may be many things; after the year it is the half of the SDMX standard.
      if let period = Self.period(word), word != "s", word != "p",
        let label = label(period, year.number, number, isFiscal: year.isFiscal)
      {
        return label
      }
    }
    position = start
    return nil
  }

  /// `Q2018` or `H 2018` after its number: `4Q2018`.
  mutating func periodBeforeYear(_ number: Int) -> Parts? {
    let start = position
    let word = word()
    if word == "q" || word == "h", let period = Self.period(word),
      let year = yearAfterPeriod(),
      let label = label(period, year.number, number, isFiscal: year.isFiscal)
    {
      return label
    }
    position = start
    return nil
  }

  // MARK: - Parts of labels

  private enum Period {
    case half
    case quarter
    case month
  }

  private static let weekWords: Set = ["w", "wk", "week", "kw", "cw"]

  private static func period(_ word: String) -> Period? {
    switch word {
    case "q", "qtr", "quarter": .quarter
    case "h", "s": .half
    case "m", "p": .month
    default: nil
    }
  }

  /// The letters from here on, in lower case.
  private mutating func word() -> String {
    String(decoding: letters().map { $0 | 0x20 }, as: UTF8.self)
  }

  /// The number of a period after its letter, to the end of the cell.
  private mutating func numbered(
    _ period: Period, _ year: Int, isFiscal: Bool = false
  ) -> Parts? {
    skipSpaces()
    guard let number = digits(1...2), peek == nil else { return nil }
    return label(period, year, number, isFiscal: isFiscal)
  }

  private func label(_ period: Period, _ year: Int, _ number: Int, isFiscal: Bool) -> Parts? {
    switch period {
    case .half where 1...2 ~= number:
      return parts(isFiscal ? .fiscalHalf : .half, year, number * 6 - 5, 1)
    case .quarter where 1...4 ~= number:
      return parts(isFiscal ? .fiscalQuarter : .quarter, year, number * 3 - 2, 1)
    case .month: return parts(isFiscal ? .fiscalMonth : .monthNumber, year, number, 1)
    default: return nil
    }
  }

  /// What follows `FY2018`: nothing, or a part of the year.
  private mutating func fiscal(_ year: Int) -> Parts? {
    guard peek != nil else { return parts(.fiscalYear, year, 1, 1) }
    _ = accept("-") || accept("/") || accept("_")
    skipSpaces()
    guard let period = Self.period(word()) else { return nil }
    return numbered(period, year, isFiscal: true)
  }

  private mutating func leadingNumber() -> Int? {
    skipSpaces()
    return digits(1...2)
  }

  /// ` 2018`, `-2018`, ` FY2018`, to the end of the cell.
  private mutating func yearAfterPeriod() -> (number: Int, isFiscal: Bool)? {
    _ = accept("-") || accept("/") || accept("'") || accept(",")
    skipSpaces()
    let word = word()
    guard word.isEmpty || word == "fy" else { return nil }
    skipSpaces()
    guard let year = digits(4...4), peek == nil else { return nil }
    return (year, !word.isEmpty)
  }

  /// `52`, `52-1` or `521`.
  private mutating func weekAfterYear(_ year: Int) -> Parts? {
    let start = position
    guard let number = digits(1...3) else { return nil }
    if position - start == 3 { return week(year, number / 10, number % 10, .weekday) }
    guard accept("-") else { return peek == nil ? week(year, number, 1, .week) : nil }
    return digits(1...1).flatMap { week(year, number, $0, .weekday) }
  }

  private func week(
    _ year: Int, _ number: Int, _ weekday: Int, _ layout: TimeFormat.Layout
  ) -> Parts {
    let date = ISOWeek.date(year: year, week: number, weekday: weekday)
    return parts(layout, date?.year ?? year, date?.month ?? 0, date?.day ?? 0)
  }
}
