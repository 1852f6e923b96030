import MartletFiles
import MartletPanels
import MartletTables
import MartletTestSupport
import Testing

struct MultivariateTests {
  private static let wide = """
    date,a,x,b,c
    2020-01-01,1,9,10,100
    2020-01-02,2,8,20,200
    2020-01-03,3,7,30,300
    """

  private func panel(
    _ text: String, _ configure: (inout PanelReader) -> Void
  ) throws -> Panel {
    var reader = PanelReader(files: ["data.csv"])
    reader.isMultivariate = true
    configure(&reader)
    return try reader.panel(of: [try CSVTable(bytes: Array(text.utf8), name: "data.csv")])
  }

  @Test("Each target has the others as past covariates after its own")
  func eachTargetSeesTheOthersAfterItsOwnCovariates() throws {
    let panel = try panel(Self.wide) { reader in
      (reader.target, reader.pastCovariates) = ("a,b,c", ["x"])
    }
    #expect(panel.series.map(\.id) == ["a", "b", "c"])
    #expect(
      panel.series.map { $0.covariates.map(\.name) }
        == [["x", "b", "c"], ["x", "a", "c"], ["x", "a", "b"]])
    #expect(panel.series[1].covariates.map { $0.values[1] } == [8, 2, 200])
    #expect(panel.series[1].covariates.allSatisfy { $0.role == .pastCovariate })
    #expect(panel.source.notes.contains("each target sees the past of the other 2"))
  }

  @Test("Volatility targets have each other as covariates")
  func volatilitiesSeeEachOtherToo() throws {
    let panel = try panel(Self.wide) { reader in
      (reader.target, reader.volatility) = ("a,b", VolatilityTarget(.given, rows: 1))
    }
    #expect(panel.series[0].covariates.map(\.values) == [panel.series[1].target.values])
    #expect(panel.series[1].covariates.map(\.values) == [panel.series[0].target.values])
  }

  @Test("Series of a long file with equal rows have each other as covariates")
  func aLongFileOfEqualRowsWorksToo() throws {
    let text = "unique_id,ds,y\na,2020-01-01,1\nb,2020-01-01,5\na,2020-01-02,2\nb,2020-01-02,6\n"
    let panel = try panel(text) { _ in }
    #expect(panel.series[0].covariates.map(\.values) == [[5, 6]])
    #expect(panel.series[1].covariates.map(\.values) == [[1, 2]])
  }

  @Test("A multivariate panel with one target is an error") func oneTargetIsAnError() {
    #expect(
      message { _ = try panel(Self.wide) { $0.target = "b" } }
        == "error: 'b' is the only target, with no others to see; "
        + "hint: --target all, or several columns; or leave --multivariate out")
  }

  @Test("Series with different rows in a multivariate panel are an error")
  func differentRowsAreAnError() {
    let text = "unique_id,ds,y\na,2020-01-01,1\na,2020-01-02,2\nb,2020-01-02,6\nb,2020-01-03,6\n"
    #expect(
      message { _ = try panel(text) { _ in } }
        == "error: the rows of series 'b' are not those of 'a', which it is to see; "
        + "hint: leave --multivariate out, or give a column for each series")
  }
}
