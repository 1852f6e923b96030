extension TradingCalendar.Exchange {
  /// New York: ten holidays a year by the rules of the exchange, which changed in 1954, 1964, 1971,
  /// 1998 and 2022; a holiday on a Saturday is kept on Friday, but New Year's Day is not.
  static func newYorkClosures(_ rules: HolidayRules) -> [Int64] {
    let year = rules.year
    var days = [
      rules.sundayToMonday(rules.day(1, 1)), rules.easter - 2, rules.nth(1, .monday, 9),
      rules.nth(4, .thursday, 11),
    ]
    let observed = year < 1954 ? rules.sundayToMonday : rules.nearestWeekday
    days += [observed(rules.day(7, 4)), observed(rules.day(12, 25))]
    if year >= 1998 { days.append(rules.nth(3, .monday, 1)) }  // Martin Luther King
    if year >= 2022 { days.append(rules.nearestWeekday(rules.day(6, 19))) }
    if year >= 1971 {
      days += [rules.nth(3, .monday, 2), rules.last(.monday, 5)]  // Washington, Memorial Day
    } else {
      let observed = year < 1964 ? rules.sundayToMonday : rules.nearestWeekday
      days.append(observed(rules.day(2, 22)))
      days.append(year < 1970 ? observed(rules.day(5, 30)) : rules.day(5, 30))
    }
    if year <= 1968 || year <= 1980 && year % 4 == 0 {
      days.append(rules.onOrAfter(rules.day(11, 2), .tuesday))  // elections
    }
    if year <= 1953 {  // Lincoln, Columbus, armistice
      days += [(2, 12), (10, 12), (11, 11)].map { rules.sundayToMonday(rules.day($0.0, $0.1)) }
    }
    return days + rules.those(of: newYorkSpecials)
  }

  /// Closures beside the rules: nearly all of them without notice.
  static let newYorkSpecials: [(year: Int, month: Int, days: [Int])] = [
    (1956, 12, [24]), (1958, 12, [26]), (1961, 5, [29]),
    (1963, 11, [25]),  // mourning Kennedy
    // Mourning King; Wednesdays kept free for paperwork.
    (1968, 2, [12]), (1968, 4, [9]), (1968, 6, [12, 19, 26]), (1968, 7, [5, 10, 17, 24, 31]),
    (1968, 8, [7, 14, 21, 28]), (1968, 9, [11, 18, 25]), (1968, 10, [2, 9, 16, 23, 30]),
    (1968, 11, [11, 20]), (1968, 12, [4, 11, 18]),
    (1969, 2, [10]), (1969, 3, [31]), (1969, 7, [21]),  // snow; Eisenhower; the moon
    (1972, 12, [28]), (1973, 1, [25]), (1977, 7, [14]),  // Truman; Johnson; blackout
    (1985, 9, [27]), (1994, 4, [27]), (2001, 9, [11, 12, 13, 14]),  // hurricane; Nixon
    (2004, 6, [11]), (2007, 1, [2]), (2012, 10, [29, 30]),  // Reagan; Ford; hurricane
    (2018, 12, [5]), (2025, 1, [9]),  // Bush; Carter
  ]
}
