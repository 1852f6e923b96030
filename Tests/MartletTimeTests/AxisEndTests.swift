import MartletPanels
import MartletTestSupport
import MartletTime
import Testing

/// Whatever is written can be read back: years have four digits.
struct AxisEndTests {
  @Test(
    "Times ahead end with the year 9999, and one step more is an error",
    arguments: [
      ("9999-12-29", "D", ["9999-12-30", "9999-12-31"]), ("9999-12-30", "B", ["9999-12-31"]),
      ("9999-12-20", "W-MON", ["9999-12-27"]), ("9999-11-01", "MS", ["9999-12-01"]),
      ("9999-11-30", "ME", ["9999-12-31"]), ("9999-07-01", "QS", ["9999-10-01"]),
      ("9998-12-31", "YE", ["9999-12-31"]), ("9999-01-01", "6MS", ["9999-07-01"]),
      ("9999-12-01", "2W-WED", ["9999-12-15", "9999-12-29"]),
      ("9999-12-29 16:00", "D", ["9999-12-30 16:00:00", "9999-12-31 16:00:00"]),
      ("9999-12-31 22:00", "h", ["9999-12-31 23:00:00"]), ("9999-12-30", "XNYS", ["9999-12-31"]),
    ])
  func theYear9999IsTheLast(_ last: String, alias: String, ahead: [String]) throws {
    let text = "t,y\n\(last),1\n"
    let axis = try panel(text) {
      $0.timeColumn = "t"
      $0.frequency = try Frequency(alias: alias)
    }.series[0].axis
    let times = try axis.future(steps: ahead.count)
    #expect(times.map { axis.label($0) } == ahead)
    // What is written is read as the same.
    let again = try panel("t,y\n\(last),1\n" + ahead.map { "\($0),1\n" }.joined()) {
      $0.timeColumn = "t"
    }
    if axis.kind == .date || last.count > 10 {
      #expect(again.series[0].axis.ticks.dropFirst().elementsEqual(times))
    }
    let found = message { _ = try axis.future(steps: ahead.count + 1) }
    #expect(
      found == "error: times end with the year 9999, and \(ahead.count + 1) steps after "
        + "\(axis.label(row: 0)) lead beyond it; hint: --horizon \(ahead.count)")
  }

  @Test("A step after 9999-12-31 is an error that asks for earlier times")
  func nothingComesAfterTheLastDay() throws {
    let text = "t,y\n9999-12-30,1\n9999-12-31,2\n"
    let axis = try panel(text) {
      $0.timeColumn = "t"
      $0.frequency = .everyDay
    }.series[0].axis
    #expect(
      message { _ = try axis.future(steps: 1) }
        == "error: times end with the year 9999, and 1 step after 9999-12-31 lead beyond it; "
        + "hint: give earlier times: nothing can be written after these")
  }

  @Test("Whole-number times end with 18 digits, and a step beyond is an error")
  func wholeNumbersEndToo() throws {
    let numbers = TimeAxis(
      kind: .integer, ticks: [999_999_999_999_999_997, 999_999_999_999_999_998])
    #expect(try numbers.future(steps: 1) == [999_999_999_999_999_999])
    #expect(
      message { _ = try numbers.future(steps: 2) }.hasPrefix(
        "error: whole numbers end with 18 digits"))
  }

  @Test(
    "A time outside the years 0000 to 9999 is an error that quotes it",
    arguments: [
      "9999-12-31 23:30-05:00", "0000-01-01 00:30+05:00", "9999-12-31 24:00", "0000-00-01",
      "9999-W52-7",
    ])
  func timesBeyondTheEndsAreNone(_ cell: String) {
    #expect(
      message { _ = try times([cell]) }.contains("error: there is no date '\(cell)'"))
  }

  @Test("The first day of year 0 and the last of 9999 are read") func bothEndsAreRead() throws {
    let cells = ["0000-01-01", "9999-12-31"]
    #expect(try times(cells) == cells)
    #expect(
      try times(["0000-01-01 05:00+05:00", "9999-12-31 18:59-05:00"])
        == ["0000-01-01 00:00:00", "9999-12-31 23:59:00"])
  }
}
