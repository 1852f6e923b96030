import MartletFiles
import MartletPanels
import MartletTestSupport
import MartletTime
import Testing

/// Rows of less than a day with closed hours: the times to come and the season are those of the rows.
struct OpenHoursTests {
  private static let hour: Int64 = 3600

  /// Times of the days of a span.
  private func ticks(
    _ first: String, _ last: String, at clocks: [Int64],
    where isIncluded: (Weekday) -> Bool = { !$0.isWeekend }
  ) -> [Int64] {
    (day(first)...day(last)).filter { isIncluded(Weekday(daysSinceEpoch: $0)) }
      .flatMap { day in clocks.map { day * 86_400 + $0 } }
  }

  private func clocks(_ first: String, _ last: String, every minutes: Int) -> [Int64] {
    func second(_ clock: String) -> Int64 {
      let parts = clock.split(separator: ":").compactMap { Int64($0) }
      return parts[0] * 3600 + parts[1] * 60
    }
    return Array(stride(from: second(first), through: second(last), by: minutes * 60))
  }

  private func axis(_ ticks: [Int64]) -> TimeAxis { TimeAxis(kind: .dateTime, ticks: ticks) }

  private func future(_ axis: TimeAxis, _ steps: Int) throws -> [String] {
    try axis.future(steps: steps).map { String(axis.label($0).dropLast(3)) }
  }

  @Test("Hourly rows of a daily session continue at its opening on the next day")
  func aSessionOfHours() throws {
    let hours = clocks("09:30", "15:30", every: 60)
    let axis = axis(ticks("2024-05-01", "2024-06-11", at: hours))
    #expect(
      try future(axis, 8) == [
        "2024-06-12 09:30", "2024-06-12 10:30", "2024-06-12 11:30", "2024-06-12 12:30",
        "2024-06-12 13:30", "2024-06-12 14:30", "2024-06-12 15:30", "2024-06-13 09:30",
      ])
    #expect(axis.frequency.seasonLength == 7)
    #expect("\(axis.frequency)" == "hourly, 09:30 to 15:30, Monday to Friday")
    #expect(axis.frequency.alias == "h-in-hours")
    #expect(AxisReport(of: axis).gapCount == 0)
  }

  @Test("Hourly rates from Sunday night to Friday continue after the weekend")
  func ratesFromSundayNightToFriday() throws {
    let week = ticks(
      "2024-05-05", "2024-05-24", at: clocks("00:00", "23:00", every: 60), where: { _ in true }
    ).filter { tick in
      let clock = tick % 86_400 / 3600
      return switch Weekday(daysSinceEpoch: tick / 86_400) {
      case .saturday: false
      case .sunday: clock >= 22
      case .friday: clock <= 20
      default: true
      }
    }
    for rows in [week, week.filter { $0 >= day("2024-05-12") * 86_400 }] {
      let axis = axis(rows)
      #expect(
        try future(axis, 3) == ["2024-05-26 22:00", "2024-05-26 23:00", "2024-05-27 00:00"])
      #expect(axis.frequency.seasonLength == 24)
      #expect("\(axis.frequency)" == "hourly, Sunday 22:00 to Friday 20:00")
      #expect(AxisReport(of: axis).gapCount == 0)
    }
  }

  @Test(
    "Bars of a morning and an afternoon session skip the break between them",
    arguments: [5, 15, 30])
  func twoSessionsADay(minutes: Int) throws {
    let morning = clocks("09:00", "11:00", every: minutes)
    let both = morning + clocks("12:30", "14:30", every: minutes)
    let axis = axis(ticks("2024-02-01", "2024-02-22", at: both))
    let next = try future(axis, both.count + 1)
    #expect(next[0] == "2024-02-23 09:00")
    #expect(next[morning.count - 1] == "2024-02-23 11:00")
    #expect(next[morning.count] == "2024-02-23 12:30")
    #expect(next[both.count] == "2024-02-26 09:00")
    #expect(axis.frequency.seasonLength == both.count)
    #expect(
      "\(axis.frequency)"
        == "every \(minutes) minutes, 09:00 to 11:00 and 12:30 to 14:30, Monday to Friday")
  }

  @Test("Futures with a daily break and closed Saturdays continue around both")
  func aNightWithABreak() throws {
    // Futures: from Sunday 18:00 to Friday 16:00, closed at 17:00 each day.
    let rows = ticks(
      "2024-04-07", "2024-05-02", at: clocks("00:00", "23:00", every: 60), where: { _ in true }
    ).filter { tick in
      let clock = tick % 86_400 / 3600
      return switch Weekday(daysSinceEpoch: tick / 86_400) {
      case .saturday: false
      case .sunday: clock >= 18
      case .friday: clock <= 16
      default: clock != 17
      }
    }.filter { $0 <= day("2024-05-02") * 86_400 + 16 * Self.hour }
    let axis = axis(rows)
    #expect(try future(axis, 2) == ["2024-05-02 18:00", "2024-05-02 19:00"])
    #expect(try future(axis, 24).last == "2024-05-05 18:00")
    #expect(axis.frequency.seasonLength == 23)
  }

  @Test("A shop that closes early on Saturdays has short Saturdays ahead")
  func aShopWithShortSaturdays() throws {
    let week = ticks("2024-03-01", "2024-04-12", at: clocks("08:00", "18:00", every: 60))
    let saturdays = ticks(
      "2024-03-01", "2024-04-12", at: clocks("08:00", "12:00", every: 60),
      where: { $0 == .saturday })
    let axis = axis((week + saturdays).sorted())
    let next = try future(axis, 6)
    #expect(next[0] == "2024-04-13 08:00" && next[4] == "2024-04-13 12:00")
    #expect(next[5] == "2024-04-15 08:00")
    #expect(axis.frequency.seasonLength == 11)
  }

  @Test("Bars of unequal length continue at the clocks of their days")
  func barsThatDoNotFollowOneStep() throws {
    // The first bar of a day is half an hour long, and two rows a day are no step of eight hours.
    let first = [34_200] + clocks("10:00", "15:00", every: 60)
    let axis = axis(ticks("2024-05-06", "2024-05-21", at: first))
    #expect(try future(axis, 3) == ["2024-05-22 09:30", "2024-05-22 10:00", "2024-05-22 11:00"])
    let twice = self.axis(ticks("2024-05-06", "2024-05-24", at: [9 * Self.hour, 17 * Self.hour]))
    #expect(try future(twice, 3) == ["2024-05-27 09:00", "2024-05-27 17:00", "2024-05-28 09:00"])
    #expect(twice.frequency.seasonLength == 2)
  }

  @Test("Holidays, half days and missing bars do not change the open hours")
  func holidaysHalfDaysAndMissingBarsChangeNothing() throws {
    let hours = clocks("09:30", "15:30", every: 30)
    let whole = ticks("2023-11-01", "2024-01-12", at: hours)
    let closed = ["2023-11-23", "2023-12-25", "2024-01-01"].map(day)
    let short = day("2023-11-24")
    let rows = whole.filter { tick in
      let day = tick / 86_400
      return !closed.contains(day) && (day != short || tick % 86_400 < 13 * Self.hour)
        && (tick / 1800) % 29 != 3
    }
    let axis = axis(rows)
    #expect(try future(axis, 2) == ["2024-01-15 09:30", "2024-01-15 10:00"])
    #expect(axis.frequency.seasonLength == 13)
  }

  @Test("Sessions in UTC move with summer time, and those with a time zone do not")
  func hoursInUTCMoveWithTheClocksOfThePlace() throws {
    // New York in UTC: from 14:30, and from 13:30 after 10 March.
    let winter = ticks("2023-11-06", "2024-03-08", at: clocks("14:30", "20:30", every: 60))
    let summer = ticks("2024-03-11", "2024-04-26", at: clocks("13:30", "19:30", every: 60))
    #expect(try future(axis(winter + summer), 1) == ["2024-04-29 13:30"])
    // Where the place is known, its clocks do not move.
    let zone = try TimeZoneRules(named: "America/New_York")
    let home = TimeAxis(kind: .dateTime, ticks: winter, zone: zone)
    #expect(try home.future(steps: 1).map { home.label($0) } == ["2024-03-11 09:30:00-04:00"])
  }

  @Test("A weekend not among the rows is closed where nights are, with a note")
  func aWeekendThatDidNotComeIsClosedLikeTheNights() throws {
    let hours = clocks("09:30", "15:30", every: 30)
    let rows = ticks("2024-05-06", "2024-05-10", at: hours)
    #expect(try future(axis(rows), 1) == ["2024-05-13 09:30"])
    let said = try panel("time,y\n" + rows.map { "\(label($0)),1\n" }.joined()).source.notes
    #expect(said == ["no weekend lies between the rows: it is taken to be closed, as nights are"])
    // Where nights are open, so are weekends.
    let most = ticks("2024-05-06", "2024-05-10", at: clocks("00:00", "22:00", every: 60))
    #expect(try future(axis(most), 1) == ["2024-05-11 00:00"])
    // Rows on a Saturday show what it is.
    let open = ticks("2024-05-06", "2024-05-12", at: hours, where: { _ in true })
    #expect(try future(axis(open), 1) == ["2024-05-13 09:30"])
    let six = ticks("2024-05-06", "2024-05-11", at: hours, where: { _ in true })
    #expect(try future(axis(six), 1) == ["2024-05-13 09:30"])
  }

  @Test("Future times go on within the unfinished last day of a session")
  func theRowsOfAnUnfinishedDayAreGoneOnFrom() throws {
    let hours = clocks("09:30", "15:30", every: 60)
    let rows = ticks("2024-05-01", "2024-06-11", at: hours).dropLast(4)
    #expect(try future(axis(Array(rows)), 2) == ["2024-06-11 12:30", "2024-06-11 13:30"])
  }

  @Test("Rows around the clock, or of only two days, have no open hours")
  func rowsAroundTheClockHaveNoHours() {
    let hours = Array(
      stride(from: day("2024-01-01") * 86_400, to: day("2024-02-01") * 86_400, by: 3600))
    #expect(axis(hours).frequency == .seconds(3600))
    // A day without power, and one row of ten missing.
    let outage = hours.filter { $0 / 86_400 != day("2024-01-20") }
    #expect(axis(outage).frequency == .seconds(3600))
    #expect(axis(hours.filter { $0 / 3600 % 11 != 4 }).frequency == .seconds(3600))
    #expect(axis(hours).frequency.seasonLength == 24)
    // Two days do not show a pattern.
    let two = ticks("2024-05-06", "2024-05-07", at: clocks("09:30", "15:30", every: 60))
    #expect(axis(two).frequency == .seconds(3600))
  }

  @Test("Hourly rows by no weekly pattern are hourly, with a note that says so")
  func whatIsNotPlainIsSaid() throws {
    let hours = stride(from: day("2024-01-01") * 86_400, to: day("2024-03-01") * 86_400, by: 3600)
    // Rows come and go by no pattern of the week.
    let rows = hours.filter { $0 / 3600 % 11 < 5 || $0 / 3600 % 13 < 4 }
    let text = "time,y\n" + rows.map { "\(label($0)),1\n" }.joined()
    let found = try panel(text)
    #expect(found.series[0].axis.frequency == .seconds(3600))
    #expect(
      found.source.notes.contains {
        $0.description.hasPrefix("rows are at \(rows.count) of 1,4")
          && $0.description.contains("by no plain pattern")
      })
  }

  @Test("The summary, notes and season doubts of a file name its open hours")
  func hoursAreSaid() throws {
    let rows = ticks("2024-05-01", "2024-06-11", at: clocks("09:30", "15:30", every: 60))
    let text = "time,y\n" + rows.map { "\(label($0)),1\n" }.joined()
    let found = try panel(text)
    #expect(
      found.source.summary == [
        "a.csv: 210 rows, 2024-05-01 09:30:00 to 2024-06-11 15:30:00, "
          + "hourly, 09:30 to 15:30, Monday to Friday; target y"
      ])
    let given = try panel(text) { $0.frequency = .seconds(3600) }
    #expect(
      given.source.notes == [
        "180 of 209 rows come one step of h after the one before: these rows are hourly, 09:30 to "
          + "15:30, Monday to Friday"
      ])
    let rule = found.series[0].axis.frequency
    #expect(rule.doubt(onSeason: 24) == "a day of these rows has 7")
    #expect(rule.doubt(onSeason: 168) == "a week of these rows has 35")
    #expect(rule.doubt(onSeason: 35) == nil)
  }

  private func label(_ tick: Int64) -> String { TimeKind.dateTime.label(tick) }
}
