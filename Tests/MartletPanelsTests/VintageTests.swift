import MartletPanels
import MartletTestSupport
import MartletTime
import Testing

/// Values with times of publication of their own.
struct VintageTests {
  private static let days = """
    date,close
    2018-02-12,1
    2018-02-13,2
    2018-02-14,3
    2018-02-15,4
    2018-03-13,5
    2018-03-14,6
    2018-03-15,7

    """

  private func columns(
    _ vintages: String, days: String = Self.days,
    configure: (inout PanelReader) -> Void = { _ in }
  ) throws -> [String: [Double]] {
    let panel = try panel(days, vintages) { reader in
      reader.pastCovariates = ["cpi"]
      configure(&reader)
    }
    let series = panel.series[0]
    return Dictionary(
      uniqueKeysWithValues: ([series.target] + series.covariates).map { ($0.name, $0.values) })
  }

  @Test("A value appears on its day of publication, and a revision replaces it")
  func valuesAsTheyWereKnown() throws {
    let vintages = """
      ds,released_at,cpi
      2017-12-01,2018-02-13,100
      2018-01-01,2018-02-14,250
      2018-01-01,2018-03-14,251
      2018-02-01,2018-03-14,252
      2017-12-01,2018-03-15,101

      """
    let found = try columns(vintages) { ($0.ages, $0.newFlags) = (["cpi"], ["cpi"]) }
    // The day before the first value is left out; a revision of December says nothing of February.
    #expect(found["close"] == [2, 3, 4, 5, 6, 7])
    #expect(found["cpi"] == [100, 250, 250, 250, 252, 252])
    #expect(found["cpi.age"] == [0, 0, 1, 27, 0, 1])
    #expect(found["cpi.new"] == [1, 1, 0, 0, 1, 0])
  }

  @Test("Vintages in any order of rows give the same columns") func anyOrder() throws {
    let rows = [
      "2017-12-01,2018-02-13,100", "2018-01-01,2018-02-14,250", "2018-01-01,2018-03-14,251",
      "2018-02-01,2018-03-15,252",
    ]
    let expected = try columns("ds,released_at,cpi\n" + rows.joined(separator: "\n"))
    #expect(expected["cpi"] == [100, 250, 250, 250, 251, 252])
    for order in [[3, 1, 0, 2], [2, 3, 1, 0], [3, 2, 1, 0]] {
      let text = order.map { rows[$0] }.joined(separator: "\n")
      #expect(try columns("ds,released_at,cpi\n" + text) == expected)
    }
  }

  @Test("A publication with a clock counts by day for days, by minute for hours")
  func clocks() throws {
    let vintages = "ds,out,cpi\n2018-01-01,2018-02-14 13:30,250\n2018-02-01,2018-03-14 12:30,251\n"
    let byDay = try columns(vintages) { $0.releasedColumn = "out" }
    #expect(byDay["cpi"] == [250, 250, 250, 251, 251])
    let hours = "date,close\n2018-02-14 13:00,1\n2018-02-14 14:00,2\n2018-03-14 12:30,3\n"
    #expect(
      try columns(vintages, days: hours) { $0.releasedColumn = "out" } == [
        "close": [2, 3], "cpi": [250, 251],
      ])
    // In New York 13:30 is half past one there, and 18:30 in UTC.
    let zoned = "date,close\n2018-02-14 13:00,1\n2018-02-14 13:45,2\n2018-03-14 13:00,3\n"
    let found = try columns(vintages, days: zoned) { reader in
      reader.releasedColumn = "out"
      reader.timeZone = try? TimeZoneRules(named: "America/New_York")
    }
    #expect(found["cpi"] == [250, 251])
  }

  @Test("Without publication times the age counts from the month's end or its lag")
  func agesOfLags() throws {
    let months = "ds,cpi\n2017-12-01,100\n2018-01-01,250\n2018-02-01,251\n"
    let found = try columns(months) { reader in
      reader.releases = ["cpi": ReleaseLag(13, .days)]
      (reader.ages, reader.newFlags) = (["cpi"], ["cpi"])
    }
    #expect(found["cpi"] == [100, 100, 250, 250, 250, 251, 251])
    #expect(found["cpi.age"] == [29, 30, 0, 1, 27, 0, 1])
    #expect(found["cpi.new"] == [1, 0, 1, 0, 0, 1, 0])
    let own = try panel("ds,close,x\n2018-01-01,1,5\n2018-01-02,2,6\n") { reader in
      (reader.target, reader.pastCovariates) = ("close", ["x"])
      (reader.ages, reader.newFlags) = (["x"], ["x"])
    }
    #expect(own.series[0].covariates.map(\.values) == [[5, 6], [0, 0], [1, 1]])
  }

  @Test("Wrong vintages, lags and ages are errors with a remedy") func mistakes() {
    let twice = "ds,released_at,cpi\n2018-01-01,2018-02-14,1\n2018-01-01,2018-02-14,2\n"
    #expect(
      message { _ = try columns(twice) }
        == "b.csv:3:1: error: the time 2018-01-01, published 2018-02-14, is also on line 2; hint: "
        + "keep one row a time")
    let missing = "ds,released_at,cpi\n2018-01-01,,1\n2018-02-01,2018-02-14,2\n"
    #expect(
      message { _ = try columns(missing) }
        .hasPrefix("b.csv:2:2: error: the time is missing (column 'released_at')"))
    let late = "ds,released_at,cpi\n2018-01-01,2018-09-14,1\n"
    #expect(
      message { _ = try columns(late) }.hasPrefix(
        "b.csv:1:3: error: column 'cpi' is available from 2018-09-14, after the last row"))
    let fine = "ds,released_at,cpi\n2018-01-01,2018-02-14,1\n"
    #expect(
      message { _ = try columns(fine) { $0.releases = ["cpi": ReleaseLag(1, .days)] } }
        == "error: a release lag is given for 'cpi', whose column 'released_at' says when it was "
        + "out; hint: leave out --release cpi")
    #expect(
      message { _ = try columns(fine) { $0.ages = ["cp"] } }
        == "error: --age names 'cp', which is not a covariate; hint: add --hist-exog cp   "
        + "(covariates: cpi)")
    #expect(
      message { _ = try columns(fine) { $0.releasedColumn = "released" } }.hasPrefix(
        "error: there is no column 'released'"))
  }
}
