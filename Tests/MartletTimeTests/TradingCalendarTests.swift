import MartletTestSupport
import MartletTime
import Testing

struct TradingCalendarTests {
  @Test(
    "The closed weekdays of an exchange are those that other packages list",
    arguments: [
      (.newYork, CalendarGolden.newYork), (.london, CalendarGolden.london),
      (.frankfurt, CalendarGolden.frankfurt), (.tokyo, CalendarGolden.tokyo),
      (.toronto, CalendarGolden.toronto), (.paris, CalendarGolden.paris),
      (.zurich, CalendarGolden.zurich), (.hongKong, CalendarGolden.hongKong),
      (.sydney, CalendarGolden.sydney), (.bombay, CalendarGolden.bombay),
      (.target, CalendarGolden.target),
    ] as [(TradingCalendar.Exchange, [Int: String])])
  func closedDays(of exchange: TradingCalendar.Exchange, golden: [Int: String]) {
    let calendar = TradingCalendar(exchange)
    #expect(golden.count >= 26)
    for (year, expected) in golden {
      let closed = (day("\(year)-01-01")...day("\(year)-12-31")).filter {
        !calendar.isSession($0) && !Weekday(daysSinceEpoch: $0).isWeekend
      }
      let found = closed.map { CivilDate(daysSinceEpoch: $0).label }
        .map { $0.dropFirst(5).filter { $0 != "-" } }
      #expect(found.joined(separator: " ") == expected, "\(exchange) \(year)")
    }
  }

  @Test("Saturdays and Sundays are no sessions of any exchange") func weekendsAreNoSessions() {
    for exchange in TradingCalendar.Exchange.allCases {
      let calendar = TradingCalendar(exchange)
      #expect(!calendar.isSession(day("2018-06-02")) && !calendar.isSession(day("2018-06-03")))
      #expect(calendar.isSession(day("2018-06-04")))
    }
  }

  /// What the packages do not say: unions kept Frankfurt closed on the day that was to be a session.
  @Test("Frankfurt was closed on Unity Day of 2000, and open in 2001") func unityDayOf2000() {
    #expect(!TradingCalendar(.frankfurt).isSession(day("2000-10-03")))
    #expect(TradingCalendar(.frankfurt).isSession(day("2001-10-03")))
  }

  @Test("Future sessions skip the holidays of the exchange and keep the clock")
  func futureSessionsSkipHolidays() throws {
    func next(_ code: String, _ last: String) throws -> [String] {
      let axis = TimeAxis(
        kind: .date, ticks: [day(last)], frequency: try Frequency(alias: code))
      return try axis.future(steps: 3).map { axis.label($0) }
    }
    #expect(try next("XNYS", "2018-12-31") == ["2019-01-02", "2019-01-03", "2019-01-04"])
    #expect(try next("XNYS", "2019-04-18") == ["2019-04-22", "2019-04-23", "2019-04-24"])
    #expect(try next("XLON", "2019-04-18") == ["2019-04-23", "2019-04-24", "2019-04-25"])
    #expect(try next("XETR", "2018-12-28") == ["2019-01-02", "2019-01-03", "2019-01-04"])
    #expect(try next("XTKS", "2019-04-26") == ["2019-05-07", "2019-05-08", "2019-05-09"])
    // A close with a clock keeps it.
    let close = day("2018-12-31") * 86_400 + 16 * 3600
    let axis = TimeAxis(kind: .dateTime, ticks: [close], frequency: try Frequency(alias: "XNYS"))
    #expect(try axis.future(steps: 1).map { axis.label($0) } == ["2019-01-02 16:00:00"])
  }

  // MARK: - Inference

  private func sessions(
    _ calendar: TradingCalendar, _ first: String, _ last: String
  ) -> [Int64] {
    (day(first)...day(last)).filter(calendar.isSession)
  }

  @Test(
    "Sessions of an exchange are recognised, unless too many rows are missing",
    arguments: TradingCalendar.Exchange.allCases.filter { $0 != .target })
  func isRecognised(_ exchange: TradingCalendar.Exchange) {
    let calendar = TradingCalendar(exchange)
    for (first, last) in [("2001-01-02", "2019-12-30"), ("2017-03-01", "2018-02-28")] {
      let days = sessions(calendar, first, last)
      #expect(Frequency.inferred(from: days, kind: .date) == .sessions(calendar))
      // A few rows may be missing, but not as many as a third of a year's holidays.
      let holed = days.enumerated().filter { $0.offset % 70 != 7 }.map(\.element)
      #expect(Frequency.inferred(from: holed, kind: .date) == .weekdays)
      let almost = days.enumerated().filter { $0.offset % 2_000 != 7 }.map(\.element)
      if days.count > 2_000 {
        #expect(Frequency.inferred(from: almost, kind: .date) == .sessions(calendar))
      }
    }
  }

  @Test("Plain weekdays, and a quarter of sessions, are not taken for an exchange")
  func isNotRecognisedWithoutNeed() {
    let weekdays = (day("2018-01-01")...day("2018-12-31")).filter {
      !Weekday(daysSinceEpoch: $0).isWeekend
    }
    #expect(Frequency.inferred(from: weekdays, kind: .date) == .weekdays)
    // A quarter with the holidays that all share says nothing of the exchange.
    let short = sessions(TradingCalendar(.newYork), "2018-03-01", "2018-05-10")
    #expect(Frequency.inferred(from: short, kind: .date) == .weekdays)
  }

  @Test("Sessions that another exchange may have too are taken as weekdays")
  func anotherExchangeMayBeMeant() {
    // Milan: Frankfurt's holidays and the middle of August, which few rows show.
    let frankfurt = TradingCalendar(.frankfurt)
    func milan(_ first: String, _ last: String) -> [Int64] {
      sessions(frankfurt, first, last).filter {
        let date = CivilDate(daysSinceEpoch: $0)
        return date.month != 8 || date.day != 15
      }
    }
    #expect(Frequency.inferred(from: milan("2024-09-02", "2025-07-31"), kind: .date) == .weekdays)
    #expect(Frequency.inferred(from: milan("2010-01-04", "2024-07-31"), kind: .date) == .weekdays)
    let ours = sessions(frankfurt, "2024-09-02", "2025-08-29")
    #expect(Frequency.inferred(from: ours, kind: .date) == .sessions(frankfurt))
    // A year in which the two last days of December that Frankfurt adds to Paris were Sundays.
    let either = sessions(frankfurt, "2023-09-01", "2024-08-30")
    #expect(Frequency.inferred(from: either, kind: .date) == .weekdays)
    // Half a year of New York has holidays that others may have too.
    let half = sessions(TradingCalendar(.newYork), "2024-01-02", "2024-07-19")
    #expect(Frequency.inferred(from: half, kind: .date) == .weekdays)
    // Ten closed days and no mistake in nine months, a hurricane among them.
    let many = sessions(TradingCalendar(.newYork), "2012-05-18", "2013-03-01")
    #expect(Frequency.inferred(from: many, kind: .date) == .sessions(TradingCalendar(.newYork)))
  }

  @Test("TARGET days are taken for Paris sessions unless the rows tell them apart")
  func daysOfTheEuroAreThoseOfParis() throws {
    let days = sessions(TradingCalendar(.target), "2022-01-03", "2024-12-31")
    #expect(Frequency.inferred(from: days, kind: .date) == .sessions(TradingCalendar(.paris)))
    // The last day of 2001 tells them apart.
    let long = sessions(TradingCalendar(.target), "1999-01-04", "2008-12-31")
    #expect(Frequency.inferred(from: long, kind: .date) == .sessions(TradingCalendar(.target)))
    #expect("\(try Frequency(alias: "TARGET"))" == "days of TARGET")
    let amsterdam = try Frequency(alias: "XAMS")
    #expect("\(amsterdam)" == "sessions of Paris and Amsterdam (XAMS)")
    #expect(amsterdam.alias == "XAMS")
  }

  @Test("Sessions of Hong Kong go on after Easter, and its storms are closed days")
  func hongKongGoesOnAfterEaster() throws {
    let days = sessions(TradingCalendar(.hongKong), "2023-01-03", "2024-03-28")
    let axis = TimeAxis(kind: .date, ticks: days)
    #expect(axis.frequency.alias == "XHKG")
    #expect(try axis.future(steps: 1).map { axis.label($0) } == ["2024-04-02"])
    // A storm is not known ahead, a festival is.
    #expect(!TradingCalendar(.hongKong).isSession(day("2023-09-08")))
  }

  @Test("Beyond the tables only fixed dates and Easter are holidays")
  func beyondTheTableOnlyDatesOfTheSunAreKnown() {
    func closed(_ exchange: TradingCalendar.Exchange, _ year: Int) -> [String] {
      (day("\(year)-01-01")...day("\(year)-12-31")).filter {
        !TradingCalendar(exchange).isSession($0) && !Weekday(daysSinceEpoch: $0).isWeekend
      }.map { String(CivilDate(daysSinceEpoch: $0).label.dropFirst(5)) }
    }
    // 1 May and 25 December 2033 are Sundays.
    #expect(
      closed(.hongKong, 2033) == [
        "04-15", "04-18", "05-02", "07-01", "12-26", "12-27",
      ])
    #expect(
      closed(.bombay, 2027) == ["01-26", "03-26", "04-14"])
  }

  @Test("Sessions without rows are gaps, holidays are not") func sessionsWithoutRowsAreGaps() {
    let calendar = TradingCalendar(.newYork)
    let days = sessions(calendar, "2010-01-04", "2018-12-31")
    let holes = [day("2011-07-05"), day("2011-07-06"), day("2016-02-29")]
    let axis = TimeAxis(kind: .date, ticks: days.filter { !holes.contains($0) })
    #expect(axis.frequency == .sessions(calendar))
    let report = AxisReport(of: axis)
    #expect(report.gapCount == 2)
    #expect(report.expected == days.count)
    #expect(report.largestGaps[0].after == "2011-07-01")
    #expect(report.largestGaps[0].before == "2011-07-07")
    #expect(report.largestGaps[0].steps == 2)
  }

  @Test("A calendar's fit counts sessions without rows and rows on closed days")
  func fitCountsBothKindsOfMistakes() {
    let calendar = TradingCalendar(.newYork)
    var days = Set(sessions(calendar, "2018-01-02", "2018-12-31"))
    days.remove(day("2018-03-05"))
    days.formUnion([day("2018-07-04"), day("2018-09-22")])
    let fit = calendar.fit(to: days.sorted())
    #expect(fit.weekdaysWithoutRow == 9)
    #expect(fit.sessionsWithoutRow == 1)
    #expect(fit.rowsOnClosedDays == [day("2018-07-04"), day("2018-09-22")])
  }

  // MARK: - Files of holidays

  @Test("Holidays of a file hold for a week from Sunday to Thursday")
  func holidaysOfAnotherWeek() throws {
    let file = try TradingCalendar(bytes: Array("2024-04-23\n2024-04-29\n".utf8), name: "tase.txt")
    let week = WorkingWeek([.sunday, .monday, .tuesday, .wednesday, .thursday])
    let calendar = try #require(file.inWeek(week))
    #expect("\(calendar)" == "Sunday to Thursday but 2 holidays of tase.txt")
    let axis = TimeAxis(kind: .date, ticks: [day("2024-04-18")], frequency: .sessions(calendar))
    #expect(
      try axis.future(steps: 4).map { axis.label($0) }
        == ["2024-04-21", "2024-04-22", "2024-04-24", "2024-04-25"])
    #expect(axis.frequency.seasonLength == 5)
    let fit = calendar.fit(to: [day("2024-04-18"), day("2024-04-22"), day("2024-04-26")])
    // 21, 23, 24 and 25 April have no row, the 23rd is a holiday; the 26th is a Friday.
    #expect(fit.weekdaysWithoutRow == 4 && fit.sessionsWithoutRow == 3)
    #expect(fit.rowsOnClosedDays == [day("2024-04-26")])
    #expect(TradingCalendar(.newYork).inWeek(week) == nil)
  }

  @Test("A file of holidays may have comments, names, quotes and blank lines")
  func filesOfHolidays() throws {
    let text =
      "\u{FEFF}# closed\r\n2018-12-25,Christmas\r\n\r\n2018/1/1 ; New Year\n\"2018-05-01\"\n"
    let calendar = try TradingCalendar(bytes: Array(text.utf8), name: "a/closed.txt")
    let closed = (day("2018-01-01")...day("2018-12-31")).filter {
      !calendar.isSession($0) && !Weekday(daysSinceEpoch: $0).isWeekend
    }
    #expect(closed == [day("2018-01-01"), day("2018-05-01"), day("2018-12-25")])
    #expect(calendar.name == "closed.txt")
    #expect("\(calendar)" == "weekdays but 3 holidays of closed.txt")
    let axis = TimeAxis(kind: .date, ticks: [day("2018-12-24")], frequency: .sessions(calendar))
    #expect(try axis.future(steps: 1) == [day("2018-12-26")])
  }

  @Test(
    "A holiday file without dates, or with a wrong one, is an error",
    arguments: [
      ("2018-01-01\nholiday\n", "c.txt:2: error: 'holiday' is not a date"),
      ("2018-02-30\n", "c.txt:1: error: '2018-02-30' is not a date"),
      ("\n\n25.12.2018\n", "c.txt:3: error: '25.12.2018' is not a date"),
      ("# nothing\n", "c.txt: error: there are no dates in the file"),
    ])
  func brokenFiles(_ text: String, expected: String) {
    #expect(
      message { _ = try TradingCalendar(bytes: Array(text.utf8), name: "c.txt") }
        == expected + "; hint: write one date a line, 2018-12-25")
  }

  @Test("An unknown calendar is an error that lists the calendars") func unknownNames() {
    #expect(
      message { _ = try TradingCalendar(named: "XWAR") }
        == "error: there is no calendar and no file 'XWAR'; hint: "
        + "weekdays, daily, MON-SAT, XNYS, XLON, XETR, XTKS, XTSE, XPAR, XSWX, XHKG, XASX, XBOM, "
        + "TARGET, or a file of holidays, one date a line (2024-12-25)")
    #expect(message { _ = try TradingCalendar(named: "XTKS") } == "")
  }
}
