import MartletTestSupport
import MartletTime
import Testing

struct FrequencyTests {
  private func days(_ labels: String...) -> [Int64] { labels.map(day) }

  /// The days of a span that satisfy a condition.
  private func days(
    _ first: String, _ last: String, where isIncluded: (CivilDate, Weekday) -> Bool
  ) -> [Int64] {
    (day(first)...day(last)).filter {
      isIncluded(CivilDate(daysSinceEpoch: $0), Weekday(daysSinceEpoch: $0))
    }
  }

  private func inferred(_ ticks: [Int64], _ kind: TimeKind = .date) -> String {
    Frequency.inferred(from: ticks, kind: kind).alias
  }

  @Test("Rows of each day are daily, and rows that skip weekends are of weekdays") func daily() {
    #expect(inferred(days("2018-01-01", "2018-01-20") { _, _ in true }) == "D")
    #expect(inferred(days("2018-01-01", "2018-03-20") { date, _ in date.day % 7 != 0 }) == "D")
    let sessions = days("2018-01-01", "2018-12-31") { _, weekday in !weekday.isWeekend }
    #expect(inferred(sessions) == "B")
    // Holidays, and one Saturday session in a hundred rows.
    let holidays = Set(sessions.enumerated().filter { $0.offset % 20 == 7 }.map(\.element))
    let withHolidays = sessions.filter { !holidays.contains($0) }
    #expect(inferred(withHolidays) == "B")
    #expect(inferred((withHolidays + [day("2018-05-05")]).sorted()) == "B")
    // Five days that no weekend interrupts show no weekend to skip.
    #expect(inferred(days("2018-01-01", "2018-01-05") { _, _ in true }) == "D")
  }

  @Test("Friday rows are weekly with one moved for a holiday, not with a third moved")
  func weekly() {
    let fridays = days("2018-01-01", "2018-12-31") { _, weekday in weekday == .friday }
    #expect(inferred(fridays) == "W-FRI")
    // Good Friday: the row moves to Thursday.
    #expect(inferred(fridays.map { $0 == day("2018-03-30") ? $0 - 1 : $0 }) == "W-FRI")
    let everyThirdMoved = fridays.enumerated().map {
      $0.offset % 3 == 0 ? $0.element - 1 : $0.element
    }
    #expect(inferred(everyThirdMoved) == "irregular")
  }

  @Test("Rows on one day of months, quarters or years have its frequency")
  func monthlyQuarterlyAndYearly() {
    func months(_ isIncluded: (CivilDate, Weekday) -> Bool) -> [Int64] {
      days("2010-01-01", "2018-12-31", where: isIncluded)
    }
    func weekday(_ date: CivilDate, plus days: Int64) -> Weekday {
      Weekday(daysSinceEpoch: date.daysSinceEpoch + days)
    }
    #expect(inferred(months { date, _ in date.day == 1 }) == "MS")
    #expect(inferred(months { date, _ in date.isLastOfMonth }) == "ME")
    #expect(inferred(months { date, _ in date.day == 15 }) == "month-15")
    #expect(inferred(months { date, _ in date.day == 1 && date.year % 3 != 0 }) == "MS")
    let lastWeekdays = months { date, today in
      !today.isWeekend
        && (date.isLastOfMonth
          || today == .friday && date.adding(months: 1).month != date.month
            && CivilDate(daysSinceEpoch: date.daysSinceEpoch + 3).month != date.month)
    }
    #expect(lastWeekdays.count == 108)
    #expect(inferred(lastWeekdays) == "BME")
    #expect(inferred(months { date, _ in date.day == 1 && date.month % 3 == 1 }) == "QS")
    #expect(inferred(months { date, _ in date.isLastOfMonth && date.month % 3 == 0 }) == "QE")
    #expect(inferred(months { date, _ in date.isLastOfMonth && date.month % 3 == 2 }) == "QE-NOV")
    #expect(inferred(months { date, _ in date.day == 1 && date.month == 1 }) == "YS")
    #expect(inferred(months { date, _ in date.isLastOfMonth && date.month == 12 }) == "YE")
    #expect(inferred(months { date, _ in date.isLastOfMonth && date.month == 6 }) == "YE-JUN")
    #expect(inferred(months { date, _ in date.month % 2 == 1 && date.day == 1 }) == "2MS")
    #expect(
      inferred(months { date, _ in [1, 6].contains(date.month) && date.day == 1 }) == "irregular")
  }

  @Test("Rows with clocks or whole numbers have the frequency of their steps")
  func clocksAndIntegers() {
    #expect(inferred((0..<48).map { $0 * 3600 }, .dateTime) == "h")
    #expect(inferred((0..<48).map { $0 * 900 }, .dateTime) == "15min")
    #expect(inferred((0..<48).map { $0 * 5 }, .dateTime) == "5s")
    // Bars of five minutes with closed nights.
    let opens = (0..<10).map { Int64($0) * 86_400 + 34_200 }
    let bars = opens.flatMap { open in (0..<78).map { open + Int64($0) * 300 } }
    #expect(inferred(bars, .dateTime) == "5min-in-hours")
    // Closes at 16:00 in New York: 21:00 UTC in winter, 20:00 in summer.
    let summer = day("2018-03-11")..<day("2018-11-04")
    let sessions = days("2018-01-01", "2018-12-31") { _, weekday in !weekday.isWeekend }
    let closes = sessions.map { $0 * 86_400 + (summer.contains($0) ? 20 : 21) * 3600 }
    #expect(inferred(closes, .dateTime) == "B")
    #expect(inferred([1, 2, 3, 5], .integer) == "1")
    #expect(inferred([1950, 1960, 1970], .integer) == "10")
    #expect(inferred([1, 4, 6, 13], .integer) == "irregular")
    #expect(inferred([1], .integer) == "irregular")
    #expect(inferred(days("2018-01-01", "2018-01-04", "2018-01-14", "2018-03-01")) == "irregular")
  }

  @Test(
    "Future dates of an alias follow the last row by its calendar rule",
    arguments: [
      ("D", 7, "2018-12-31", ["2019-01-01", "2019-01-02"]),
      ("B", 5, "2018-12-27", ["2018-12-28", "2018-12-31"]),
      ("B", 5, "2018-12-29", ["2018-12-31", "2019-01-01"]),
      ("W-FRI", 52, "2018-12-28", ["2019-01-04", "2019-01-11"]),
      ("W-FRI", 52, "2018-03-29", ["2018-03-30", "2018-04-06"]),
      ("MS", 12, "2018-12-01", ["2019-01-01", "2019-02-01"]),
      ("ME", 12, "2018-12-31", ["2019-01-31", "2019-02-28"]),
      ("month-31", 12, "2019-12-31", ["2020-01-31", "2020-02-29"]),
      ("month-15", 12, "2018-12-14", ["2018-12-15", "2019-01-15"]),
      ("BMS", 12, "2018-08-15", ["2018-09-03", "2018-10-01"]),
      ("BME", 12, "2018-08-31", ["2018-09-28", "2018-10-31"]),
      ("QS", 4, "2018-10-01", ["2019-01-01", "2019-04-01"]),
      ("QE", 4, "2018-12-31", ["2019-03-31", "2019-06-30"]),
      ("QE-NOV", 4, "2018-11-30", ["2019-02-28", "2019-05-31"]),
      ("YS", 1, "2018-01-01", ["2019-01-01", "2020-01-01"]),
      ("YE", 1, "2018-12-31", ["2019-12-31", "2020-12-31"]),
      ("YE-FEB", 1, "2019-02-28", ["2020-02-29", "2021-02-28"]),
    ] as [(String, Int, String, [String])])
  func futureDates(_ alias: String, season: Int, last: String, expected: [String]) throws {
    let frequency = try Frequency(alias: alias)
    #expect(frequency.alias == alias)
    #expect(frequency.seasonLength == season)
    let axis = TimeAxis(kind: .date, ticks: [day(last)], frequency: frequency)
    #expect(try axis.future(steps: 2).map { axis.label($0) } == expected)
  }

  @Test("Future times of a close at 16:00 keep the clock or step from it")
  func futureTimesKeepTheClock() throws {
    let friday = day("2018-12-28") * 86_400 + 16 * 3600
    for (alias, expected) in [
      ("B", "2018-12-31 16:00:00"), ("h", "2018-12-28 17:00:00"), ("15min", "2018-12-28 16:15:00"),
      ("ME", "2018-12-31 16:00:00"),
    ] {
      let axis = TimeAxis(kind: .dateTime, ticks: [friday], frequency: try Frequency(alias: alias))
      #expect(try axis.future(steps: 1).map { axis.label($0) } == [expected])
    }
  }

  @Test(
    "An alias, old or new, is printed in its canonical form",
    arguments: [
      ("W", "W-SUN"), ("M", "ME"), ("BM", "BME"), ("Q", "QE"), ("Q-DEC", "QE"), ("QS-APR", "QS"),
      ("Q-AUG", "QE-NOV"), ("A", "YE"), ("Y", "YE"), ("AS", "YS"), ("A-JUN", "YE-JUN"), ("H", "h"),
      ("24h", "24h"), ("60min", "h"), ("T", "min"), ("15T", "15min"), ("S", "s"), ("90s", "90s"),
      ("1", "1"), ("10", "10"), ("BQE", "BQE"), ("BYS", "BYS"),
      ("quarter-15-FEB", "quarter-15-FEB"),
      ("year-1-JUL", "year-1-JUL"), ("irregular", "irregular"),
    ])
  func aliases(_ written: String, canonical: String) throws {
    #expect(try Frequency(alias: written).alias == canonical)
  }

  @Test(
    "An unknown alias is an error that lists the frequencies",
    arguments: [
      "", "X", "W-ABC", "MS-JAN", "QE-XXX", "0h", "-1", "h15", "month-32", "D-MON", "QES",
    ])
  func unknownAliases(_ alias: String) {
    let expected =
      "error: '\(alias)' is not a frequency; hint: "
      + "D, B, MON-SAT, W-FRI, MS, ME, QS, QE, YS, YE, h, 15min, or 1 for whole numbers"
    #expect(message { _ = try Frequency(alias: alias) } == expected)
  }

  @Test(
    "The season of a frequency within a day is a day, hour or minute",
    arguments: [("h", 24), ("2h", 12), ("min", 60), ("15min", 96), ("s", 60), ("10s", 6)])
  func seasonsWithinADay(_ alias: String, season: Int) throws {
    #expect(try Frequency(alias: alias).seasonLength == season)
  }

  @Test("An irregular time axis has no future dates, and the error offers --freq")
  func irregularAxesHaveNoFuture() {
    let axis = TimeAxis(kind: .integer, ticks: [1, 2, 7, 19])
    #expect(
      message { _ = try axis.future(steps: 1) }
        == "error: an irregular time axis has no future dates; "
        + "hint: --freq, such as --freq B or --freq MS")
  }

  @Test("A prefix of an axis keeps the frequency of the whole") func prefixKeepsTheRule() {
    let axis = TimeAxis(kind: .integer, ticks: [1, 3, 5, 7])
    #expect(axis.prefix(1).frequency == .step(2))
    #expect(axis.prefix(2).ticks == [1, 3])
  }
}
