import MartletFiles
import MartletPanels
import MartletTables
import MartletTestSupport
import MartletTime
import Testing

/// Several rows of column names: recognised where it is plain, or as told.
struct HeaderRowsTests {
  private static let rows = "2024-01-02,1,2,3,4\n2024-01-03,5,6,7,8\n"

  private func table(
    _ text: String, _ headerRows: Int? = nil, skipped: Int = 0
  ) throws -> CSVTable {
    try CSVTable(
      bytes: Array(text.utf8), name: "a.csv",
      options: CSVOptions(headerRows: headerRows, skippedRows: skipped))
  }

  /// A head, the names that it gives, and the values of the last column.
  static let heads: [(head: String, names: [String])] = [
    (
      "Price,Close,Close,High,High\nTicker,AAA,BBB,AAA,BBB\nDate,,,,\n",
      ["Date", "Close AAA", "Close BBB", "High AAA", "High BBB"]
    ),
    (
      "Ticker,AAA,AAA,BBB,BBB\nPrice,Open,Close,Open,Close\nDate,,,,\n",
      ["Date", "AAA Open", "AAA Close", "BBB Open", "BBB Close"]
    ),
    // One ticker: the plain names.
    (
      "Price,Close,High,Low,Open\nTicker,AAA,AAA,AAA,AAA\nDate,,,,\n",
      ["Date", "Close", "High", "Low", "Open"]
    ),
    (
      "Ticker,AAA,,,\nPrice,Close,High,Low,Open\nDate,,,,\n",
      ["Date", "Close", "High", "Low", "Open"]
    ),
    // Numbers may be names where a row of the index follows.
    (
      "Price,Close,Close,High,High\nTicker,7203,9984,7203,9984\nDate,,,,\n",
      ["Date", "Close 7203", "Close 9984", "High 7203", "High 9984"]
    ),
    // An index without a name.
    (
      "Price,Close,Close,High,High\nTicker,AAA,BBB,AAA,BBB\n,,,,\n",
      ["column 1", "Close AAA", "Close BBB", "High AAA", "High BBB"]
    ),
    // Merged cells.
    (
      "Date,Close,,High,\n,AAA,BBB,AAA,BBB\n",
      ["Date", "Close AAA", "Close BBB", "High AAA", "High BBB"]
    ),
    (
      ",Close,,High,\nDate,AAA,BBB,AAA,BBB\n",
      ["Date", "Close AAA", "Close BBB", "High AAA", "High BBB"]
    ),
    (
      "Date,Close,,Volume,Note\nDate,AAA,BBB,,\n",
      ["Date", "Close AAA", "Close BBB", "Volume", "Note"]
    ),
    // Three rows.
    (
      ",Sales,,Sales,\n,North,,South,\nMonth,net,gross,net,gross\n",
      ["Month", "North net", "North gross", "South net", "South gross"]
    ),
    (
      ",Sales,,Costs,\n,North,South,North,South\n,EUR,EUR,EUR,EUR\n",
      ["column 1", "Sales North", "Sales South", "Costs North", "Costs South"]
    ),
    // Units as the last row.
    (
      "Date,Temp,Wind,Load,Price\n,degC,m/s,MW,EUR/MWh\n",
      ["Date", "Temp degC", "Wind m/s", "Load MW", "Price EUR/MWh"]
    ),
    // A title in a row as wide as the table, as spreadsheets write it.
    (
      "Report of sales,,,,\n,,,,\nDate,North,South,East,West\n",
      ["Date", "North", "South", "East", "West"]
    ),
  ]

  @Test("Several rows of column names are recognised and joined to one name each", arguments: heads)
  func areRecognised(_ head: String, names: [String]) throws {
    let text = head + Self.rows
    let parsed = try table(text)
    #expect(parsed.header == names)
    #expect(parsed.rowCount == 2)
    #expect(parsed.line(ofRow: 0) == head.split(separator: "\n").count + 1)
    #expect(try parsed.numbers(4) == [4, 8])
    let panel = try panel(text) { $0.target = names[4] }
    #expect(panel.series[0].axis.ticks == [day("2024-01-02"), day("2024-01-03")])
    try inTemporaryFolder { folder in
      let path = try folder.write(Array(text.utf8), to: "a.csv")
      let streamed = try PanelReader(files: [path], target: names[4]).panel()
      #expect(streamed.series == panel.series)
      #expect(streamed.source.files[0].notes == panel.source.files[0].notes)
    }
  }

  @Test("Several rows of column names are noted with an example")
  func whatIsRecognisedIsSaid() throws {
    #expect(
      try table(Self.heads[0].head + Self.rows).dialect.notes
        == ["column names of 2 rows, such as 'Close AAA'"])
    #expect(
      try table(Self.heads[2].head + Self.rows).dialect.notes
        == ["column names of 2 rows, without 'AAA', which all columns have"])
    #expect(try table("Date,a,b,c,d\n" + Self.rows).dialect.notes == [])
  }

  /// Also with what all columns have, and turned round.
  @Test(
    "A column is found by parts of its name in any order, if unique",
    arguments: [
      (0, "Close AAA", 1), (0, "AAA Close", 1), (0, "Close", nil), (0, "AAA", nil),
      (2, "Close", 1), (2, "Close AAA", 1), (3, "AAA Close", 1), (11, "Temp", 1),
      (11, "Temp degC", 1),
    ] as [(Int, String, Int?)])
  func namesThatAreFound(_ head: Int, _ name: String, _ column: Int?) throws {
    #expect(try table(Self.heads[head].head + Self.rows).column(named: name) == column)
  }

  @Test("Part of a name that two columns have is an error that offers both")
  func thePartOfSeveralNames() {
    let found = message {
      _ = try panel(Self.heads[0].head + Self.rows) { $0.target = "Close" }
    }
    #expect(
      found
        == "a.csv:1:3: error: 'Close' names 2 columns: Close AAA, Close BBB; "
        + "hint: --target 'Close AAA' or --target 'Close BBB'")
  }

  /// As told, words need not stand over numbers.
  @Test(
    "The number of header rows that is told is used",
    arguments: [
      ("id,Sales,,Costs,\n,North,South,North,South\nA,1,2,3,4\n", 2, "Sales South"),
      ("id,x,x,x,x\nid,1,2,3,4\nA,1,2,3,4\n", 2, "2"),
      ("a,b,c,d,e\n1,2,3,4,5\n6,7,8,9,10\n", 1, "c"),
      (
        "Price,Close,Close,High,High\nTicker,AAA,BBB,AAA,BBB\nDate,,,,\nA,1,2,3,4\n", 2, "Close BBB"
      ),
      (
        "Price,Close,Close,High,High\nTicker,AAA,BBB,AAA,BBB\nDate,,,,\nA,1,2,3,4\n", 3, "Close BBB"
      ),
    ])
  func asTold(_ text: String, rows: Int, name: String) throws {
    let parsed = try table(text, rows)
    #expect(parsed.header[2] == name)
    #expect(
      parsed.rowCount == text.split(separator: "\n").count - (text.contains("Date,") ? 3 : rows))
  }

  @Test("Rows under several header rows can be left out too")
  func rowsUnderThemCanBeLeftOutToo() throws {
    let parsed = try table("Date,A,A\n,x,y\nsource,1,2\n2024-01-02,3,4\n", 2, skipped: 1)
    #expect(parsed.header == ["Date", "x", "y"])
    #expect(parsed.column(named: "A y") == 2)
    #expect(try parsed.numbers(2) == [4])
  }

  @Test(
    "Rows that may be data are not taken as column names",
    arguments: [
      "date,a,b\n2018-01-01,x,y\n2018-01-02,1,2\n",
      "name,a,b\nA,x,y\nB,1,2\nC,3,4\n",
      "unique_id,ds,y\nA,,\nA,2018-01-01,2\nA,2018-01-02,3\n",
      "Region,2018,2019\nNorth,,\nSouth,3,4\nEast,5,6\n",
      "sasdate,RPI,UNRATE\nTransform:,5,2\n2018-01-01,1,2\n2018-02-01,3,4\n",
      "word,other\none,two\nthree,four\n",
    ])
  func rowsOfData(_ text: String) throws {
    #expect(try table(text).rowCount == text.split(separator: "\n").count - 1)
    #expect(try table(text, 1).rowCount == text.split(separator: "\n").count - 1)
  }
}
