import MartletFiles
import MartletPanels
import MartletTables
import MartletTestSupport
import MartletTime
import Testing

/// Wide files, times across, newest rows first.
struct PanelShapeTests {
  @Test("Several targets of a wide file are read as series") func severalTargetsAreSeries() throws {
    let text = "date,a,b,x,note\n2018-01-01,1,,5,u\n2018-01-02,2,3,6,v\n2018-01-03,4,5,7,w\n"
    func read(_ target: String) throws -> Panel {
      try panel(text) {
        $0.target = target
        $0.pastCovariates = ["x"]
        $0.missing = .drop
      }
    }
    for target in ["all", "a,b"] {
      let panel = try read(target)
      #expect(panel.series.map(\.id) == ["a", "b"])
      #expect(panel.series[0].target.values == [1, 2, 4])
      #expect(panel.series[1].target.values == [3, 5])
      #expect(panel.series[1].covariates[0].values == [6, 7])
      #expect(panel.source.targets == ["a", "b"])
      #expect(
        panel.source.summary == [
          "a.csv: 3 rows, 2 series, 2018-01-01 to 2018-01-03, every day; targets a, b; "
            + "past covariate x",
          "1 row left out: a value is missing",
        ])
    }
    #expect(message { _ = try read("a,c") }.contains("there is no column 'c'"))
    #expect(message { _ = try read("a,a") }.contains("column 'a' is named twice"))
  }

  @Test("Several targets of a long file are series named by id and target")
  func seriesAndTargetsTogether() throws {
    let text = "unique_id,ds,a,b\nu,1,1,2\nv,1,3,4\nu,2,5,6\nv,2,7,8\n"
    let panel = try panel(text) { $0.target = "all" }
    #expect(panel.series.map(\.id) == ["u:a", "u:b", "v:a", "v:b"])
    #expect(panel.series.map(\.target.values) == [[1, 5], [2, 6], [3, 7], [4, 8]])
  }

  @Test("A file with newest rows first gives the same panel, and errors name its lines")
  func newestRowsFirst() throws {
    let rows = (1...20).map { "A,2018-01-\($0 < 10 ? "0" : "")\($0),\($0)\n" }
    let others = rows.map { "B" + $0.dropFirst() }
    let header = "unique_id,ds,y\n"
    let plain = try panel(header + rows.joined() + others.joined())
    let turned = try panel(header + others.reversed().joined() + rows.joined())
    #expect(turned.series.map(\.id) == ["B", "A"])
    #expect(turned.series[0].axis == plain.series[1].axis)
    #expect(turned.series[0].target.values == plain.series[1].target.values)
    #expect(turned.series[1] == plain.series[0])
    #expect(turned.source.files[0].notes == ["newest rows first"])
    let gap = "ds,y\n2018-01-03,1\n2018-01-02,\n2018-01-01,\n"
    #expect(message { _ = try panel(gap) }.hasPrefix("a.csv:3:2: error: column 'y' has 2 missing"))
  }

  @Test(
    "A malformed file with times across is an error with its place",
    arguments: [
      ("name,2018,2019,2020\nA,1,,3\nB,,,\n", "2:3: error: the row has 1 missing value"),
      ("name,kind,2018,2019\nA,x,1,2\nA,y,3,4\n", "3:1: error: the series 'A' is also on line 2"),
      ("name,2018,2019\nA,1,2\n,3,4\n", "3:1: error: the series id is missing (column 'name')"),
      ("name,2018,2019\nA,1,x\n", "2:3: error: 'x' is not a number (column '2019')"),
      ("name,2018-01,2018-1\nA,1,2\n", "1:3: error: the column name '2018-1' is taken by column 2"),
      ("name,2018Q1,2018-04\nA,1,2\n", "1: error: '2018-04' is not written as 2018Q4"),
      ("name,2018,2019\nA,,\n", "1: error: column 'value' has no values"),
    ])
  func timesAcrossRefused(_ text: String, problem: String) {
    #expect(message { _ = try panel(text) }.hasPrefix("a.csv:\(problem)"))
  }

  @Test("Gaps of a file with times across are filled or dropped")
  func timesAcrossWithGaps() throws {
    let text = "name,2020,2019,2018,2017\nA,4,,2,\nB,4,3,2,1\n"
    let filled = try panel(text) { $0.missing = .forwardFill }
    #expect(filled.series[0].axis.ticks == [2018, 2019, 2020])
    #expect(filled.series[0].target.values == [2, 2, 4])
    #expect(filled.source.filledValues == 1)
    let dropped = try panel(text) { $0.missing = .drop }
    #expect(dropped.series[0].axis.ticks == [2018, 2020])
    #expect(dropped.series[1].target.values == [1, 2, 3, 4])
    #expect(
      message { _ = try panel(text) { $0.pastCovariates = ["2018"] } }
        == "a.csv:1: error: the times are the names of columns: there is room for no covariates; "
        + "hint: leave --hist-exog and other files out")
  }

  @Test("An option for a file that is not read is an error") func optionsOfOneFile() throws {
    let reader = PanelReader(files: ["no/a.csv"], csvOfFile: ["b.csv": CSVOptions()])
    #expect(
      message { _ = try reader.panel() }
        == "error: an option is given for 'b.csv', which is not read; hint: name one of no/a.csv")
  }
}
