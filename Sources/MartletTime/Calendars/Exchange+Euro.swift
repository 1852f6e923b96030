extension TradingCalendar.Exchange {
  /// Paris and Amsterdam, which Euronext made one: since 2002 the days of TARGET.
  static func parisClosures(_ rules: HolidayRules) -> [Int64] { euroDays(rules) }

  /// TARGET, the payments of the euro, on whose days the European Central Bank publishes rates.
  static func targetClosures(_ rules: HolidayRules) -> [Int64] {
    if rules.year == 1999 { return rules.days([101, 1225, 1231]) }
    return euroDays(rules) + (rules.year == 2001 ? [rules.day(12, 31)] : [])
  }

  /// Six days; nothing is moved from a weekend.
  private static func euroDays(_ rules: HolidayRules) -> [Int64] {
    [rules.easter - 2, rules.easter + 1] + rules.days([101, 501, 1225, 1226])
  }

  /// Zurich: nothing is moved from a weekend.
  static func zurichClosures(_ rules: HolidayRules) -> [Int64] {
    let easter = rules.easter
    // Good Friday, Easter Monday, Ascension, Whit Monday.
    return [easter - 2, easter + 1, easter + 39, easter + 50]
      + rules.days([101, 102, 501, 801, 1224, 1225, 1226, 1231])
  }
}
