import MartletTables
import MartletTestSupport
import MartletTime
import Testing

struct TimeColumnTests {
  private func labels(_ cells: [String]) throws -> [String] {
    let text = "t\n" + cells.map { "\"\($0)\"\n" }.joined()
    let (kind, ticks) = try table(text).times(0)
    return ticks.map { kind.label($0) }
  }

  @Test(
    "A time in a usual notation is read as that time, or stays a number",
    arguments: [
      (["2018-12-31"], ["2018-12-31"]),
      (["0999-01-01", "9999-12-31"], ["0999-01-01", "9999-12-31"]),
      (["2018-1-2", "2018-11-12"], ["2018-01-02", "2018-11-12"]),
      (["2018/12/31", "2019/1/2"], ["2018-12-31", "2019-01-02"]),
      (["20181231", "20190101"], ["2018-12-31", "2019-01-01"]),
      (["2018-12", "2019-01"], ["2018-12-01", "2019-01-01"]),
      (["2018Q4", "2019q1"], ["2018-10-01", "2019-01-01"]),
      (["2018-Q2", "2018-q3"], ["2018-04-01", "2018-07-01"]),
      (["31/12/2018", "1/2/2019"], ["2018-12-31", "2019-02-01"]),
      (["1/2/2018", "12/31/2018"], ["2018-01-02", "2018-12-31"]),
      (["01-02-2018", "28-02-2018"], ["2018-02-01", "2018-02-28"]),
      (["1.2.2018", "2.2.2018"], ["2018-02-01", "2018-02-02"]),
      (["2018-12-31T16:00", "2019-01-01 9:30"], ["2018-12-31 16:00:00", "2019-01-01 09:30:00"]),
      (
        ["2018-12-31 16:00:05", "2018-12-31 16:00:06"],
        ["2018-12-31 16:00:05", "2018-12-31 16:00:06"]
      ),
      (["2018-12-31 16:00:05.000"], ["2018-12-31 16:00:05"]),
      (["2018-12-31T16:00:00Z"], ["2018-12-31 16:00:00"]),
      (
        ["2018-12-31T23:30:00-05:00", "2019-01-01T09:30:00+0530"],
        ["2019-01-01 04:30:00", "2019-01-01 04:00:00"]
      ),
      (["2018-12-31T16:00+01"], ["2018-12-31 15:00:00"]),
      (["1969-12-31 23:59:59"], ["1969-12-31 23:59:59"]),
      // All at midnight by their own clock: dates, even when the offset changes with the season.
      (["1990/1/1 0:00", "1990/1/2 0:00"], ["1990-01-01", "1990-01-02"]),
      (["2018-03-09 00:00:00-05:00", "2018-03-12 00:00:00-04:00"], ["2018-03-09", "2018-03-12"]),
      (["31/12/2018 16:00", "1/1/2019 16:00"], ["2018-12-31 16:00:00", "2019-01-01 16:00:00"]),
      (["20181231 16:00"], ["2018-12-31 16:00:00"]),
      (["1", "2", "-3", "+4"], ["1", "2", "-3", "4"]),
      (["1959", "1960"], ["1959", "1960"]),
      (["20181231", "20181232", "20181399", "5"], ["20181231", "20181232", "20181399", "5"]),
    ] as [([String], [String])])
  func written(_ cells: [String], read: [String]) throws {
    #expect(try labels(cells) == read)
  }

  @Test(
    "A time that is wrong, unclear or in mixed notation is an error",
    arguments: [
      (
        ["2023-02-30"],
        "a.csv:2:1: error: there is no date '2023-02-30' (column 't')",
        "correct the date"
      ),
      (
        ["2018-01-01", "2018-13-01"],
        "a.csv:3:1: error: there is no date '2018-13-01' (column 't')",
        "correct the date"
      ),
      (
        ["20180101", "20180230"],
        "a.csv:3:1: error: there is no date '20180230' (column 't')",
        "correct the date"
      ),
      (
        ["1/2/2018", "3/4/2018"],
        "a.csv:2:1: error: dates like '1/2/2018' may be day first or month first (column 't')",
        "--time-format %d/%m/%Y or --time-format %m/%d/%Y"
      ),
      (
        ["13/1/2018", "1/13/2018"],
        "a.csv:3:1: error: there is no date '1/13/2018' (column 't')",
        "correct the date"
      ),
      (
        ["2018-01-01", "2018/01/02"],
        "a.csv:3:1: error: '2018/01/02' is not written as 2018-12-31 (column 't')",
        "write all times of a column in one way"
      ),
      (
        ["2018-01-01", "2018-01-02 10:00"],
        "a.csv:3:1: error: '2018-01-02 10:00' is not written as 2018-12-31 (column 't')",
        "write all times of a column in one way"
      ),
      (
        ["2018-01-01 10:00", "2018-01-01 11:00Z"],
        "a.csv:3:1: error: '2018-01-01 11:00Z' is not written as 2018-12-31 16:00 (column 't')",
        "write all times of a column in one way"
      ),
      (
        ["1", "2018-01-01"],
        "a.csv:3:1: error: '2018-01-01' is not written as a whole number (column 't')",
        "write all times of a column in one way"
      ),
      (
        ["2018-01-01", ""],
        "a.csv:3:1: error: the time is missing (column 't')",
        "give every row a time"
      ),
      (
        ["2018-01-01", "soon"],
        "a.csv:3:1: error: 'soon' is not a time (column 't')",
        "write dates like 2018-12-31, times like 2018-12-31 16:00; or --time-format"
      ),
      (
        ["1.5"],
        "a.csv:2:1: error: '1.5' is not a time (column 't')",
        "write dates like 2018-12-31, times like 2018-12-31 16:00; or --time-format"
      ),
      (
        ["2018-01-01 24:01"],
        "a.csv:2:1: error: '2018-01-01 24:01' is not a time (column 't')",
        "write dates like 2018-12-31, times like 2018-12-31 16:00; or --time-format"
      ),
      (
        ["2018Q5"],
        "a.csv:2:1: error: '2018Q5' is not a time (column 't')",
        "write dates like 2018-12-31, times like 2018-12-31 16:00; or --time-format"
      ),
    ] as [([String], String, String)])
  func refused(_ cells: [String], problem: String, hint: String) {
    #expect(message { _ = try labels(cells) } == "\(problem); hint: \(hint)")
  }

  @Test("Ticks of dates are days since 1970, of times seconds")
  func ticksAreDaysAndSecondsSince1970() throws {
    #expect(try table("t\n2018-12-31\n").times(0).ticks == [day("2018-12-31")])
    let (kind, ticks) = try table("t\n2018-12-31 16:00\n").times(0)
    #expect(kind == .dateTime)
    #expect(ticks == [day("2018-12-31") * 86_400 + 16 * 3600])
  }
}
