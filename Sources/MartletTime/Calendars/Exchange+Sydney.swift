extension TradingCalendar.Exchange {
  /// Sydney: holidays of New South Wales; Anzac Day stays on a weekend, the others move on.
  static func sydneyClosures(_ rules: HolidayRules) -> [Int64] {
    let days = [
      rules.weekendToMonday(rules.day(1, 1)), rules.weekendToMonday(rules.day(1, 26)),
      rules.easter - 2, rules.easter + 1, rules.day(4, 25), rules.nth(2, .monday, 6),
    ]
    return days + rules.christmasMovedOn
      + rules.those(of: [
        (1999, 12, [31]), (2010, 4, [26]),
        (2011, 4, [26]),  // Easter Monday was Anzac Day
        (2022, 9, [22]),  // mourning the queen
      ])
  }
}
