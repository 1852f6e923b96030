import MartletFiles
import MartletPanels
import MartletTestSupport
import MartletTime
import Testing

/// Rows on other days than Monday to Friday, and what follows for the days to come.
struct WorkingWeekTests {
  private func axis(
    _ first: String, _ last: String, where isIncluded: (Weekday) -> Bool
  ) -> TimeAxis {
    TimeAxis(
      kind: .date,
      ticks: (day(first)...day(last)).filter { isIncluded(Weekday(daysSinceEpoch: $0)) })
  }

  private func future(_ axis: TimeAxis, _ steps: Int = 3) throws -> [String] {
    try axis.future(steps: steps).map { axis.label($0) }
  }

  @Test("Rows from Monday to Saturday have a week of six days") func mondayToSaturday() throws {
    let axis = axis("2024-01-08", "2024-04-12") { $0 != .sunday }
    #expect(axis.frequency.alias == "MON-SAT")
    #expect("\(axis.frequency)" == "Monday to Saturday (other days are not rows)")
    #expect(axis.frequency.seasonLength == 6)
    #expect(try future(axis) == ["2024-04-13", "2024-04-15", "2024-04-16"])
    #expect(AxisReport(of: axis).gapCount == 0)
  }

  @Test(
    "Rows on other weekdays have the alias, season and future of their week",
    arguments: [
      ("SUN-THU", [.friday, .saturday], 5, ["2024-05-26", "2024-05-27", "2024-05-28"]),
      ("SAT-WED", [.thursday, .friday], 5, ["2024-05-25", "2024-05-26", "2024-05-27"]),
      ("TUE-SUN", [.monday], 6, ["2024-05-24", "2024-05-25", "2024-05-26"]),
      ("MON-THU", [.friday, .saturday, .sunday], 4, ["2024-05-27", "2024-05-28", "2024-05-29"]),
      (
        "MON,WED,FRI", [.tuesday, .thursday, .saturday, .sunday], 3,
        ["2024-05-24", "2024-05-27", "2024-05-29"]
      ),
      (
        "TUE,FRI", [.monday, .wednesday, .thursday, .saturday, .sunday], 2,
        ["2024-05-24", "2024-05-28", "2024-05-31"]
      ),
    ] as [(String, [Weekday], Int, [String])])
  func otherWeeks(_ alias: String, closed: [Weekday], season: Int, expected: [String]) throws {
    let axis = axis("2023-11-01", "2024-05-23") { !closed.contains($0) }
    #expect(axis.frequency.alias == alias)
    #expect(axis.frequency.seasonLength == season)
    #expect(try future(axis) == expected)
    #expect(try Frequency(alias: alias) == axis.frequency)
  }

  @Test(
    "A working week that was given up counts no more, however long it lasted",
    arguments: ["2023-05-26", "2024-02-15", "2012-06-30"])
  func theNewestWeekCounts(change: String) throws {
    let axis = axis("2022-05-21", "2024-05-23") { _ in true }
    let days = axis.ticks.filter {
      let free: [Weekday] = $0 < day(change) ? [.thursday, .friday] : [.friday, .saturday]
      return !free.contains(Weekday(daysSinceEpoch: $0))
    }
    #expect(
      try future(TimeAxis(kind: .date, ticks: days)) == ["2024-05-26", "2024-05-27", "2024-05-28"])
  }

  @Test("Missing working days of a Sunday to Thursday week are gaps") func holidaysAreGaps() {
    let days = axis("2023-01-01", "2023-12-31") { ![.friday, .saturday].contains($0) }.ticks
    let axis = TimeAxis(kind: .date, ticks: days.filter { $0 % 23 != 5 })
    #expect(axis.frequency.alias == "SUN-THU")
    let report = AxisReport(of: axis)
    #expect(report.expected == days.count)
  }

  @Test("Two Sunday rows in two years do not make Sunday a working day")
  func aFewRowsOnClosedDaysAreNoWorkingDays() throws {
    let days = axis("2022-01-03", "2024-05-24") { $0 != .sunday }.ticks
    let sundays = ["2022-12-18", "2023-12-17"].map(day)
    let axis = TimeAxis(kind: .date, ticks: (days + sundays).sorted())
    #expect(axis.frequency.alias == "MON-SAT")
  }

  @Test("Rows whose weekend moved by a day, either way, go on with the new one")
  func aChangedWeekGoesOnAsItIsNow() {
    // Dubai moved its weekend at the end of 2021.
    let before = axis("2019-01-01", "2021-12-31") { ![.friday, .saturday].contains($0) }.ticks
    let after = axis("2022-01-03", "2023-06-30") { !$0.isWeekend }.ticks
    #expect(Frequency.inferred(from: before + after, kind: .date) == .weekdays)
    let back = axis("2022-01-02", "2023-06-30") { ![.friday, .saturday].contains($0) }.ticks
    let mondays = axis("2019-01-01", "2021-12-31") { !$0.isWeekend }.ticks
    #expect(Frequency.inferred(from: mondays + back, kind: .date).alias == "SUN-THU")
  }

  @Test("Short, irregular or half-open weeks are no working week")
  func weeksThatAreNotPlainStayAsTheyWere() {
    func alias(_ ticks: [Int64]) -> String { Frequency.inferred(from: ticks, kind: .date).alias }
    // Less than four weeks, gaps that fall on any weekday, every other day, weekends half open.
    #expect(alias(axis("2024-01-01", "2024-01-27") { $0 != .sunday }.ticks) == "D")
    #expect(alias((day("2024-01-01")...day("2024-06-30")).filter { $0 % 6 != 1 }) == "D")
    #expect(alias((0..<60).map { day("2024-01-01") + 2 * $0 }) == "2D")
    let half = (day("2024-01-01")...day("2024-06-30")).filter {
      Weekday(daysSinceEpoch: $0) != .saturday || $0 % 2 == 0
    }
    #expect(alias(half) == "D")
    #expect(alias(axis("2024-01-01", "2024-06-30") { _ in true }.ticks) == "D")
  }

  @Test(
    "A malformed working week is no frequency",
    arguments: ["MON-SUN", "MON", "MON-MON", "MON,MON", "MON-XYZ", "MON,", "mon-sat"])
  func noWeeks(_ alias: String) {
    #expect(throws: DataError.self) { _ = try Frequency(alias: alias) }
  }

  @Test("Weekly bars of Sunday to Thursday rows are complete at the last Thursday")
  func barsEndWithTheWeek() throws {
    // The last row is a Thursday, after which nothing comes before Sunday.
    let axis = axis("2024-01-07", "2024-03-28") { ![.friday, .saturday].contains($0) }
    let series = Series(
      id: "y", axis: axis,
      target: Column(
        name: "y", role: .target, values: axis.ticks.indices.map { Double($0) }))
    let bars = try series.resampled(by: Resampling(to: .weekly(.saturday)))
    #expect(bars.axis.label(row: bars.count - 1) == "2024-03-30")
    #expect(bars.target.values.last == Double(axis.count - 1))
    #expect(bars.count == 12)
  }

  @Test("The rows expected between two dates are counted in working days")
  func distancesBetweenRowsOfAWeek() {
    let week = WorkingWeek([.sunday, .monday, .tuesday, .wednesday, .thursday])
    let rows = TimeAxis(
      kind: .date, ticks: [day("2024-01-04"), day("2024-01-07"), day("2024-01-21")],
      frequency: .workingWeek(week))
    #expect(AxisReport(of: rows).expected == 12)
  }
}
