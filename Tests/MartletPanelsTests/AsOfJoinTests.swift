import MartletPanels
import MartletTestSupport
import MartletTime
import Testing

struct AsOfJoinTests {
  private static let january = """
    date,y
    2018-01-30,1
    2018-01-31,2
    2018-02-01,3
    2018-02-02,4
    2018-02-14,5
    2018-02-15,6
    2018-02-16,7
    2018-03-01,8
    2018-03-15,9
    """

  private func covariate(
    _ second: String, lag: String? = nil, onto first: String = january
  ) throws -> [String: Double] {
    let panel = try panel(first, second) {
      $0.pastCovariates = ["x"]
      if let lag { $0.releases = ["x": try ReleaseLag(parsing: lag)] }
    }
    let series = panel.series[0]
    let labels = (0..<series.count).map { series.axis.label(row: $0) }
    return Dictionary(uniqueKeysWithValues: zip(labels, series.covariates[0].values))
  }

  @Test("A monthly value is joined from the first day after its month")
  func aMonthIsKnownWhenItIsOver() throws {
    let months = "date,x\n2017-12-01,12\n2018-01-01,1\n2018-02-01,2\n2018-03-01,3\n"
    let joined = try covariate(months)
    #expect(joined["2018-01-31"] == 12)
    #expect(joined["2018-02-01"] == 1)
    #expect(joined["2018-02-16"] == 1)
    #expect(joined["2018-03-01"] == 2)
  }

  @Test("A release lag counts from the end of the month in days, weekdays or months")
  func aReleaseLagCountsFromTheEndOfTheMonth() throws {
    let months = "date,x\n2017-11-01,11\n2017-12-01,12\n2018-01-01,1\n2018-02-01,2\n"
    let days = try covariate(months, lag: "14d")
    #expect(days["2018-02-14"] == 12)
    #expect(days["2018-02-15"] == 1)
    #expect(days["2018-03-01"] == 1)
    #expect(days["2018-03-15"] == 2)
    let weekdays = try covariate(months, lag: "1b")
    #expect(weekdays["2018-02-01"] == 12)
    #expect(weekdays["2018-02-02"] == 1)
    let shifted = try covariate(months, lag: "1m")
    #expect(shifted["2018-02-16"] == 12)
    #expect(shifted["2018-03-01"] == 1)
  }

  @Test(
    "A value is first seen when its period is over, by the frequency of its file",
    arguments: [
      // Rows before, and the first day on which the value 2 of the second row is seen.
      ("2017-12-31,1\n2018-01-31,2\n2018-02-28,3", "2018-01-31"),  // month ends
      ("2018-01-30,1\n2018-01-31,2\n2018-02-01,3", "2018-01-31"),  // days
      ("2018-01-19,1\n2018-01-26,9\n2018-02-02,2\n2018-02-09,3", "2018-02-02"),  // Fridays
      // Mondays
      ("2018-01-15,1\n2018-01-22,9\n2018-01-29,8\n2018-02-05,2\n2018-02-12,3", "2018-02-14"),
      ("2017Q3,1\n2017Q4,9\n2018Q1,2", ""),  // a quarter that is not over
      ("2017-12,1\n2018-01,2\n2018-02,3", "2018-02-01"),  // months
      ("2016Q4,8\n2017Q2,1\n2017Q3,2\n2018Q3,3", "2018-01-30"),  // first days without a rule
      ("2017-12-01,1\n2017-12-15,9\n2018-01-31,2", "2018-01-31"),  // dates without a rule
      ("2018-01-15 12:00,1\n2018-02-01 23:59,2\n2018-02-03 00:00,3", "2018-02-01"),  // irregular
    ])
  func firstDay(_ rows: String, expected: String) throws {
    let joined = try covariate("date,x\n" + rows + "\n")
    #expect(joined.filter { $0.value == 2 }.keys.min() ?? "" == expected)
  }

  @Test("A daily value is joined to hourly rows after the end of its day")
  func aDateIsKnownAtTheEndOfItsDay() throws {
    let hours = "date,y\n2018-01-02 22:00,1\n2018-01-02 23:00,2\n2018-01-03 00:00,3\n"
    let days = "date,x\n2018-01-01,1\n2018-01-02,2\n2018-01-03,3\n"
    let joined = try covariate(days, onto: hours)
    #expect(joined["2018-01-02 23:00:00"] == 1)
    #expect(joined["2018-01-03 00:00:00"] == 2)
  }

  @Test("An hourly bar is joined to half-hourly rows when it is over")
  func aLongerBarIsKnownWhenItIsOver() throws {
    let bars = "date,y\n2018-01-02 10:00,1\n2018-01-02 10:30,2\n2018-01-02 11:00,3\n"
    let hours = "date,x\n2018-01-02 09:00,9\n2018-01-02 10:00,10\n2018-01-02 11:00,11\n"
    let joined = try covariate(hours, onto: bars)
    #expect(joined["2018-01-02 10:30:00"] == 9)
    #expect(joined["2018-01-02 11:00:00"] == 10)
  }

  @Test("A release lag of a column in the first file shifts it by a row")
  func aLagInTheFirstFileShiftsTheColumn() throws {
    let text = "date,y,x\n2018-01-04,1,10\n2018-01-05,2,20\n2018-01-08,3,30\n2018-01-09,4,40\n"
    let panel = try panel(text) {
      $0.target = "y"
      $0.pastCovariates = ["x"]
      $0.releases = ["x": try ReleaseLag(parsing: "1b")]
    }
    #expect(panel.series[0].target.values == [2, 3, 4])
    #expect(panel.series[0].covariates[0].values == [10, 20, 30])
    #expect(panel.source.rowsBeforeCovariates == 1)
  }

  @Test("Rows before the first value of a covariate are left out and counted")
  func rowsBeforeTheFirstValueAreLeftOutAndCounted() throws {
    let panel = try panel(Self.january, "date,x\n2018-02-02,7\n") { $0.pastCovariates = ["x"] }
    #expect(panel.series[0].axis.label(row: 0) == "2018-02-02")
    #expect(panel.source.rowsBeforeCovariates == 3)
    #expect(
      panel.source.summary.last
        == "3 rows left out at the start: a covariate was not available yet")
  }

  @Test("Missing values of the joined file are skipped for the last known one")
  func missingValuesOfTheOtherFileAreSkipped() throws {
    let panel = try panel(Self.january, "date,x\n2018-01-30,1\n2018-01-31,\n2018-02-01,3\n") {
      $0.pastCovariates = ["x"]
      $0.missing = .drop
    }
    #expect(panel.series[0].covariates[0].values.prefix(3) == [1, 1, 3])
  }

  /// All of them are overwritten in both files.
  @Test(
    "Values published after a cutoff change no bit of the history there", arguments: [40, 75, 119])
  func poisonAfterTheCutoffIsNotSeen(_ cutoff: Int) throws {
    let first = day("2018-01-01")
    func history(isPoisoned: Bool) throws -> History {
      let target = (0..<150).map { row in
        let label = CivilDate(daysSinceEpoch: first + Int64(row)).label
        return "\(label),\(isPoisoned && row > cutoff ? -1e99 : Double(row))\n"
      }
      let months = (0..<8).map { month in
        let stamp = CivilDate(year: 2017, month: 11, day: 1).adding(months: month)
        let isOut = stamp.adding(months: 1).daysSinceEpoch + 10 <= first + Int64(cutoff)
        return "\(stamp.label),\(isPoisoned && !isOut ? 1e99 : Double(month))\n"
      }
      let panel = try panel("date,y\n" + target.joined(), "date,x\n" + months.joined()) {
        $0.pastCovariates = ["x"]
        $0.releases = ["x": ReleaseLag(10, .days)]
      }
      return panel.series[0].asOf(row: cutoff - panel.source.rowsBeforeCovariates)
    }
    let clean = try history(isPoisoned: false)
    let poisoned = try history(isPoisoned: true)
    #expect(clean.cutoffLabel == CivilDate(daysSinceEpoch: first + Int64(cutoff)).label)
    #expect(clean.target == poisoned.target)
    #expect(clean.pastCovariates[0].values == poisoned.pastCovariates[0].values)
  }

  /// For each target row, looks through all rows of the other file for the last one out by then.
  @Test("Joined values are those that a search of all rows finds", arguments: 0..<40)
  func agreesWithASearchOfAllRows(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    func randomDays(_ count: Int, from first: Int64) -> [Int64] {
      var days: Set<Int64> = []
      while days.count < count {
        days.insert(first + Int64.random(in: 0..<400, using: &generator))
      }
      return days.sorted()
    }
    func file(_ column: String, _ days: [Int64]) -> String {
      "date,\(column)\n"
        + days.enumerated().map { "\(CivilDate(daysSinceEpoch: $1).label),\($0)\n" }.joined()
    }
    let first = day("2018-01-01")
    let targets = randomDays(120, from: first)
    // Irregular dates are known on their day; month starts when the month is over.
    let isMonthly = seed.isMultiple(of: 2)
    let others =
      isMonthly
      ? (0..<18).map { CivilDate(year: 2017, month: 10, day: 1).adding(months: $0).daysSinceEpoch }
      : randomDays(30, from: first - 40)
    let lag = Int64.random(in: 0...45, using: &generator)
    let out = others.map { stamp in
      let date = CivilDate(daysSinceEpoch: stamp)
      return (isMonthly ? date.adding(months: 1).daysSinceEpoch : stamp) + lag
    }
    let expected = targets.map { target in
      others.indices.last { out[$0] <= target }.map(Double.init)
    }
    guard expected.last != .some(nil) else { return }
    let panel = try panel(file("y", targets), file("x", others)) {
      $0.pastCovariates = ["x"]
      $0.releases = ["x": ReleaseLag(Int(lag), .days)]
    }
    #expect(panel.series[0].covariates[0].values == expected.compactMap { $0 })
    #expect(panel.source.rowsBeforeCovariates == expected.count { $0 == nil })
  }
}
