import MartletFiles
import MartletPanels
import MartletTables
import MartletTestSupport
import Testing

/// What does not change in time, as networks see it.
struct StaticCovariateTests {
  private static let file = """
    unique_id,date,y,sector,size
    a,2018-01-01,1,energy,10
    b,2018-01-01,2,steel,30
    a,2018-01-02,3,energy,10
    b,2018-01-02,4,steel,30
    c,2018-01-02,5,energy,50

    """

  private func panel(_ text: String, _ names: [String]) throws -> Panel {
    var reader = PanelReader(files: ["a.csv"])
    reader.staticCovariates = names
    return try reader.panel(of: [CSVTable(bytes: Array(text.utf8), name: "a.csv")])
  }

  @Test("Static words become flags, and static numbers are standardised")
  func wordsBecomeFlagsAndNumbersAreStandardised() throws {
    let panel = try panel(Self.file, ["sector", "size"])
    let names = panel.series.map { $0.staticCovariates.map(\.name) }
    #expect(names == Array(repeating: ["sector=energy", "sector=steel", "size"], count: 3))
    // The deviation of 10, 30 and 50 is √(800 / 3).
    let unit = (3.0 / 2).squareRoot()
    let expected = [[1, 0, -unit], [0, 1, 0], [1, 0, unit]]
    for (series, values) in zip(panel.series, expected) {
      for (covariate, value) in zip(series.staticCovariates, values) {
        #expect(abs(covariate.value - value) < 1e-12)
      }
    }
    #expect(
      panel.source.summary.contains("sector does not change in time"))
  }

  @Test("Static values stand at the end of a window's row") func theyStandAtTheEndOfARow() throws {
    let history = try panel(Self.file, ["sector"]).asOf(rowsBeforeEnd: 0).histories[1]
    #expect(history.staticCovariates.map(\.value) == [0, 1])
    let source = WindowSource(target: [2, 4], statics: [0, 1])
    var row = [Float](repeating: 9, count: 4)
    var span = row.mutableSpan
    var position = 0
    _ = source.write(
      before: 2, WindowShape(lookback: 2, horizon: 1, scaler: .none), to: &span, at: &position)
    #expect(position == 4)
    #expect(row == [2, 4, 0, 1])
  }

  @Test("A static number that is equal in all series is 0")
  func sizesThatAreEqualSayNothing() throws {
    let text = "unique_id,date,y,size\na,2018-01-01,1,7\nb,2018-01-01,2,7\n"
    #expect(try panel(text, ["size"]).series.map { $0.staticCovariates[0].value } == [0, 0])
  }

  @Test("With all columns as targets, static and future covariates are none of them")
  func allTargetsAreTheOthers() throws {
    var reader = PanelReader(files: ["a.csv"], target: "all")
    (reader.staticCovariates, reader.futureCovariates) = (["s"], ["f"])
    let table = try CSVTable(bytes: Array("date,x,y,s,f\n2018-01-01,1,2,3,4\n".utf8), name: "a.csv")
    #expect(try reader.panel(of: [table]).series.map(\.id) == ["x", "y"])
  }

  @Test(
    "A static column that changes, has gaps or is absent is an error",
    arguments: [
      (
        "unique_id,date,y,s\na,2018-01-01,1,p\na,2018-01-02,1,q\n",
        "a.csv:3:4: error: column 's' is static, but 'a' has 'q' here and 'p' on line 2",
        "pastCovariates: [\"s\"] for what changes in time"
      ),
      (
        "date,y,s\n2018-01-01,1,5\n2018-01-02,1,6\n",
        "a.csv:3:3: error: column 's' is static, but 'y' has '6.0' here and '5.0' on line 2",
        "pastCovariates: [\"s\"] for what changes in time"
      ),
      (
        "unique_id,date,y,s\na,2018-01-01,1,p\na,2018-01-02,1,\n",
        "a.csv:3:4: error: a static covariate is missing (column 's')",
        "give every row the same word, such as unknown"
      ),
      (
        "unique_id,date,y,s\na,2018-01-01,1,5\na,2018-01-02,1,\n",
        "a.csv:3:4: error: a static covariate is missing (column 's')",
        "give every row the same word, such as unknown"
      ),
      (
        "date,y,t\n2018-01-01,1,5\n",
        "a.csv:1: error: there is no column 's'",
        "staticCovariates: NAME   (columns: date, y, t)"
      ),
    ])
  func errors(text: String, message: String, hint: String) {
    do {
      _ = try panel(text, ["s"])
      Issue.record("no error")
    } catch let error as DataError {
      #expect("\(error)" == "\(message); hint: \(hint)")
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test("A static column in another file than the target's is an error")
  func onlyInTheFileOfTheTarget() throws {
    var reader = PanelReader(files: ["a.csv", "b.csv"])
    reader.staticCovariates = ["s"]
    let tables = try [("date,y\n2018-01-01,1\n", "a.csv"), ("date,s\n2018-01-01,1\n", "b.csv")]
      .map { try CSVTable(bytes: Array($0.utf8), name: $1) }
    #expect {
      _ = try reader.panel(of: tables)
    } throws: {
      "\($0)" == "b.csv:1:2: error: column 's' is static, and not in the file of the target; "
        + "hint: put it into every row of the first file"
    }
  }
}
