import MartletPanels
import MartletTables
import MartletTestSupport
import Testing

/// Names that several columns have, and columns without one: what nobody asks for stops nothing.
struct ColumnNameTests {
  private static let flags =
    "Date,Close,Change,Volume,Change\n2024-01-02,98.5,0,7,0%\n2024-01-03,99,1,8,x\n"

  @Test("Columns of one name are told apart by number and stop no reading")
  func columnsOfOneNameStopNothing() throws {
    let read = try panel(Self.flags)
    #expect(read.series[0].target.values == [98.5, 99])
    let parsed = try table(Self.flags)
    #expect(
      parsed.header == ["Date", "Close", "Change (column 3)", "Volume", "Change (column 5)"])
    #expect(parsed.column(named: "Change") == nil)
    #expect(parsed.column(named: "Change (column 5)") == 4)
  }

  /// As statistical offices write them.
  @Test("Flag columns of one name beside their values stop no reading")
  func flagsBesideValues() throws {
    let text = "Month,GDP,Flag,CPI,Flag,,\n2024-01,1,,5,p,,\n2024-02,2,e,6,p,,\n"
    #expect(try panel(text) { $0.target = "CPI" }.series[0].target.values == [5, 6])
    let all = try panel(text) { $0.target = "all" }
    #expect(all.series.map(\.id) == ["GDP", "CPI"])
  }

  @Test(
    "A name that is asked for and two columns have is an error that offers both",
    arguments: [
      ("--target", "'Change' names 2 columns: Change (column 3), Change (column 5)"),
      ("--hist-exog", "'Change' names 2 columns: Change (column 3), Change (column 5)"),
      ("--time-col", "'Change' names 2 columns: Change (column 3), Change (column 5)"),
      ("--id-col", "'Change' names 2 columns: Change (column 3), Change (column 5)"),
      ("--derive", "'Change' names 2 columns: Change (column 3), Change (column 5)"),
    ])
  func aNameOfSeveralThatIsAskedFor(_ option: String, problem: String) throws {
    let found = message {
      _ = try panel(Self.flags) {
        switch option {
        case "--target": $0.target = "Change"
        case "--hist-exog": $0.pastCovariates = ["Change"]
        case "--time-col": $0.timeColumn = "Change"
        case "--id-col": $0.idColumn = "Change"
        default: $0.derivedColumns = [DerivedColumn(name: "x", expression: "Close-Change")]
        }
      }
    }
    let place = option == "--derive" ? "a.csv:1" : "a.csv:1:5"
    #expect(
      found
        == "\(place): error: \(problem); hint: \(option) 'Change (column 3)' or "
        + "\(option) 'Change (column 5)'")
  }

  @Test("A column that is asked for by name and number is read") func theHintWorks() throws {
    let read = try panel(Self.flags) {
      $0.target = "Change (column 3)"
      $0.pastCovariates = ["Volume"]
    }
    #expect(read.series[0].target.values == [0, 1])
    #expect(read.series[0].id == "Change (column 3)")
  }

  @Test(
    "A recognised name that two columns have is an error that offers both",
    arguments: [
      (
        "ds,y,ds\n1,2,3\n2,3,4\n",
        "1:3: error: 'ds' names 2 columns: ds (column 1), ds (column 3); "
          + "hint: --time-col 'ds (column 1)' or --time-col 'ds (column 3)'"
      ),
      (
        "ds,Close,Close\n1,2,3\n2,3,4\n",
        "1:3: error: 'Close' names 2 columns: Close (column 2), Close (column 3); "
          + "hint: --target 'Close (column 2)' or --target 'Close (column 3)'"
      ),
      (
        "unique_id,ds,y,unique_id\nA,1,2,B\nA,2,3,B\n",
        "1:4: error: 'unique_id' names 2 columns: unique_id (column 1), unique_id (column 4); "
          + "hint: --id-col 'unique_id (column 1)' or --id-col 'unique_id (column 4)'"
      ),
    ])
  func namesThatAreRecognised(_ text: String, problem: String) {
    #expect(message { _ = try panel(text) } == "a.csv:\(problem)")
  }

  @Test("Columns of one name in a file of covariates stop no reading")
  func columnsOfOneNameInAFileOfCovariates() throws {
    let second = "date,x,flag,z,flag\n2018-01-01,5,a,6,b\n2018-01-02,5,a,7,b\n"
    let read = try panel("ds,y\n2018-01-01,1\n2018-01-02,2\n", second) {
      $0.pastCovariates = ["z"]
    }
    #expect(read.series[0].covariates[0].values == [6, 7])
  }

  @Test(
    "Columns without a name are named by their number",
    arguments: [
      ("ds,,y\n1,2,3\n2,4,5\n", ["ds", "column 2", "y"]),
      (",,y\n1,2,3\n2,4,5\n", ["column 1", "column 2", "y"]),
      ("ds,y,\n1,2,seen\n2,4,\n", ["ds", "y", "column 3"]),
      ("ds,y,,\n1,2,,\n2,4,,revised\n", ["ds", "y", "column 3", "column 4"]),
      (
        "a,a,a (column 1)\nx,y,z\n",
        ["a (column 1) (column 1)", "a (column 2)", "a (column 1) (column 3)"]
      ),
    ])
  func columnsWithoutAName(_ text: String, columns: [String]) throws {
    #expect(try table(text).header == columns)
  }

  /// A number in a column without a name may be the rest of one with a comma.
  @Test("A number in a column without a name is an error") func aNumberWithoutANameIsNotLeftOut() {
    let found = message { _ = try panel("ds,y,\n1,2,\n2,1,234\n") }
    #expect(
      found.hasPrefix("a.csv:3:3: error: there is a value, '234', in a column without a name"))
  }

  @Test("Two columns of one time in a file with times across are an error")
  func aTimeThatTwoColumnsHaveAcross() {
    let found = message { _ = try panel("name,2018,2019,2019\nA,1,2,3\n") }
    #expect(found.hasPrefix("a.csv:1:4: error: the column name '2019' is taken by column 3"))
  }
}
