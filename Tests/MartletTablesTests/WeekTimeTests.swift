import MartletPanels
import MartletTestSupport
import MartletTime
import Testing

/// Weeks of ISO 8601; the dates are those of Python's `date.fromisocalendar`.
struct WeekTimeTests {
  @Test(
    "ISO weeks are dated on their Monday or on the day given",
    arguments: [
      (["2020-W52", "2020-W53", "2021-W01"], ["2020-12-21", "2020-12-28", "2021-01-04"]),
      (["2018W52", "2019W1"], ["2018-12-24", "2018-12-31"]),
      (["2015 W53", "2016 w01"], ["2015-12-28", "2016-01-04"]),
      (["2009-W53-7", "2010-W01-1"], ["2010-01-03", "2010-01-04"]),
      (["2009W537", "2010W011"], ["2010-01-03", "2010-01-04"]),
      (["W53 2020", "W01 2021"], ["2020-12-28", "2021-01-04"]),
      (["Week 52, 2018", "Week 1, 2019"], ["2018-12-24", "2018-12-31"]),
      (["KW 1/2024", "KW 2/2024"], ["2024-01-01", "2024-01-08"]),
      (["2024-W05-1T09:30"], ["2024-01-29 09:30:00"]),
    ])
  func areDatedOnTheirMonday(_ cells: [String], read: [String]) throws {
    #expect(try times(cells) == read)
  }

  @Test(
    "Weeks are read by the format told, by ISO or from Sunday",
    arguments: [
      (["2020-W53", "2021-W01"], "%G-W%V", ["2020-12-28", "2021-01-04"]),
      (["2020-W53-7"], "%G-W%V-%u", ["2021-01-03"]),
      (["2021-W01-Mon"], "%G-W%V-%a", ["2021-01-04"]),
      (["53/2020"], "%V/%G", ["2020-12-28"]),
      (["202001"], "%G%V", ["2019-12-30"]),
      (["2021-0-5", "2021-1-1"], "%Y-%W-%w", ["2021-01-01", "2021-01-04"]),
      (["2021 0 Fri", "2021 1 Sunday"], "%Y %U %A", ["2021-01-01", "2021-01-03"]),
      (["2020 52 6"], "%Y %U %w", ["2021-01-02"]),
      (["2021 1", "2021 2"], "%Y %W", ["2021-01-04", "2021-01-11"]),
    ])
  func areReadAsTold(_ cells: [String], format: String, read: [String]) throws {
    #expect(try times(cells, as: format) == read)
  }

  @Test(
    "A week that its year does not have is an error",
    arguments: [
      ("2021-W53", nil), ("2021-W00", nil), ("2020-W53-8", nil), ("2021-W53", "%G-W%V"),
      ("9999-W52-7", nil),
    ])
  func thatDoNotExist(_ cell: String, format: String?) {
    #expect(
      message { _ = try times([cell], as: format) }.contains("error: there is no date '\(cell)'"))
  }

  @Test(
    "A pattern that mixes weeks with the wrong year is refused",
    arguments: ["%Y-W%V", "%G-%m", "%G", "%V", "%G-%V-%W", "%Y-%m-%W", "%Y-%u", "%G-%V-%j"])
  func patternsThatAreNone(_ pattern: String) {
    #expect(message { _ = try TimePattern(parsing: pattern) }.contains("is not a way of writing"))
  }

  @Test("A calendar year with an ISO week is an error that offers %G-W%V")
  func aWeekGoesWithTheYearOfWeeks() {
    #expect(
      message { _ = try TimePattern(parsing: "%Y-W%V") }
        == "error: '%Y-W%V' is not a way of writing times; "
        + "hint: %G-W%V: the number of a week goes with the year that the week belongs to")
  }

  @Test(
    "Year and week columns are read as weeks dated on Monday",
    arguments: [
      "week,year,y\n52,2020,1\n53,2020,2\n1,2021,3\n",
      "year,week,y\n2020,52,1\n2020,53,2\n2021,1,3\n",
      "YEAR,Week,y\n2020,W52,1\n2020,W53,2\n2021,W01,3\n",
      "year,month,week,y\n2020,12,52,1\n2020,12,53,2\n2021,1,1,3\n",
    ])
  func columnsOfYearAndWeek(_ text: String) throws {
    let panel = try panel(text) { $0.target = "y" }
    #expect(labels(panel) == ["2020-12-21", "2020-12-28", "2021-01-04"])
    #expect(panel.series[0].axis.frequency == .weekly(.monday))
    #expect(panel.source.summary[1] == "a.csv: weeks of ISO 8601, dated on their Monday")
  }

  @Test(
    "Year and week columns that are named are read as weeks",
    arguments: [
      "year,week", "week,year", "Jahr,KW", "iso_year,ISO week", "year,Week_Number",
      "Year,weekOfYear",
    ])
  func columnsThatAreNamed(_ names: String) throws {
    let cells = names.hasPrefix("week") ? ["52,2020", "53,2020"] : ["2020,52", "2020,53"]
    let text = "\(names),y\n\(cells[0]),1\n\(cells[1]),2\n"
    #expect(
      labels(
        try panel(text) {
          $0.timeColumn = names
          $0.target = "y"
        }) == ["2020-12-21", "2020-12-28"])
  }

  @Test(
    "A second column beside the year is a part only by its name",
    arguments: ["period", "week of month", "no", "day_of_week", "x"])
  func aSecondColumnIsNoMonthUnlessItsNameSaysSo(_ name: String) {
    let found = message {
      _ = try panel("year,\(name),y\n2020,1,1\n2020,2,2\n") {
        $0.timeColumn = "year,\(name)"
        $0.target = "y"
      }
    }
    #expect(
      found.hasPrefix("a.csv:1:1: error: year, \(name) are no parts of one time by their names"))
  }

  @Test("Digits in a column called week are weeks, not months")
  func aColumnCalledWeekIsNeverAMonth() throws {
    #expect(try times(["2020-01", "2020-02"], named: "week") == ["2019-12-30", "2020-01-06"])
    #expect(try times(["202001", "202002"], named: "week") == ["2019-12-30", "2020-01-06"])
    #expect(try times(["202052", "202053"], named: "yyyyww") == ["2020-12-21", "2020-12-28"])
    #expect(try times(["2020-01", "2020-02"], named: "t") == ["2020-01-01", "2020-02-01"])
    #expect(
      message { _ = try times(["2021-52", "2021-53"], named: "Year-Week") }
        .contains("there is no date '2021-53'"))
  }

  @Test("A column called week may hold dates or whole numbers")
  func aColumnCalledWeekMayHoldDates() throws {
    #expect(
      try times(["2020-01-05", "2020-01-12"], named: "week") == ["2020-01-05", "2020-01-12"])
    #expect(try times(["1", "2", "53"], named: "week") == ["1", "2", "53"])
  }

  @Test("Only the long ISO years from 1990 to 2030 have a week 53")
  func fiftyThreeWeeksAreToldByTheYearAlone() throws {
    // Those from 1990 to 2030, by Python's isocalendar of 28 December.
    let long = [1992, 1998, 2004, 2009, 2015, 2020, 2026]
    for year in 1990...2030 {
      let found = message { _ = try times(["\(year)-W53"]) }
      #expect(found.isEmpty == long.contains(year))
    }
  }
}
