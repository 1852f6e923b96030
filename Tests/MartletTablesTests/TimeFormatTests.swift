import MartletPanels
import MartletTables
import MartletTestSupport
import MartletTime
import Testing

/// Ways of writing times beside ISO 8601.
struct TimeFormatTests {
  private func labels(_ cells: [String], _ format: String? = nil) throws -> [String] {
    let text = "t\n" + cells.map { "\"\($0)\"\n" }.joined()
    let options = CSVOptions(timeFormat: try format.map { try TimePattern(parsing: $0) })
    let table = try CSVTable(bytes: Array(text.utf8), name: "a.csv", options: options)
    let (kind, ticks) = try table.times(0)
    return ticks.map { kind.label($0) }
  }

  @Test(
    "Months, quarters, named months and times since 1970 are recognised",
    arguments: [
      (["201812", "201901"], ["2018-12-01", "2019-01-01"]),
      (["201812", "201813"], ["201812", "201813"]),
      (["201812", "20181"], ["201812", "20181"]),
      (["2018M1", "2018M12"], ["2018-01-01", "2018-12-01"]),
      (["2018:1", "2018:4"], ["2018-01-01", "2018-10-01"]),
      (["2018:1", "2018:5"], ["2018-01-01", "2018-05-01"]),
      (["2018:01", "2018:04"], ["2018-01-01", "2018-04-01"]),
      (["2018 Q3", "2018Q4"], ["2018-07-01", "2018-10-01"]),
      (["Q1 2018", "Q2 2018"], ["2018-01-01", "2018-04-01"]),
      (["q1-2018", "Q2/2018"], ["2018-01-01", "2018-04-01"]),
      (["31 Dec 2018", "1 January 2019"], ["2018-12-31", "2019-01-01"]),
      (["31-Dec-2018", "01-JAN-2019"], ["2018-12-31", "2019-01-01"]),
      (["31.Dec.2018"], ["2018-12-31"]),
      (["Dec 31, 2018", "Sept 1, 2019"], ["2018-12-31", "2019-09-01"]),
      (["December 31 2018"], ["2018-12-31"]),
      (["May 2018", "Jun 2018"], ["2018-05-01", "2018-06-01"]),
      (["Dec-2018", "January-2019"], ["2018-12-01", "2019-01-01"]),
      (["2018 Dec", "2019 Jan"], ["2018-12-01", "2019-01-01"]),
      (["2018-Dec", "2019-Jan"], ["2018-12-01", "2019-01-01"]),
      (["2018.12.31 16:00"], ["2018-12-31 16:00:00"]),
      (
        ["12/31/2018 4:05 PM", "1/1/2019 12:05 AM"], ["2018-12-31 16:05:00", "2019-01-01 00:05:00"]
      ),
      (["31 Dec 2018 16:00"], ["2018-12-31 16:00:00"]),
      (["2018-12-31 16:00:00 UTC"], ["2018-12-31 16:00:00"]),
      (["2018-12-31 16:00:00 +0100"], ["2018-12-31 15:00:00"]),
      (["1546300800", "1546387200"], ["2019-01-01", "2019-01-02"]),
      (["1546300805", "1546387200"], ["2019-01-01 00:00:05", "2019-01-02 00:00:00"]),
      (["946684800", "-1"], ["2000-01-01 00:00:00", "1969-12-31 23:59:59"]),
      (["1546300800000", "1546300801000"], ["2019-01-01 00:00:00", "2019-01-01 00:00:01"]),
      (["99999999", "100000000"], ["99999999", "100000000"]),
      (["1900000000", "1900000001"], ["1900000000", "1900000001"]),
      // The order of the rows tells day from month, one way or the other.
      (["11/1/2018", "12/1/2018", "1/2/2018"], ["2018-01-11", "2018-01-12", "2018-02-01"]),
      (["1/11/2018", "1/12/2018", "2/1/2018"], ["2018-01-11", "2018-01-12", "2018-02-01"]),
      (["2/1/2018", "1/12/2018", "1/11/2018"], ["2018-02-01", "2018-01-12", "2018-01-11"]),
    ] as [([String], [String])])
  func recognised(_ cells: [String], read: [String]) throws {
    #expect(try labels(cells) == read)
  }

  @Test(
    "Times are read by the format that is told",
    arguments: [
      (["31/12/18", "1/1/69"], "%d/%m/%y", ["2018-12-31", "1969-01-01"]),
      (["03/04/2018"], "%m/%d/%Y", ["2018-03-04"]),
      (["03/04/2018"], "%d/%m/%Y", ["2018-04-03"]),
      (["Dec-18"], "%b-%y", ["2018-12-01"]),
      (["20181231160500"], "%Y%m%d%H%M%S", ["2018-12-31 16:05:00"]),
      (["2018 q3"], "%Y q%q", ["2018-07-01"]),
      (["31December2018 at 04:05pm"], "%d%B%Y at %I:%M%p", ["2018-12-31 16:05:00"]),
      (["2018-12-31 16.00.00.000+0100"], "%Y-%m-%d %H.%M.%S.%f%z", ["2018-12-31 15:00:00"]),
      (["100% 2018"], "100%% %Y", ["2018-01-01"]),
      (["20181231", "20190101"], "integer", ["20181231", "20190101"]),
      (["0", "86400"], "unix", ["1970-01-01", "1970-01-02"]),
      (["-1000", "2000"], "unix-ms", ["1969-12-31 23:59:59", "1970-01-01 00:00:02"]),
    ] as [([String], String, [String])])
  func told(_ cells: [String], format: String, read: [String]) throws {
    #expect(try labels(cells, format) == read)
  }

  @Test(
    "A pattern that is no complete format is an error with examples",
    arguments: [
      "", "%", "%Q", "%d/%m", "%Y%Y", "%Y-%b-%m", "%Y %d", "%Y-%m %H", "%Y-%m-%d %I", "%Y-%m-%d %p",
      "%Y-%m-%d %z", "%Y %y", "%Y %H %I %p", "dd/mm/yyyy",
    ])
  func wrongPatterns(_ text: String) {
    #expect(
      message { _ = try TimePattern(parsing: text) }
        == "error: '\(text)' is not a way of writing times; "
        + "hint: a pattern such as %d/%m/%Y, or unix, unix-ms, unix-us, unix-ns or integer")
  }

  @Test(
    "A time that does not fit the format told is an error",
    arguments: [
      (["2018-12-31x"], "%Y-%m-%d", "'2018-12-31x' is not a time"),
      (["2018-13-01"], "%Y-%m-%d", "there is no date '2018-13-01'"),
      (["2018-12-31 24:01"], "%Y-%m-%d %H:%M", "'2018-12-31 24:01' is not a time"),
      (["13:00PM 1/1/2018"], "%I:%MPM %d/%m/%Y", "is not a way of writing"),
      (["1.5"], "unix", "'1.5' is not a time"),
      (["2018-01-01"], "integer", "'2018-01-01' is not a time"),
      (["Foo-18"], "%b-%y", "'Foo-18' is not a time"),
    ] as [([String], String, String)])
  func refusedAsTold(_ cells: [String], format: String, problem: String) {
    #expect(message { _ = try labels(cells, format) }.contains(problem))
  }

  @Test(
    "A time with a short year or label is an error that offers its format",
    arguments: [
      ("31/12/18", "--time-format %d/%m/%y or --time-format %m/%d/%y"),
      ("31-Dec-18", "--time-format %d-%b-%y"), ("Dec-18", "--time-format %b-%y"),
      ("31.12.18", "--time-format %d.%m.%y or --time-format %m.%d.%y"),
      ("1Q20", "--time-format %qQ%y"), ("Q1-20", "--time-format Q%q-%y"),
      ("FY12 Q1", "--time-format 'FY%y Q%q'"), ("2H 19", "--time-format '%hH %y'"),
      ("hello", "write dates like 2018-12-31, times like 2018-12-31 16:00; or --time-format"),
    ])
  func hints(_ cell: String, hint: String) {
    let found = message { _ = try labels([cell]) }
    #expect(found == "a.csv:2:1: error: '\(cell)' is not a time (column 't'); hint: \(hint)")
  }

  @Test(
    "Columns of year with month, quarter or day are read as times",
    arguments: [
      (
        "year,month,y\n2018,11,1\n2018,12,2\n2019,1,3\n",
        ["2018-11-01", "2018-12-01", "2019-01-01"]
      ),
      ("Month,y,YEAR\nnov,1,2018\nDecember,2,2018\n", ["2018-11-01", "2018-12-01"]),
      ("year,quarter,y\n2018,Q3,1\n2018,4,2\n", ["2018-07-01", "2018-10-01"]),
      ("day,month,year,y\n31,1,2018,1\n1,2,2018,2\n", ["2018-01-31", "2018-02-01"]),
    ])
  func partsInColumns(_ text: String, times: [String]) throws {
    let series = try panel(text) { $0.target = "y" }.series[0]
    #expect((0..<series.count).map { series.axis.label(row: $0) } == times)
  }

  @Test("Columns named for year and month are read as times, one twice is an error")
  func partsThatAreNamed() throws {
    let text = "jahr,monat,y\n2018,11,1\n2018,12,2\n"
    let series = try panel(text) {
      $0.timeColumn = "jahr,monat"
      $0.target = "y"
    }.series[0]
    #expect(series.axis.label(row: 1) == "2018-12-01")
    #expect(
      message { _ = try panel(text) { $0.timeColumn = "jahr,jahr" } }
        == "a.csv:1:1: error: jahr, jahr are no parts of one time by their names; "
        + "hint: --time-col with columns called year and month, quarter, half or week; "
        + "year, month, day and perhaps hour and minute; or date and time")
  }
}
