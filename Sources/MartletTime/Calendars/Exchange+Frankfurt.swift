extension TradingCalendar.Exchange {
  /// Frankfurt: few of the German holidays; nothing is moved from a weekend.
  static func frankfurtClosures(_ rules: HolidayRules) -> [Int64] {
    var days = [rules.easter - 2, rules.easter + 1]
    days += [(1, 1), (5, 1), (12, 24), (12, 25), (12, 26), (12, 31)].map {
      rules.day($0.0, $0.1)
    }
    if rules.year == 2007 || 2015...2021 ~= rules.year { days.append(rules.easter + 50) }
    if rules.year == 2000 || 2014...2021 ~= rules.year { days.append(rules.day(10, 3)) }
    if rules.year == 2017 { days.append(rules.day(10, 31)) }  // 500 years of the Reformation
    return days
  }
}
