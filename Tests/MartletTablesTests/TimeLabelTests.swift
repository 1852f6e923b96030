import MartletFiles
import MartletPanels
import MartletTestSupport
import MartletTime
import Testing

/// Labels of periods, names of days and fractions of a second.
struct TimeLabelTests {
  @Test(
    "Labels of periods, weekday names and fractions of seconds are read",
    arguments: [
      (["FY2012 Q1", "FY2012 Q4"], ["2012-01-01", "2012-10-01"]),
      (["FY2012Q1", "FY2012-Q2"], ["2012-01-01", "2012-04-01"]),
      (["Q1 FY2012", "Q4 FY2012"], ["2012-01-01", "2012-10-01"]),
      (["FY2012", "FY 2013"], ["2012-01-01", "2013-01-01"]),
      (["FY2012 H1", "FY2012 H2"], ["2012-01-01", "2012-07-01"]),
      (["2002-H1", "2002-H2"], ["2002-01-01", "2002-07-01"]),
      (["2002H1", "2002 h2"], ["2002-01-01", "2002-07-01"]),
      (["H1 2002", "H2-2002"], ["2002-01-01", "2002-07-01"]),
      (["1H2002", "2H 2002"], ["2002-01-01", "2002-07-01"]),
      (["2002-S1", "2002S2"], ["2002-01-01", "2002-07-01"]),
      (["1Q2020", "4Q 2020"], ["2020-01-01", "2020-10-01"]),
      (["2020-M01", "2020M12"], ["2020-01-01", "2020-12-01"]),
      (["31DEC2018", "01JAN2019"], ["2018-12-31", "2019-01-01"]),
      (["2020-366", "2021-001"], ["2020-12-31", "2021-01-01"]),
      (["2020364", "2020366", "2021001"], ["2020-12-29", "2020-12-31", "2021-01-01"]),
      // Numbers that count go on in one year.
      (["2020364", "2020365"], ["2020364", "2020365"]),
      (["2020364", "2020367", "2021001"], ["2020364", "2020367", "2021001"]),
      (["Tue, 02 Jan 2024 16:00:00 -0500"], ["2024-01-02 21:00:00"]),
      (["Tue, 02 Jan 2024 16:00:00 GMT"], ["2024-01-02 16:00:00"]),
      (["Tuesday, January 2, 2024", "Wed, Jan 3, 2024"], ["2024-01-02", "2024-01-03"]),
      (["Tue 2024-01-02", "Wed 2024-01-03"], ["2024-01-02", "2024-01-03"]),
      (["02-Jan-2024 (Tue)", "03-Jan-2024 (Wed)"], ["2024-01-02", "2024-01-03"]),
      (["2024-01-02 Tue 16:00"], ["2024-01-02 16:00:00"]),
      (
        ["Tue Jan  2 16:00:00 2024", "Wed Jan 10 16:00:00 2024"],
        ["2024-01-02 16:00:00", "2024-01-10 16:00:00"]
      ),
      (["Tue Jan 02 2024 16:00:00 GMT-0500 (EST)"], ["2024-01-02 21:00:00"]),
      // The name of the day tells the month from the day, for those before it too.
      (["Tue 02/01/2024", "Wed 03/01/2024"], ["2024-01-02", "2024-01-03"]),
      (["Thu 02/01/2024", "Fri 03/01/2024"], ["2024-02-01", "2024-03-01"]),
      (
        ["2024-05-01T09:30:00.250", "2024-05-01T09:30:01.750"],
        ["2024-05-01 09:30:00", "2024-05-01 09:30:01"]
      ),
      (["2024-05-01 09:30:00,250"], ["2024-05-01 09:30:00"]),
      (["20240102 170000", "20240103 170000"], ["2024-01-02 17:00:00", "2024-01-03 17:00:00"]),
      (["20240102 1700", "20240103 0900"], ["2024-01-02 17:00:00", "2024-01-03 09:00:00"]),
      (["20240102T170000Z"], ["2024-01-02 17:00:00"]),
      (["2024-01-02 24:00", "2024-01-03 23:00"], ["2024-01-03 00:00:00", "2024-01-03 23:00:00"]),
      (["2024-01-02 09", "2024-01-02 10"], ["2024-01-02 09:00:00", "2024-01-02 10:00:00"]),
      (["1/2/2024 9 AM", "1/13/2024 4 p.m."], ["2024-01-02 09:00:00", "2024-01-13 16:00:00"]),
    ])
  func areRead(_ cells: [String], read: [String]) throws {
    #expect(try times(cells) == read)
  }

  @Test(
    "Labels of periods and weekday names are read by the format told",
    arguments: [
      (["1Q20", "2Q20"], "%qQ%y", ["2020-01-01", "2020-04-01"]),
      (["Q1-20", "Q4-20"], "Q%q-%y", ["2020-01-01", "2020-10-01"]),
      (["FY12 Q1"], "FY%y Q%q", ["2012-01-01"]),
      (["2H19"], "%hH%y", ["2019-07-01"]),
      (["2020366"], "%Y%j", ["2020-12-31"]),
      (["2021-060 09:05"], "%Y-%j %H:%M", ["2021-03-01 09:05:00"]),
      (["Tue, 02 Jan 2024 16:00:00 -0500"], "%a, %d %b %Y %H:%M:%S %z", ["2024-01-02 21:00:00"]),
      (["Monday 31 December 2018"], "%A %d %B %Y", ["2018-12-31"]),
      (["Tue Jan  2 16:00:00 2024"], "%a %b %e %T %Y", ["2024-01-02 16:00:00"]),
      (["2024-05-01T09:30:00.250"], "%FT%T.%f", ["2024-05-01 09:30:00"]),
      (["31/12/18 1"], "%d/%m/%y %w", ["2018-12-31"]),
      (["2024-01-02 16:00 UTC"], "%F %R %Z", ["2024-01-02 16:00:00"]),
    ])
  func areReadAsTold(_ cells: [String], format: String, read: [String]) throws {
    #expect(try times(cells, as: format) == read)
  }

  @Test(
    "A weekday name that does not fit its date is an error",
    arguments: [
      ("Wed, 02 Jan 2024", nil), ("2024-01-02 Wed", nil),
      ("Wed 02 Jan 2024", "%a %d %b %Y"), ("3 2024-01-02", "%u %Y-%m-%d"),
    ])
  func theNameOfADayIsChecked(_ cell: String, format: String?) {
    #expect(
      message { _ = try times([cell], as: format) }
        == "a.csv:2:1: error: '\(cell)' is a Tuesday (column 't'); "
        + "hint: correct the date, or the name of its day")
  }

  @Test(
    "A label of an impossible period or clock is no time",
    arguments: [
      "FY2012 Q5", "2002-H3", "2002-S0", "5Q2020", "H3 2002", "Tue", "Tue, May", "Mon 2018",
      "S1 2002",
      "2024-01-02 25", "20240102 17000", "2024-01-02 16:00:00.", "FY12",
    ])
  func areNone(_ cell: String) {
    #expect(message { _ = try times([cell]) }.contains("'\(cell)' is not a time"))
  }

  @Test(
    "Fiscal years and cut fractions of seconds are noted",
    arguments: [
      ("period,y\nFY2012 Q1,1\nFY2012 Q2,2\n", "fiscal years, dated as if they began in January"),
      ("time,y\n2024-05-01T09:30:00.25,1\n2024-05-01T09:30:01,2\n", "fractions of a second cut"),
      ("time,y\n2024-05-01T09:30:00.00,1\n2024-05-01T09:30:01,2\n", nil),
    ] as [(String, String?)])
  func isSaid(_ text: String, note: String?) throws {
    #expect(try panel(text).source.files[0].notes.map(\.description) == (note.map { [$0] } ?? []))
  }

  @Test("Half years have a frequency of six months") func halvesAreSixMonths() throws {
    let text = "period,y\n" + (2002...2010).map { "\($0)-H1,1\n\($0)-H2,2\n" }.joined()
    let axis = try panel(text).series[0].axis
    #expect(axis.frequency.alias == "6MS")
    #expect(try axis.future(steps: 2).map { axis.label($0) } == ["2011-01-01", "2011-07-01"])
  }

  @Test(
    "The format in the hint for an unread time reads it",
    arguments: [
      (["01/02/2024 09:30:00 AM", "01/03/2024 09:30:00 AM"], "%m/%d/%Y %I:%M:%S %p"),
      (["01/02/2024 09:30", "01/03/2024 09:30"], "%m/%d/%Y %H:%M"),
      (["01/2020", "02/2020"], "%m/%Y"),
      (["2020.01", "2020.02"], "%Y.%m"), (["2012:Q1", "2012:Q2"], "%Y:Q%q"),
    ])
  func hintsAreFormatsThatWork(_ cells: [String], format: String) throws {
    #expect(message { _ = try times(cells) }.contains(format))
    #expect(try times(cells, as: format).count == 2)
  }

  @Test("A year of two halves is an error that offers its first year")
  func yearsOfTwoHalvesAreTheFirst() {
    #expect(
      message { _ = try times(["1980-81", "1981-82"]) }.hasSuffix(
        "; hint: write a year of two halves as its first one, 1980"))
  }

  @Test("Two times within one second are an error") func timesThatAreCutMayNotMeet() {
    let text = "time,y\n2024-05-01T09:30:00.25,1\n2024-05-01T09:30:00.75,2\n"
    #expect(
      message { _ = try panel(text) }
        == "a.csv:3:1: error: the time 2024-05-01 09:30:00 is also on line 2; "
        + "hint: times are counted in whole seconds: keep one row a second")
  }
}
