import MartletFiles
import MartletPanels
import MartletTestSupport
import MartletTime
import Testing

/// A frequency that is given is held against the rows.
struct AxisCheckTests {
  private func file(_ days: [Int64]) -> String {
    "ds,y\n" + days.map { "\(CivilDate(daysSinceEpoch: $0).label),1\n" }.joined()
  }

  private func weeks(_ first: String, _ count: Int) -> [Int64] {
    (0..<Int64(count)).map { day(first) + 7 * $0 }
  }

  private func months(_ first: String, _ count: Int, every months: Int = 1) -> [Int64] {
    (0..<count).map {
      CivilDate(daysSinceEpoch: day(first)).adding(months: months * $0).daysSinceEpoch
    }
  }

  private func refusal(_ days: [Int64], _ alias: String) -> String {
    message { _ = try panel(file(days)) { $0.frequency = try Frequency(alias: alias) } }
  }

  @Test("Monday rows contradict a frequency of Sundays, and the error names W-MON")
  func noRowOnTheDayOfTheWeek() {
    #expect(
      refusal(weeks("2022-08-01", 80), "W")
        == "a.csv:1:1: error: the frequency W-SUN contradicts the rows: 0 of 80 rows are on a "
        + "Sunday, these are W-MON; hint: --freq W-MON")
  }

  @Test(
    "Monthly, quarterly and yearly rows refuse a frequency that contradicts them",
    arguments: [
      ("M", 1, "0 of 40 rows are on the last day of a month, these are MS; hint: --freq MS"),
      ("BM", 1, "0 of 40 rows are on the last weekday of a month, these are MS; hint: --freq MS"),
      (
        "D", 1,
        "0 of 39 rows come one step of D after the one before, these are MS; hint: --freq MS"
      ),
      ("B", 1, ""), ("2MS", 1, "0 of 39 rows come one step of 2MS"),
      (
        "QS", 1,
        "14 of 40 rows are on the first day of January, April, July or October, these are MS"
      ),
      (
        "Q", 3,
        "0 of 40 rows are on the last day of March, June, September or December, these are QS; "
          + "hint: --freq QS"
      ),
      ("M", 3, "0 of 40 rows are on the last day of a month, these are QS; hint: --freq QS"),
      (
        "MS", 3,
        "0 of 39 rows come one step of MS after the one before, these are QS; hint: --freq QS"
      ),
      ("Y", 12, "0 of 40 rows are on the last day of December, these are YS; hint: --freq YS"),
    ])
  func noRowOnTheDayOfTheMonth(alias: String, every: Int, words: String) {
    let said = refusal(months("1980-01-01", 40, every: every), alias)
    #expect(said.contains("contradicts the rows: \(words)"), "\(said)")
  }

  @Test("Hourly rows contradict 15min and D, and the error offers h") func rowsWithinADay() {
    let hours = (0..<60).map { "\(TimeKind.dateTime.label(Int64($0) * 3600)),1\n" }.joined()
    func refusal(_ alias: String) -> String {
      message { _ = try panel("ds,y\n" + hours) { $0.frequency = try Frequency(alias: alias) } }
    }
    #expect(
      refusal("15min")
        == "a.csv:1:1: error: the frequency 15min contradicts the rows: 0 of 59 rows come one step of "
        + "15min after the one before, these are h; hint: --freq h")
    #expect(
      refusal("D")
        == "a.csv:1:1: error: the frequency D contradicts the rows: a day has 24 rows, these are "
        + "h; hint: --freq h (and no --calendar), or --resample D to make bars of the rows")
  }

  @Test("Weekday rows contradict W-FRI, and the error offers bars of them")
  func barsAreOfferedForLongerPeriods() {
    let days = (day("2024-01-01")...day("2024-03-29")).filter {
      !Weekday(daysSinceEpoch: $0).isWeekend
    }
    #expect(
      refusal(days, "W-FRI").hasSuffix(
        "13 of 65 rows are on a Friday, these are B; hint: --freq B, or --resample W-FRI to make "
          + "bars of the rows"))
  }

  @Test("A frequency that part of the rows follow is taken, with a note")
  func whatAgreesInPartIsSaid() throws {
    func notes(_ days: [Int64], _ alias: String) throws -> [String] {
      try panel(file(days)) { $0.frequency = try Frequency(alias: alias) }.source.notes
        .map(\.description)
    }
    let all = Array(day("2024-01-01")...day("2024-03-24"))
    let sundayToThursday = all.filter {
      ![.friday, .saturday].contains(Weekday(daysSinceEpoch: $0))
    }
    #expect(
      try notes(sundayToThursday, "B") == [
        "12 of 60 rows are not on Monday to Friday, among them the last row 2024-03-24: these rows "
          + "are SUN-THU"
      ])
    let weekdays = all.filter { !Weekday(daysSinceEpoch: $0).isWeekend }
    #expect(
      try notes(weekdays, "D") == [
        "48 of 59 rows come one step of D after the one before: these rows are B"
      ])
    #expect(try notes(weekdays, "B").isEmpty)
    #expect(try notes(all, "D").isEmpty)
    #expect(try notes(all, "B").count == 1)
    #expect(try notes(sundayToThursday, "SUN-THU").isEmpty)
  }

  @Test("Irregular rows take the frequency given, which dates their future")
  func rowsWithoutARuleTakeTheOneGiven() throws {
    // Nothing else would date a forecast.
    let days = [0, 1, 5, 6, 7, 19, 20, 31, 32, 50].map { day("2024-01-01") + Int64($0) }
    #expect(Frequency.inferred(from: days, kind: .date) == .irregular)
    let found = try panel(file(days)) { $0.frequency = .everyDay }
    #expect(try found.series[0].axis.future(steps: 1) == [day("2024-02-21")])
    let weekly = try panel(file(days)) { $0.frequency = .weekly(.sunday) }
    #expect(weekly.source.notes == ["2 of 10 rows are on a Sunday"])
  }

  @Test("Three rows are too few to contradict the frequency given")
  func threeRowsAreTooFewToRefuse() throws {
    let found = try panel(file(months("2024-01-01", 3))) { $0.frequency = .monthEnd }
    #expect(found.series[0].axis.frequency == .monthEnd)
  }

  @Test("A frequency is refused only where most series of a panel contradict it")
  func mostSeriesOfAPanelDecide() throws {
    func rows(_ id: String, _ days: [Int64]) -> String {
      days.map { "\(id),\(CivilDate(daysSinceEpoch: $0).label),1\n" }.joined()
    }
    let text =
      "id,ds,y\n" + rows("a", Array(day("2024-01-01")...day("2024-02-29")))
      + rows("b", Array(day("2024-01-01")...day("2024-02-29"))) + rows("c", weeks("2024-01-01", 6))
    let found = try panel(text) {
      $0.frequency = .everyDay
      $0.idColumn = "id"
    }
    #expect(found.series.count == 3)
    let said = message {
      _ = try panel(text) {
        $0.frequency = .monthEnd
        $0.idColumn = "id"
      }
    }
    #expect(said.contains("contradicts the rows") && said.contains("these are D"))
  }

  @Test(
    "A season that does not fit the frequency is doubted, with what would fit",
    arguments: [
      ("B", 7, "a week of these rows has 5"), ("XNYS", 7, "a week of these rows has 5"),
      ("MON-SAT", 7, "a week of these rows has 6"), ("D", 5, "a week of these rows has 7"),
      ("B", 365, "a year of these rows has about 252"), ("QS", 12, "a year of these rows has 4"),
      ("W-FRI", 12, "a year of these rows has 52"), ("MS", 52, "a year of these rows has 12"),
      ("B", 5, nil), ("B", 10, nil), ("B", 21, nil), ("D", 7, nil), ("D", 365, nil),
      ("MS", 12, nil),
      ("MS", 6, nil), ("MS", 4, nil), ("QS", 4, nil), ("h", 24, nil), ("h", 168, nil),
      ("1", 7, nil),
    ] as [(String, Int, String?)])
  func aSeasonOfOtherRows(_ alias: String, season: Int, expected: String?) throws {
    #expect(try Frequency(alias: alias).doubt(onSeason: season) == expected)
  }
}
