import MartletPanels
import MartletTestSupport
import MartletTime
import Testing

struct PanelReaderTests {
  @Test(
    "Time and target columns are recognised by their names or contents",
    arguments: [
      ("date,open,close\n2018-01-01,1,2\n", "date", "close"),
      ("Open,Date,Adj Close,Close\n1,2018-01-01,3,4\n", "Date", "Close"),
      ("ds,y,value\n1,2,3\n", "ds", "y"),
      ("when,rate\n2018-01-01,2\n", "when", "rate"),
      ("TIMESTAMP,note,rate\n2018-01-01 10:00,hi,2\n", "TIMESTAMP", "rate"),
      ("year,cpi\n1950,2\n1951,3\n", "year", "cpi"),
    ])
  func recognition(_ text: String, time: String, target: String) throws {
    let panel = try panel(text)
    #expect(panel.source.files[0].timeColumn == time)
    #expect(panel.source.target == target)
    #expect(panel.series[0].id == target)
  }

  @Test("Series of a long file keep the order in which they appear")
  func longFormatKeepsTheOrderOfTheFile() throws {
    let text = """
      unique_id,ds,y,x
      b,2018-01-01,1,10
      a,2018-02-01,2,20
      b,2018-01-02,3,30
      a,2018-03-01,4,40
      """
    let panel = try panel(text) { $0.pastCovariates = ["x"] }
    #expect(panel.series.map(\.id) == ["b", "a"])
    #expect(panel.series[0].target.values == [1, 3])
    #expect(panel.series[1].covariates[0].values == [20, 40])
    #expect(panel.series[0].axis.frequency == .everyDay)
    #expect(panel.series[1].axis.frequency == .monthStart)
    #expect(
      panel.source.summary == [
        "a.csv: 4 rows, 2 series (ids in unique_id), 2018-01-01 to 2018-03-01, "
          + "every day and monthly on the first day; target y; past covariate x"
      ])
  }

  private static let gaps =
    "date,y,x\n2018-01-01,,1\n2018-01-02,2,\n2018-01-03,,3\n2018-01-04,4,4\n"

  @Test("Missing values are filled forward or their rows dropped, and counted")
  func missingValuesAreFilledForwardOrDropped() throws {
    let filled = try panel(Self.gaps) {
      $0.pastCovariates = ["x"]
      $0.missing = .forwardFill
    }
    #expect(filled.series[0].target.values == [2, 2, 4])
    #expect(filled.series[0].covariates[0].values == [1, 3, 4])
    #expect(
      filled.source.summary.dropFirst() == [
        "1 row left out: a value is missing", "2 missing values filled",
      ])
    // A value filled in a row that is left out for another column does not count.
    let late = try panel("date,y,x\n2018-01-01,,1\n2018-01-02,,\n2018-01-03,2,3\n") {
      $0.pastCovariates = ["x"]
      $0.missing = .forwardFill
    }
    #expect(late.source.filledValues == 0)
    #expect(late.source.rowsWithMissingValues == 2)
    let dropped = try panel(Self.gaps) {
      $0.pastCovariates = ["x"]
      $0.missing = .drop
    }
    #expect(dropped.series[0].target.values == [4])
    #expect(dropped.source.rowsWithMissingValues == 3)
    // A column that nothing uses may have holes.
    #expect(try panel("date,y,x\n2018-01-01,1,\n") { $0.target = "y" }.series[0].count == 1)
  }

  @Test("Columns of one name in two files are told apart by the file")
  func columnsOfOneNameAreToldApartByTheirFile() throws {
    let text = "date,close\n2018-01-01,1\n2018-01-02,2\n"
    let panel = try panel(text, text) { $0.pastCovariates = ["b.csv:close"] }
    #expect(panel.series[0].covariates.map(\.name) == ["b.csv:close"])
  }

  @Test("The summary of joined files names frequencies, covariates and release lags")
  func summaryOfJoinedFiles() throws {
    let panel = try panel(
      "date,close,volume\n2018-01-31,1,5\n2018-02-01,2,6\n2018-02-20,3,7\n",
      "date,cpi\n2017-11-01,1\n2017-12-01,2\n2018-01-01,3\n"
    ) {
      $0.pastCovariates = ["cpi"]
      $0.releases = ["cpi": try ReleaseLag(parsing: "14d")]
      $0.frequency = .weekdays
    }
    #expect(
      panel.source.summary == [
        "a.csv: 3 rows, 2018-01-31 to 2018-02-20, weekdays (holidays are not rows); target close; "
          + "1 past covariate not used (name it with pastCovariates)",
        "b.csv: 3 rows, 2017-11-01 to 2018-01-01, monthly on the first day; "
          + "cpi known from the end of its month plus 14 days",
      ])
    #expect(panel.series[0].covariates[0].values == [2, 2, 3])
  }

  @Test("A file of which no column is used is named in the summary")
  func aFileOfWhichNothingIsUsedIsNamed() throws {
    let text = "date,close\n2018-01-01,1\n2018-01-02,2\n"
    #expect(
      try panel(text, text).source.summary.last
        == "b.csv: not used (name its columns with pastCovariates)")
  }

  @Test(
    "A release lag prints as the text that it was read from", arguments: ["14d", "2b", "1m", "0d"])
  func releaseLags(_ text: String) throws {
    #expect(try ReleaseLag(parsing: text).description == text)
  }

  @Test(
    "Text that is no release lag is an error with examples",
    arguments: ["", "d", "14", "-1d", "+1d", "1.5d", "14 d", "1w"])
  func wrongLags(
    _ text: String
  ) {
    #expect(
      message { _ = try ReleaseLag(parsing: text) }
        == "error: '\(text)' is not a release lag; hint: days 14d, weekdays 2b or months 1m, from 0 to 100,000"
    )
  }

  @Test(
    "A lag in weekdays skips weekends from any day of the week",
    arguments: [
      ("2018-08-03", "1b", "2018-08-06"), ("2018-08-03", "5b", "2018-08-10"),
      ("2018-08-04", "1b", "2018-08-06"), ("2018-08-05", "5b", "2018-08-10"),
      ("2018-08-04", "0b", "2018-08-04"), ("2018-08-02", "12b", "2018-08-20"),
    ])
  func weekdayLags(_ stamp: String, lag: String, expected: String) throws {
    let days = (day("2018-08-01")...day("2018-08-31")).map {
      "\(CivilDate(daysSinceEpoch: $0).label),1\n"
    }
    let panel = try panel("date,y\n" + days.joined(), "date,x\n\(stamp),1\n") {
      $0.pastCovariates = ["x"]
      $0.releases = ["x": try ReleaseLag(parsing: lag)]
    }
    #expect(panel.series[0].axis.label(row: 0) == expected)
  }
}
