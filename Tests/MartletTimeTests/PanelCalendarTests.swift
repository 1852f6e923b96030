import MartletFiles
import MartletPanels
import MartletTestSupport
import MartletTime
import Testing

/// What reading a file says of its calendar.
struct PanelCalendarTests {
  private func file(_ days: [Int64]) -> String {
    "date,y\n" + days.map { "\(CivilDate(daysSinceEpoch: $0).label),1\n" }.joined()
  }

  private let newYork = (day("2017-01-03")...day("2018-12-31")).filter(
    TradingCalendar(.newYork).isSession)

  @Test("Sessions of New York are inferred, said in the summary, and may be ignored")
  func anExchangeIsInferredAndSaid() throws {
    let found = try panel(file(newYork))
    #expect(found.series[0].axis.frequency == .sessions(TradingCalendar(.newYork)))
    #expect(
      found.source.summary == [
        "a.csv: 502 rows, 2017-01-03 to 2018-12-31, sessions of New York (XNYS); target y",
        "XNYS explains 18 of 18 weekdays without a row (frequency: .weekdays ignores it)",
      ])
    let ignored = try panel(file(newYork)) { $0.frequency = .weekdays }
    #expect(ignored.source.summary.count == 1)
    #expect(try ignored.series[0].axis.future(steps: 1) == [day("2019-01-01")])
  }

  @Test("Rows on closed days of a calendar are counted in a note")
  func aCalendarThatContradictsTheRowsIsSaid() throws {
    let found = try panel(file(newYork)) {
      $0.frequency = .sessions(TradingCalendar(.london))
    }
    #expect(
      found.source.notes == [
        "8 rows on days without trading by XLON, the first 2017-04-17"
      ])
    let one = try panel(file((newYork + [day("2018-07-04")]).sorted()))
    #expect(one.source.notes.last == "1 row on days without trading by XNYS, the first 2018-07-04")
  }

  @Test("A calendar for monthly rows is an error that says to leave it out")
  func aCalendarIsForDailyRows() throws {
    let months = (0..<20).map {
      CivilDate(year: 2017, month: 1, day: 1).adding(months: $0).daysSinceEpoch
    }
    #expect(
      message {
        _ = try panel(file(months)) { $0.frequency = .sessions(TradingCalendar(.tokyo)) }
      }
        == "a.csv:1:1: error: the calendar XTKS is for daily rows, these are monthly on the first "
        + "day; hint: leave --calendar out")
  }
}
