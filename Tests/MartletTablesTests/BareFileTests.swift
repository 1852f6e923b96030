import MartletFiles
import MartletPanels
import MartletTables
import MartletTestSupport
import MartletTime
import Testing

/// Files without column names: seen as such whatever else is wrong with the first line as names, and
/// read where an option says so.
struct BareFileTests {
  static let files = [
    "1735689600000,98.78,98.78,98.78,98.78,27.0\n1735693200000,99.15,99.15,99.15,99.15,27.0\n",
    "20240102 170000;98.78;99.03;0\n20240103 170000;99.15;99.40;0\n20240104 170000;99;99.5;0\n",
    "ACME,2024-01-02,5.5\nACME,2024-01-03,6.5\n",
    "2024-01-02,98.78,\n2024-01-03,,up\n2024-01-04,3,\n",
    "2024-01-02,98.78,98.78\n2024-01-03,,99\n",
    "2024-01-02;1,5;2,5\n2024-01-03;1,75;2,5\n",
    "02.01.2024;98,16\n03.01.2024;98,20\n",
    "A,5\nA,6\nA,7\n",
    "5\n6\n7\n",
  ]

  @Test("A first line of data is an error that offers reading without a header", arguments: files)
  func theFirstLineHoldsData(_ text: String) throws {
    let found = message { _ = try table(text) }
    #expect(found.hasPrefix("a.csv:1: error: the first line holds data ('"), "\(found)")
    #expect(found.contains("; hint: --no-header, which calls "))
    var options = CSVOptions()
    options.hasHeader = false
    let parsed = try CSVTable(bytes: Array(text.utf8), name: "a.csv", options: options)
    #expect(parsed.rowCount == text.split(separator: "\n").count)
    #expect(parsed.header == (1...parsed.header.count).map { "column \($0)" })
    #expect(parsed.dialect.notes.last == "no line of column names")
  }

  @Test(
    "Numbers or times as names are names over rows of another make",
    arguments: [
      "Country,2018,2019\nNorland,1800,1900\n", "Country,2018\nNorland,7\nSudland,8\n",
      "Date,1,2,3\n2024-01-02,5,6,7\n", "station,1,2,3\nA,5,6,7\nB,8,9,10\n",
      ",2018,2019\nNorland,1,2\n", "date,Q1 2018\n2024-01-02,5\n", "a,b\nx,y\n", "a,5\n1,6\n2,7\n",
    ])
  func names(_ text: String) throws {
    #expect(try table(text).rowCount == text.split(separator: "\n").count - 1)
  }

  /// From memory and from a file.
  private func panels(
    _ text: String, _ options: CSVOptions, _ configure: (inout PanelReader) -> Void
  ) throws -> [Panel] {
    var reader = PanelReader(files: ["a.csv"], csv: options)
    configure(&reader)
    let table = try CSVTable(bytes: Array(text.utf8), name: "a.csv", options: options)
    var panels = [try reader.panel(of: [table])]
    try inTemporaryFolder { folder in
      reader.files = [try folder.write(Array(text.utf8), to: "a.csv")]
      panels.append(try reader.panel())
    }
    return panels
  }

  @Test("In a file without names a column of time digits is the time")
  func digitsThatAreTimes() throws {
    var options = CSVOptions()
    options.hasHeader = false
    for text in [Self.files[0], "20240102,5\n20240103,6\n", "7,1735689600\n8,1735693200\n"] {
      for panel in try panels(
        text, options, { $0.target = text.first == "7" ? "column 1" : "column 2" })
      {
        #expect(panel.series[0].count == 2)
        #expect(panel.series[0].axis.kind != .integer)
      }
    }
  }

  /// As indices are that were written with a table.
  @Test(
    "A nameless column of month or day digits is the time",
    arguments: ["201811,201812,201901", "20181230,20181231,20190101"])
  func digitsOfAColumnWithoutAName(_ times: String) throws {
    let rows = times.split(separator: ",").map { "\($0),  1.5,  2\n" }.joined()
    let read = try panel(",Mkt,RF\n" + rows) { $0.target = "Mkt" }
    #expect(read.series[0].axis.kind == .date)
    #expect(
      message { _ = try panel(",y\n201811,1\n201815,2\n") }.contains("no column is recognised"))
  }

  @Test("Names given as an option name the columns of a bare file")
  func namesThatAreGiven() throws {
    var options = CSVOptions()
    options.names = ["time", "open", "high", "low", "close", "volume"]
    for panel in try panels(Self.files[0], options, { $0.pastCovariates = ["volume"] }) {
      #expect(panel.series[0].target.name == "close")
      #expect(panel.series[0].target.values == [98.78, 99.15])
      #expect(panel.series[0].covariates[0].values == [27, 27])
      #expect(panel.source.files[0].notes.contains("no line of column names"))
    }
  }

  @Test("A title and comments above a bare table are left out") func rowsAboveTheTable() throws {
    var options = CSVOptions(skippedRows: 1)
    options.names = ["ds", "y"]
    let text = "made by hand\n# of, many, things\n2024-01-02,5\n\n2024-01-03,6\n"
    let parsed = try CSVTable(bytes: Array(text.utf8), name: "a.csv", options: options)
    #expect(try parsed.numbers(1) == [5, 6])
    #expect(parsed.line(ofRow: 1) == 5)
    #expect(
      parsed.dialect.notes == ["no line of column names", "1 row above the table left out"])
  }

  @Test("Fewer names than fields are an error with the count needed") func tooFewNames() {
    var options = CSVOptions()
    options.names = ["ds", "y"]
    let found = message {
      _ = try CSVTable(bytes: Array(Self.files[0].utf8), name: "a.csv", options: options)
    }
    #expect(
      found
        == "a.csv:1: error: 2 names for rows of 6 fields; hint: --names with 6 names, such as ds,y")
  }
}
