import MartletPanels
import MartletTestSupport
import MartletTime
import Testing

/// Covariates that are known ahead.
struct FutureCovariateTests {
  private func values(_ history: History, steps: Int) throws -> [Double] {
    Array(try history.futureCovariates(steps: steps)[0].values)
  }

  @Test("Rows after the last target give the times to come of a covariate known ahead")
  func ownColumn() throws {
    let text = """
      ds,y,x,plan
      2018-01-01,1,9,10
      2018-01-02,2,9,20
      2018-01-03,3,9,30
      2018-01-04,,,40
      2018-01-05,,,50

      """
    let read = try panel(text) { reader in
      (reader.target, reader.pastCovariates) = ("y", ["x"])
      (reader.futureCovariates, reader.frequency) = (["plan"], .everyDay)
    }
    let series = read.series[0]
    #expect(series.count == 3)
    #expect(series.target.values == [1, 2, 3])
    #expect(series.covariates.map(\.values) == [[9, 9, 9]])
    #expect(try values(series.asOf(row: 2), steps: 2) == [10, 20, 30, 40, 50])
    #expect(try values(series.asOf(row: 1, start: 1), steps: 1) == [20, 30])
    #expect(series.asOf(row: 1).futureCovariates[0].values == [10, 20])
    #expect(
      message { _ = try values(series.asOf(row: 2), steps: 3) }
        == "error: 'plan' is to be known ahead, but has no value for 2018-01-06; hint: give rows "
        + "for the times to come, or --hist-exog plan")
    #expect(read.source.summary.contains("plan known ahead"))
    // Without it, the same rows lack a target.
    #expect(
      message { _ = try panel(text) { $0.target = "y" } }.hasPrefix(
        "a.csv:5:2: error: column 'y' has 2 missing values"))
  }

  /// In any frequency that has the rows.
  @Test("A covariate known ahead from another file is joined by equal times")
  func otherFile() throws {
    let days = "ds,y\n2018-01-04,1\n2018-01-05,2\n2018-01-08,3\n"
    let plan =
      "ds,plan\n"
      + (1...14).map { "2018-01-\($0 < 10 ? "0" : "")\($0),\($0)" }.joined(separator: "\n")
    let series = try panel(days, plan) { reader in
      (reader.futureCovariates, reader.frequency) = (["plan"], .weekdays)
    }.series[0]
    #expect(try values(series.asOf(row: 2), steps: 4) == [4, 5, 8, 9, 10, 11, 12])
    #expect(
      message { _ = try values(series.asOf(row: 2), steps: 5) }.contains("no value for 2018-01-15"))
    let holes = plan.replacing("2018-01-05,5\n", with: "")
    #expect(
      message {
        _ = try panel(days, holes) { $0.futureCovariates = ["plan"] }
      }.hasPrefix("b.csv:1:2: error: 'plan' is to be known ahead, but has no value for 2018-01-05"))
  }

  @Test("Each series of a long file has its own rows ahead") func eachSeriesOfALongFile() throws {
    let text = """
      unique_id,ds,y,plan
      a,1,1,10
      a,2,,20
      b,1,5,50
      b,2,6,60
      b,3,,70

      """
    let read = try panel(text) {
      $0.futureCovariates = ["plan"]; $0.target = "y"
    }
    #expect(read.series.map(\.target.values) == [[1], [5, 6]])
    #expect(read.series.map { $0.futureCovariates[0].values } == [[10, 20], [50, 60, 70]])
  }

  @Test("A covariate known ahead takes no release lag, no bars and no second role") func roles() {
    let text = "ds,y,plan\n2018-01-01,1,2\n2018-01-02,2,3\n"
    #expect(
      message {
        _ = try panel(text) { reader in
          (reader.target, reader.futureCovariates) = ("y", ["plan"])
          reader.releases = ["plan": ReleaseLag(1, .days)]
        }
      }.contains("a release lag is given for 'plan', which is not a covariate"))
    #expect(
      message {
        _ = try panel(text) { reader in
          (reader.target, reader.futureCovariates) = ("y", ["plan"])
          reader.resampling = try Resampling(to: .weekly(.friday))
        }
      }.contains("rows of 'plan' after the last target make no bars"))
    #expect(
      message {
        _ = try panel(text) { reader in
          (reader.target, reader.futureCovariates, reader.pastCovariates) = (
            "y", ["plan"], ["plan"]
          )
        }
      }.contains("column 'plan' is named twice"))
  }
}
