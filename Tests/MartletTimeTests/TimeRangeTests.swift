import MartletTestSupport
import MartletTime
import Testing

/// Ranges of times as they are typed.
@Suite struct TimeRangeTests {
  private let days = TimeAxis(
    kind: .date, ticks: ["2018-01-31", "2018-02-01", "2018-02-28", "2018-03-01"].map(day))

  @Test(
    "A range of days, months or years selects the rows from first to last",
    arguments: [
      ("2018-02-01..2018-02-28", 1..<3), ("2018-02..2018-02", 1..<3), ("2018..2018", 0..<4),
      ("2018-02..2018-03-01", 1..<4), ("1900..2018-01-31", 0..<1), ("2018-02-28..2100", 2..<4),
    ])
  func daysWithBothEnds(text: String, rows: Range<Int>) throws {
    #expect(try TimeRange(parsing: text).rows(of: days) == rows)
  }

  @Test("A range of clocks or whole numbers selects the rows from first to last")
  func clocksAndIntegers() throws {
    let hours = TimeAxis(kind: .dateTime, ticks: (0..<48).map { $0 * 3600 })
    #expect(try TimeRange(parsing: "1970-01-01 23:00..1970-01-02T01").rows(of: hours) == 23..<26)
    #expect(try TimeRange(parsing: "1970-01-02..1970-01-02").rows(of: hours) == 24..<48)
    let steps = TimeAxis(kind: .integer, ticks: [-5, 0, 5, 2018])
    #expect(try TimeRange(parsing: "-5..0").rows(of: steps) == 0..<2)
    #expect(try TimeRange(parsing: "6..2018").rows(of: steps) == 3..<4)
  }

  @Test(
    "Text that is no range of times is an error with examples",
    arguments: [
      "", "..", "2018", "2018..", "..2018", "2018-13..2019", "2018-02-30..2019", "2018-2-1..2019",
      "2018-01-01 25:00..2019", "2018 16:00..2019", "a..b", "1...2",
      "9223372036854775807..9223372036854775807", "2018-01-01-01..2019",
    ])
  func unreadable(text: String) {
    #expect(
      message { _ = try TimeRange(parsing: text) }.hasSuffix(
        "names no rows from a time to another; "
          + "hint: --rows 2018-02-01..2018-03-31, or 10..20 where times are whole numbers"))
  }

  @Test("A reversed range, or one without rows, is an error with a correction")
  func wrongWayRoundAndOutside() {
    #expect(
      message { _ = try TimeRange(parsing: "2018-03..2018-02-28") }
        == "error: the rows from 2018-03 cannot end with 2018-02-28 before it; "
        + "hint: --rows 2018-02-28..2018-03")
    #expect(
      message { _ = try TimeRange(parsing: "10..9") }
        == "error: the rows from 10 cannot end with 9 before it; hint: --rows 9..10")
    #expect(
      message { _ = try TimeRange(parsing: "2018-02-02..2018-02-27").rows(of: days) }
        == "error: no row lies between 2018-02-02 and 2018-02-27: the rows go from 2018-01-31 to "
        + "2018-03-01; hint: --rows 2018-01-31..2018-03-01, or a part of it")
    #expect(message { _ = try TimeRange(parsing: "1..2").rows(of: days) }.contains("names no rows"))
    let steps = TimeAxis(kind: .integer, ticks: [1, 2])
    #expect(
      message { _ = try TimeRange(parsing: "2018-01..2018-02").rows(of: steps) }
        .contains("'2018-01..2018-02' names no rows"))
  }
}
