extension TradingCalendar.Exchange {
  /// Toronto: the holidays of Ontario; from a weekend to the next weekday.
  static func torontoClosures(_ rules: HolidayRules) -> [Int64] {
    var days = [
      rules.weekendToMonday(rules.day(1, 1)), rules.easter - 2,
      rules.last(.monday, before: rules.day(5, 25)), rules.weekendToMonday(rules.day(7, 1)),
      rules.nth(1, .monday, 8), rules.nth(1, .monday, 9), rules.nth(2, .monday, 10),
    ]
    if rules.year >= 2008 { days.append(rules.nth(3, .monday, 2)) }  // Family Day
    return days + rules.christmasMovedOn + rules.those(of: torontoSurprises)
  }

  static let torontoSurprises: [(year: Int, month: Int, days: [Int])] = [(2001, 9, [11, 12])]
}
