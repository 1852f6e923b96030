import MartletFiles
import MartletNumerics
import MartletPanels
import MartletTables
import MartletTestSupport
import MartletTime
import Testing

struct StatisticsTests {
  /// The figures are those of `[2, 4, 4, -1, 0]` worked by hand: mean 1.8, deviations
  /// .2, 2.2, 2.2, -2.8, -1.8 of squares .04, 4.84, 4.84, 7.84, 3.24.
  @Test("Statistics of five values are those worked by hand") func knownFigures() throws {
    let statistics = try #require(Statistics(of: [2, 4, 4, -1, 0]))
    #expect(statistics.count == 5)
    #expect(statistics.minimum == -1)
    #expect(statistics.maximum == 4)
    #expect(abs(statistics.mean - 1.8) < 1e-15)
    #expect(abs(statistics.standardDeviation - (20.8 / 4).squareRoot()) < 1e-14)
    #expect((statistics.first, statistics.last) == (2, 0))
    #expect((statistics.zeros, statistics.negatives) == (1, 1))
    let r = try #require(statistics.autocorrelation)
    #expect(abs(r - (0.44 + 4.84 - 6.16 + 5.04) / 20.8) < 1e-14)
    // Differences 2, 0, -5, 1: mean -.5, deviations 2.5, .5, -4.5, 1.5.
    let ofDifferences = try #require(statistics.autocorrelationOfDifferences)
    #expect(abs(ofDifferences - (1.25 - 2.25 - 6.75) / 29) < 1e-14)
    #expect(!statistics.isConstant)
  }

  @Test("A mean of a billion does not drown a deviation of a half")
  func aLargeMeanDoesNotDrownTheDeviation() throws {
    let values = (0..<1000).map { 1e9 + Double($0 % 2) }
    let statistics = try #require(Statistics(of: values))
    #expect(abs(statistics.mean - 1_000_000_000.5) < 1e-6)
    #expect(abs(statistics.standardDeviation - (250.0 / 999).squareRoot()) < 1e-9)
  }

  @Test("No value has no statistics, and one or equal ones no autocorrelation")
  func edges() throws {
    #expect(Statistics(of: []) == nil)
    let one = try #require(Statistics(of: [3]))
    #expect((one.standardDeviation, one.isConstant) == (0, true))
    #expect(one.autocorrelation == nil)
    #expect(try #require(Statistics(of: [2, 2, 2])).autocorrelation == nil)
  }

  @Test("The summary of a column has its kind, missing values and problem")
  func columnsOfATable() throws {
    let parsed = try table("date,y,note\n2018-01-01,NA,a\n2018-01-02,2,\n2018-01-03,3.50,b\n")
    let y = ColumnSummary(of: parsed, column: 1)
    #expect((y.name, y.kind, y.count, y.missing) == ("y", .number, 3, 1))
    #expect((y.first, y.last) == ("2", "3.50"))
    #expect(y.statistics?.mean == 2.75)
    let note = ColumnSummary(of: parsed, column: 2)
    #expect((note.kind, note.missing, note.last) == (.text, 1, "b"))
    #expect(note.statistics == nil)
    #expect(ColumnSummary(of: parsed, column: 0).kind == .time)
    let word = ColumnSummary(of: try table("y\n1\n2\nx\n"), column: 0)
    #expect(word.statistics == nil && word.problem?.location?.line == 4)
  }

  @Test("Gaps of weekday rows are counted and listed largest first") func gapsOfAnAxis() {
    let days = (day("2018-01-01")...day("2018-03-30")).filter {
      !Weekday(daysSinceEpoch: $0).isWeekend
        && ![day("2018-01-15"), day("2018-02-19")].contains($0)
        && !(day("2018-03-07")...day("2018-03-12") ~= $0)
    }
    let report = AxisReport(of: TimeAxis(kind: .date, ticks: days))
    #expect(report.frequency == .weekdays)
    #expect(report.present == 59)
    #expect(report.expected == 65)
    #expect(report.gapCount == 3)
    #expect(report.largestGaps.map(\.after) == ["2018-03-06", "2018-01-12", "2018-02-16"])
    #expect(report.largestGaps.map(\.before) == ["2018-03-13", "2018-01-16", "2018-02-20"])
    #expect(report.largestGaps.map(\.steps) == [4, 1, 1])
  }

  @Test(
    "Gaps counted in closed form are those of the rule, step by step",
    arguments: ["D", "B", "W-FRI", "MS", "ME", "QS", "QE-NOV", "YE", "BME", "month-31"])
  func gapsAgreeWithTheRule(_ alias: String) throws {
    var generator = SeededGenerator(seed: 5)
    let frequency = try Frequency(alias: alias)
    var ticks = [try #require(frequency.next(after: day("1999-12-30"), kind: .date))]
    var skipped: [Int] = []
    for _ in 0..<200 {
      skipped.append(Int.random(in: 0...6, using: &generator))
      var tick = ticks[ticks.count - 1]
      for _ in 0...(skipped.last ?? 0) {
        tick = try #require(frequency.next(after: tick, kind: .date))
      }
      ticks.append(tick)
    }
    let axis = TimeAxis(kind: .date, ticks: ticks, frequency: frequency)
    let report = AxisReport(of: axis, listing: 1)
    #expect(report.expected == 201 + skipped.reduce(0, +))
    #expect(report.gapCount == skipped.count { $0 > 0 })
    #expect(report.largestGaps.map(\.steps) == [skipped.max() ?? 0])
  }

  @Test("A weekly row moved by a day for a holiday is no gap") func aShiftedWeekIsNoGap() {
    let fridays = (0..<10).map { day("2018-03-02") + $0 * 7 }
    let axis = TimeAxis(kind: .date, ticks: fridays.map { $0 == day("2018-03-30") ? $0 - 1 : $0 })
    #expect(AxisReport(of: axis).gapCount == 0)
  }
}
