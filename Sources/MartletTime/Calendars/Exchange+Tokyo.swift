import RealModule

extension TradingCalendar.Exchange {
  /// Tokyo: the national holidays of Japan, and 31 December to 3 January.
  static func tokyoClosures(_ rules: HolidayRules) -> [Int64] {
    let year = rules.year
    let holidays = Set(japaneseHolidays(rules))
    var days = holidays
    for holiday in holidays where Weekday(daysSinceEpoch: holiday) == .sunday {
      // Until 2006 the Monday, holiday or not; then the first day that is none.
      var substitute = holiday + 1
      while year >= 2007, holidays.contains(substitute) { substitute += 1 }
      days.insert(substitute)
    }
    // A day between two holidays is one.
    days.formUnion(
      holidays.map { $0 + 1 }.filter { !holidays.contains($0) && holidays.contains($0 + 1) })
    days.formUnion([(1, 2), (1, 3), (12, 31)].map { rules.day($0.0, $0.1) })
    if year == 2020 { days.insert(rules.day(10, 1)) }  // the trading system was down
    return Array(days)
  }

  /// The holidays of the Act on National Holidays of 1948 as it stood in the year.
  private static func japaneseHolidays(_ rules: HolidayRules) -> [Int64] {
    let year = rules.year
    // New Year, National Foundation, Constitution, Children, Culture, Labour.
    var days = [(1, 1), (2, 11), (5, 3), (5, 5), (11, 3), (11, 23), (4, 29)].map {
      rules.day($0.0, $0.1)
    }
    days += [equinox(rules, month: 3, 20.8431), equinox(rules, month: 9, 23.2488)]
    days.append(year < 2000 ? rules.day(1, 15) : rules.nth(2, .monday, 1))  // Coming of Age
    days.append(year < 2003 ? rules.day(9, 15) : rules.nth(3, .monday, 9))  // Respect for the Aged
    if year >= 2007 { days.append(rules.day(5, 4)) }
    if 1989...2018 ~= year { days.append(rules.day(12, 23)) }  // the emperor's birthday
    if year >= 2020 { days.append(rules.day(2, 23)) }
    switch year {  // Sports, Marine and Mountain Day; the Olympic Games moved them twice
    case 2020: days += [(7, 23), (7, 24), (8, 10)].map { rules.day($0.0, $0.1) }
    case 2021: days += [(7, 22), (7, 23), (8, 9)].map { rules.day($0.0, $0.1) }
    default:
      days.append(year < 2000 ? rules.day(10, 10) : rules.nth(2, .monday, 10))
      if year >= 1996 { days.append(year < 2003 ? rules.day(7, 20) : rules.nth(3, .monday, 7)) }
      if year >= 2016 { days.append(rules.day(8, 11)) }
    }
    return days + rules.those(of: imperialCeremonies)
  }

  /// The day of an equinox in Japan, 1980 to 2099: the approximation of the Maritime Safety Agency's
  /// almanac (1979), which has agreed with every day announced so far.
  private static func equinox(_ rules: HolidayRules, month: Int, _ start: Double) -> Int64 {
    let years = rules.year - 1980
    return rules.day(month, Int(start + 0.242194 * Double(years)) - years.flooredQuotient(4))
  }

  private static let imperialCeremonies: [(year: Int, month: Int, days: [Int])] = [
    (1990, 11, [12]), (1993, 6, [9]), (2019, 5, [1]), (2019, 10, [22]),
  ]
}
