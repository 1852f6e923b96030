import MartletPanels
import MartletTestSupport
import Testing

/// Numbers since 1970 in four units; the times are those of `pandas.to_datetime(n, unit=...)`.
struct EpochTests {
  @Test(
    "The unit of times since 1970 is told by their number of digits",
    arguments: [
      (["1735689600000000", "1735776000000000"], ["2025-01-01", "2025-01-02"]),
      (["1735689600000000000", "1735776000000000000"], ["2025-01-01", "2025-01-02"]),
      (["100000000000000", "100000001000000"], ["1973-03-03 09:46:40", "1973-03-03 09:46:41"]),
      (["1325376000999999999"], ["2012-01-01"]),
      (["946684800123456", "946684801123456"], ["2000-01-01 00:00:00", "2000-01-01 00:00:01"]),
      (["1735689600.25", "1735689601.25"], ["2025-01-01 00:00:00", "2025-01-01 00:00:01"]),
      (["1735689600.0", "1735776000.0"], ["2025-01-01", "2025-01-02"]),
      // Numbers of no unit stay what they are.
      (["99999999999999", "2000000000000000"], ["99999999999999", "2000000000000000"]),
    ])
  func areToldByTheirDigits(_ cells: [String], read: [String]) throws {
    #expect(try times(cells) == read)
  }

  @Test(
    "A column of times since 1970 is the time whatever its name",
    arguments: ["ts", "open_time", "x"])
  func wordsForThemAreNotNeeded(_ name: String) throws {
    let text = "\(name),close\n1735689600000000,1\n1735776000000000,2\n"
    #expect(labels(try panel(text)) == ["2025-01-01", "2025-01-02"])
  }

  @Test(
    "Times since 1970 are read in the unit that is told",
    arguments: [
      (["0", "86400000000"], "unix-us", ["1970-01-01", "1970-01-02"]),
      (["-1", "1000000000"], "unix-ns", ["1969-12-31 23:59:59", "1970-01-01 00:00:01"]),
      (["-9223372036854775807"], "unix-ns", ["1677-09-21 00:12:43"]),
      (["9223372036854775807"], "unix-ns", ["2262-04-11 23:47:16"]),
      (["1500"], "unix-ms", ["1970-01-01 00:00:01"]),
      // Small numbers are no other unit where they are told.
      (["0", "200000000"], "unix-ms", ["1970-01-01 00:00:00", "1970-01-03 07:33:20"]),
    ])
  func areReadAsTold(_ cells: [String], format: String, read: [String]) throws {
    #expect(try times(cells, as: format) == read)
  }

  @Test(
    "A unit that changes within a column is an error that names both",
    arguments: [
      (["1735689600000", "1735776000000000"], "microseconds", "milliseconds"),
      (["1735689600000000", "1735776000000"], "milliseconds", "microseconds"),
      (["1735689600", "1735776000000000000"], "nanoseconds", "seconds"),
    ])
  func aUnitThatChangesIsSaid(_ cells: [String], unit: String, expected: String) {
    #expect(
      message { _ = try times(cells) }
        == "a.csv:3:1: error: '\(cells[1])' is in \(unit) since 1970, the times above it are in "
        + "\(expected) (column 't'); hint: write all times of a column in one unit")
  }

  @Test("A wrong unit that leads beyond the year 9999 is an error with the right one")
  func aUnitThatIsToldWrongly() throws {
    let cells = ["1735689600000000", "1735776000000000"]
    #expect(
      message { _ = try times(cells, as: "unix-ms") }
        == "a.csv:2:1: error: '1735689600000000' milliseconds since 1970 are beyond the year 9999 "
        + "(column 't'); hint: --time-format unix-us")
    #expect(try times(cells, as: "unix-us") == ["2025-01-01", "2025-01-02"])
  }

  @Test("The unit of times since 1970 is noted in the summary") func theUnitIsSaid() throws {
    let source = try panel("time,close\n1735689600000000,1\n1735776000000000,2\n").source
    #expect(source.summary[1] == "a.csv: times in microseconds since 1970")
  }

  @Test(
    "Numbers that fit no unit since 1970 are no times",
    arguments: ["9999999999999999999", "18446744073709551617", "123456.5", "1e18"])
  func numbersThatAreNoTimes(_ cell: String) {
    #expect(message { _ = try times([cell]) }.contains("'\(cell)' is not a time"))
  }

  @Test(
    "A column named by a time format such as yyyymm is read by it",
    arguments: [
      ("yyyymm", ["192601", "192602"], ["1926-01-01", "1926-02-01"]),
      ("YYYYMMDD", ["19260102", "19260104"], ["1926-01-02", "1926-01-04"]),
      ("<DTYYYYMMDD>", ["20240102", "20240103"], ["2024-01-02", "2024-01-03"]),
      ("yyyyq", ["19261", "19262"], ["1926-01-01", "1926-04-01"]),
      ("yyyyddd", ["2024001", "2024366"], ["2024-01-01", "2024-12-31"]),
      ("year_month", ["192611", "192612"], ["1926-11-01", "1926-12-01"]),
      (
        "yyyymmddhh", ["2024010209", "2024010210"], ["2024-01-02 09:00:00", "2024-01-02 10:00:00"]
      ),
      (
        "yyyymmddhhmm", ["202401020905", "202401020906"],
        ["2024-01-02 09:05:00", "2024-01-02 09:06:00"]
      ),
      (
        "yyyymmddhhmmss", ["20240102090501", "20240102090502"],
        ["2024-01-02 09:05:01", "2024-01-02 09:05:02"]
      ),
      ("yyyymm", ["1926-01", "1926-02"], ["1926-01-01", "1926-02-01"]),
      ("YYYY-MM-DD", ["1926-01-02", "1926-01-04"], ["1926-01-02", "1926-01-04"]),
    ])
  func aNameThatWritesDownTheFormIsTheTime(_ name: String, cells: [String], read: [String]) throws {
    let text = "y,n,\(name)\n1,7,\(cells[0])\n2,8,\(cells[1])\n"
    #expect(labels(try panel(text) { $0.target = "y" }) == read)
  }

  @Test("A cell that breaks the format in its column's name is an error")
  func aNameThatWritesDownTheFormIsStrict() {
    #expect(
      message { _ = try panel("yyyymm,y\n192612,1\n192613,2\n") }
        == "a.csv:3:1: error: there is no date '192613' (column 'yyyymm'); hint: correct the date")
  }

  @Test(
    "Dates with a clock in digits alone are read, and unclear ones are not",
    arguments: [
      (["20181231160500", "20181231160600"], ["2018-12-31 16:05:00", "2018-12-31 16:06:00"]),
      (["201812311605", "201812311606"], ["2018-12-31 16:05:00", "2018-12-31 16:06:00"]),
      (["2018123116", "2018123117"], ["2018-12-31 16:00:00", "2018-12-31 17:00:00"]),
      // Milliseconds of 1976, of which only the first could be a date with a clock.
      (["201001010000", "201001019900"], ["1976-05-15 09:36:50", "1976-05-15 09:36:59"]),
      // The names of quarters and weeks are needed.
      (["19261", "19262"], ["19261", "19262"]), (["202001", "202053"], ["202001", "202053"]),
    ])
  func datesWithAClockInDigits(_ cells: [String], read: [String]) throws {
    #expect(try times(cells) == read)
  }
}
