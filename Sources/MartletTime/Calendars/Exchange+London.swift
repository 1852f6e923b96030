extension TradingCalendar.Exchange {
  /// London: the bank holidays of England, which the crown moves and adds to for its feasts.
  static func londonClosures(_ rules: HolidayRules) -> [Int64] {
    var days = [rules.easter - 2, rules.easter + 1, rules.last(.monday, 8)]
    let newYear = rules.nearestWeekday(rules.day(1, 1))
    // From a Saturday the holiday moves to Monday, not to the year before.
    days.append(newYear < rules.day(1, 1) ? newYear + 3 : newYear)
    if ![1995, 2020].contains(rules.year) { days.append(rules.nth(1, .monday, 5)) }
    if ![2002, 2012, 2022].contains(rules.year) { days.append(rules.last(.monday, 5)) }
    return days + rules.christmasMovedOn + rules.those(of: londonSpecials)
  }

  private static let londonSpecials: [(year: Int, month: Int, days: [Int])] = [
    (1981, 7, [29]), (2011, 4, [29]),  // weddings
    (1995, 5, [8]), (2020, 5, [8]),  // the end of the war in Europe, instead of the first Monday
    (1999, 12, [31]),
    (2002, 6, [3, 4]), (2012, 6, [4, 5]), (2022, 6, [2, 3]),  // jubilees
    (2022, 9, [19]), (2023, 5, [8]),  // a funeral and a coronation
  ]
}
