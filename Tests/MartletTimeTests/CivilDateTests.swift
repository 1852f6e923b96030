import MartletTestSupport
import MartletTime
import Testing

struct CivilDateTests {
  @Test("Every day from 1500 to 2399 converts to its number and weekday and back")
  func everyDayOfNineHundredYears() {
    var expected = CivilDate(year: 1500, month: 1, day: 1)
    var number = day("1500-01-01")
    var weekday = Weekday(daysSinceEpoch: number).rawValue
    while expected.year < 2400 {
      let date = CivilDate(daysSinceEpoch: number)
      guard date == expected, date.daysSinceEpoch == number,
        Weekday(daysSinceEpoch: number).rawValue == weekday
      else {
        Issue.record("day \(number): \(date) is not \(expected)")
        return
      }
      let isLast = CivilDate(checkingYear: date.year, month: date.month, day: date.day + 1) == nil
      expected =
        switch (isLast, date.month) {
        case (false, _): CivilDate(year: date.year, month: date.month, day: date.day + 1)
        case (true, 12): CivilDate(year: date.year + 1, month: 1, day: 1)
        case (true, _): CivilDate(year: date.year, month: date.month + 1, day: 1)
        }
      number += 1
      weekday = (weekday + 1) % 7
    }
    #expect(number == day("2400-01-01"))
  }

  @Test("Known dates have their day numbers and weekdays, and impossible dates are none")
  func knownDays() {
    #expect(CivilDate(daysSinceEpoch: 0).label == "1970-01-01")
    #expect(CivilDate(year: 2000, month: 2, day: 29).daysSinceEpoch == 11016)
    #expect(Weekday(daysSinceEpoch: day("2018-12-31")) == .monday)
    #expect(Weekday(daysSinceEpoch: day("1929-10-29")) == .tuesday)
    #expect(CivilDate(checkingYear: 1900, month: 2, day: 29) == nil)
    #expect(CivilDate(checkingYear: 2018, month: 13, day: 1) == nil)
    #expect(CivilDate(checkingYear: 2018, month: 0, day: 1) == nil)
    #expect(CivilDate(checkingYear: 2018, month: 4, day: 31) == nil)
  }

  @Test("Adding months to a 31st ends on the last day of a shorter month")
  func addingMonthsStaysInTheMonth() {
    let end = CivilDate(year: 2023, month: 12, day: 31)
    #expect(end.adding(months: 2).label == "2024-02-29")
    #expect(end.adding(months: -10).label == "2023-02-28")
    #expect(end.adding(months: -24).label == "2021-12-31")
  }
}
