import MartletFiles
import MartletPanels
import MartletTestSupport
import MartletTime
import Testing

/// What nearly all rows have in common is the rule, and an odd last row is no exception.
@Suite("Odd rows and last rows") struct StandingRowTests {
  private let weekdays = (day("2024-01-02")...day("2024-03-25")).filter {
    !Weekday(daysSinceEpoch: $0).isWeekend
  }

  private func next(_ ticks: [Int64], _ kind: TimeKind = .dateTime) throws -> String {
    let axis = TimeAxis(kind: kind, ticks: ticks)
    return try axis.future(steps: 1).map { axis.label($0) }[0]
  }

  /// Rows at a clock but for some, counted from the end.
  private func closes(_ hours: Double, but odd: [Int: Double]) -> [Int64] {
    weekdays.enumerated().map { row, day in
      day * 86_400 + Int64((odd[weekdays.count - 1 - row] ?? hours) * 3600)
    }
  }

  @Test("The clock of three rows of four is the rule, whatever the last one's")
  func aQuarterOfTheRowsIsOdd() throws {
    let ticks = (0..<60).map { row in
      Int64(row) * 86_400 + (row % 4 == 3 ? 65_100 : 36_000)
    }
    let axis = TimeAxis(kind: .dateTime, ticks: ticks)
    #expect(try axis.future(steps: 1).map(axis.label) == ["1970-03-02 10:00:00"])
  }

  @Test("An odd clock of the last row or of a few does not move the forecast")
  func theClockOfTheLastRowIsNoRule() throws {
    #expect(try next(closes(10, but: [0: 18.25])) == "2024-03-26 10:00:00")
    #expect(try next(closes(10, but: [0: 18.25, 20: 18.25, 41: 18.25])) == "2024-03-26 10:00:00")
    #expect(try next(closes(16, but: [0: 13])) == "2024-03-26 16:00:00")
    #expect(try next(closes(0, but: [0: 14.5])) == "2024-03-26 00:00:00")
    #expect(try next(closes(16, but: [3: 13])) == "2024-03-26 16:00:00")
  }

  @Test("Five rows at a new clock, or two an hour off in March, are followed")
  func aNewHabitOrSummerTimeIsOne() throws {
    let five = Dictionary(uniqueKeysWithValues: (0..<5).map { ($0, 15.0) })
    #expect(try next(closes(10, but: five)) == "2024-03-26 15:00:00")
    // An hour, in March and in UTC: the clocks of the place were set.
    #expect(try next(closes(21, but: [0: 20, 1: 20])) == "2024-03-26 20:00:00")
  }

  @Test("A second row on the last day does not move the next day's clock")
  func aDayThatIsThereTwice() throws {
    var rows = closes(10, but: [:])
    rows.append(rows[rows.count - 1] + 8 * 3600)
    #expect(try next(rows) == "2024-03-26 10:00:00")
  }

  @Test("A last row between full hours does not move the next one, with a note")
  func anHourThatIsNotOver() throws {
    let hours = (0..<100).map { day("2024-05-01") * 86_400 + Int64($0) * 3600 }
    #expect(try next(hours) == "2024-05-05 04:00:00")
    let last = hours[99] + 2096
    #expect(try next(hours + [last]) == "2024-05-05 04:00:00")
    // Five rows off the hour are a new habit.
    let moved = (1...5).map { hours[99] + Int64($0) * 3600 + 600 }
    #expect(try next(hours + moved) == "2024-05-05 09:10:00")
    let rows = (hours + [last]).map { "\(TimeKind.dateTime.label($0)),1\n" }.joined()
    #expect(
      try panel("ds,y\n" + rows).source.notes == [
        "the last row 2024-05-05 03:34:56 is between the steps of the others and may be a part of "
          + "one: forecasts are at theirs"
      ])
  }

  @Test("A note counts the rows at odd clocks and names the last") func oddRowsAreSaid() throws {
    func notes(_ ticks: [Int64]) throws -> [String] {
      let rows = ticks.map { "\(TimeKind.dateTime.label($0)),1\n" }.joined()
      return try panel("ds,y\n" + rows).source.notes.map(\.commandLine)
    }
    #expect(
      try notes(closes(10, but: [0: 18.25, 9: 18.25])) == [
        "2 of 60 rows are at other clocks than 10:00, among them the last row 2024-03-25 18:15:00, "
          + "which may be a part of its day"
      ])
    #expect(
      try notes(closes(10, but: [9: 18.25])) == [
        "1 of 60 rows is at another clock than 10:00: 2024-03-12 18:15:00"
      ])
    #expect(
      try notes(closes(10, but: [0: 18.25])) == [
        "1 of 60 rows is at another clock than 10:00, the last one, 2024-03-25 18:15:00, which may be a "
          + "part of its day"
      ])
    #expect(
      try notes(closes(21, but: Dictionary((0..<11).map { ($0, 20) }) { $1 })) == [
        "11 of 60 rows are an hour from 21:00, as where clocks are changed for the summer: --time-zone with "
          + "their place, such as America/New_York, knows when"
      ])
    #expect(try notes(closes(10, but: [:])).isEmpty)
  }

  @Test("A last row within an unfinished week stands for that week")
  func aWeekThatIsNotOver() throws {
    let fridays = (0..<40).map { day("2023-06-02") + 7 * Int64($0) }
    #expect(try next(fridays, .date) == "2024-03-08")
    // A Wednesday stands for its Friday, and so does a Thursday before a holiday.
    #expect(try next(fridays.dropLast() + [day("2024-02-28")], .date) == "2024-03-08")
    #expect(try next(fridays.dropLast() + [day("2024-02-29")], .date) == "2024-03-08")
    // Weeks named by their Monday begin with it: a Wednesday is a row of the week that has begun.
    let mondays = fridays.map { $0 - 4 }
    #expect(try next(mondays + [day("2024-02-28")], .date) == "2024-03-04")
    // A Tuesday after a holiday.
    #expect(try next(mondays.dropLast() + [day("2024-02-27")], .date) == "2024-03-04")
  }

  @Test("A last row within an unfinished month stands for that month")
  func aMonthThatIsNotOver() throws {
    let ends = (0..<30).map { MonthDay.lastDay($0) }
    #expect(try next(ends, .date) == "2023-07-31")
    #expect(try next(ends + [day("2023-07-14")], .date) == "2023-08-31")
    let starts = ends.map { $0 + 1 }
    #expect(try next(starts + [day("2023-07-14")], .date) == "2023-08-01")
    // Paid on the 25th, and before it where that is a Sunday.
    let paid = starts.map { $0 + 24 }
    #expect(try next(paid.dropLast() + [day("2023-07-23")], .date) == "2023-08-25")
    let notes = try panel(
      "ds,y\n"
        + (ends + [day("2023-07-14")]).map { "\(CivilDate(daysSinceEpoch: $0).label),1\n" }.joined()
    ).source.notes
    #expect(
      notes == [
        "1 of 31 rows is not on the last day of a month, among them the last row 2023-07-14, which "
          + "may be a part of its month"
      ])
  }
}

extension MonthDay {
  /// The last days of months from January 2021.
  fileprivate static func lastDay(_ month: Int) -> Int64 {
    CivilDate(year: 2021, month: 1, day: 1).adding(months: month + 1).daysSinceEpoch - 1
  }
}
