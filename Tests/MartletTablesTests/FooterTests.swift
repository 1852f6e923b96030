import MartletFiles
import MartletPanels
import MartletTables
import MartletTestSupport
import MartletTime
import Testing

/// What stands below a table: notes, totals, other tables.
struct FooterTests {
  private static let rows = "Month,Sales\n2019-01,98.5\n2019-02,99\n2019-03,100.25\n"

  /// Reads from memory and from a file, which must agree; the values of the target.
  private func read(
    _ text: String, skipped: Int = 0, lineEnd: String = "\n"
  ) throws -> (values: [Double], notes: [String]) {
    var options = CSVOptions()
    options.skippedFooter = skipped
    let bytes = Array(text.map { $0 == "\n" ? lineEnd : String($0) }.joined().utf8)
    var reader = PanelReader(files: ["a.csv"], csv: options)
    let whole = try reader.panel(of: [CSVTable(bytes: bytes, name: "a.csv", options: options)])
    try inTemporaryFolder { folder in
      reader.files = [try folder.write(bytes, to: "a.csv")]
      let streamed = try reader.panel()
      #expect(streamed.series == whole.series)
      #expect(streamed.source.files[0].notes == whole.source.files[0].notes)
    }
    return (whole.series[0].target.values, whole.source.files[0].notes.map(\.description))
  }

  /// A text below the rows, and how many lines it has.
  static let texts: [(text: String, lines: Int)] = [
    ("Copyright\n", 1),
    ("Source: office, monthly release, revised\n", 1),
    ("\"Note: all, as published\"\n\n\"End of file\"\n", 2),
    ("Total,297.75\n", 1),
    ("End of file", 1),
    ("Annual sales\nYear,Sales\n2019,98.5\n2020,99\n\nCopyright\n", 5),
    ("Other,Costs,Gains\n2019-01,1,2\n2019-02,3,4\n", 3),
    ("Month,Costs\n2019-01,1\n2019-02,2\n", 3),
  ]

  @Test("Lines that outnumber the rows above are an error and not offered as a footer")
  func aWholeTableIsNoFooter() {
    let rows = (2...40).map { "2nd row \($0),1\n" }.joined()
    let found = message { _ = try panel("ds,y\n2024-01-01,1\n" + rows) }
    #expect(found.contains("error: ") && !found.contains("--skip-footer"), "\(found)")
  }

  @Test(
    "Lines below the table after a blank line are left out and counted", arguments: texts,
    ["\n", "\r\n", "\r"])
  func isSetOffByABlankLine(_ text: (text: String, lines: Int), lineEnd: String) throws {
    let found = try read(Self.rows + "\n" + text.text, lineEnd: lineEnd)
    #expect(found.values == [98.5, 99, 100.25])
    let lines = text.lines == 1 ? "1 line" : "\(text.lines) lines"
    #expect(found.notes == ["\(lines) below the table, from line 6, left out"])
  }

  @Test("Lines at the end are left out as an option tells", arguments: ["\n", "\r\n", "\r"])
  func linesThatAreLeftOutAsTold(_ lineEnd: String) throws {
    for (text, lines) in Self.texts {
      let found = try read(Self.rows + text, skipped: lines, lineEnd: lineEnd)
      #expect(found.values == [98.5, 99, 100.25])
      #expect(
        found.notes == [
          lines == 1 ? "1 line at the end left out" : "\(lines) lines at the end left out"
        ])
    }
    #expect(try read(Self.rows, skipped: 1).values == [98.5, 99])
    #expect(try read(Self.rows + "\n \n\n", skipped: 1).values == [98.5, 99])
  }

  @Test(
    "A footer without a blank line is an error whose hint leaves it out",
    arguments: [
      ("Total,297.75\n", 1, "5:1: error: 'Total' is not a time (column 'Month')"),
      ("End of file\n", 1, "5:1: error: this row has 1 field, the header has 2"),
      ("Source: a, b, c\nAll rights\n", 2, "5:3: error: this row has 3 fields, the header has 2"),
      (",\n,\n,\n", 3, "5:1: error: the time is missing (column 'Month')"),
      (",\n\nNote,\n", 2, "5:1: error: the time is missing (column 'Month')"),
    ])
  func theHintSaysHowManyLines(_ text: String, lines: Int, problem: String) throws {
    let found = message { _ = try read(Self.rows + text) }
    #expect(
      found
        == "a.csv:\(problem); hint: --skip-footer \(lines), if the table ends above this line")
    #expect(try read(Self.rows + text, skipped: lines).values == [98.5, 99, 100.25])
  }

  @Test(
    "A wrong line with rows below it is an error, not the end of the table",
    arguments: [
      ("\n2O19-04,5\n2019-05,6\n", "6:1: error: '2O19-04' begins a line that is no row"),
      ("\nYear 2020\n2020-01,6\n2020-02,6\n", "6:1: error: this row has 1 field"),
      ("\nApril,5\n2019-05,6\n", "6:1: error: 'April' begins a line that is no row"),
      ("x,5\n2019-05,6\n", "5:1: error: 'x' is not a time (column 'Month'); hint: write dates"),
      (
        "x\n2019-05,6\n",
        "5:1: error: this row has 1 field, the header has 2; hint: write a missing"
      ),
    ])
  func rowsBelow(_ text: String, problem: String) {
    let found = message { _ = try read(Self.rows + text) }
    #expect(found.hasPrefix("a.csv:\(problem)"), "\(found)")
  }

  @Test(
    "A wrong row after a blank line is an error, not a footer",
    arguments: [
      ("\n2019-04,1,234\n", "6:3: error: this row has 3 fields, the header has 2"),
      ("\n2019-04\n", "6:1: error: this row has 1 field, the header has 2"),
      ("\n2019-04,high\n", "6:2: error: 'high' is not a number (column 'Sales')"),
      ("\n,5\n", "6:1: error: the time is missing (column 'Month')"),
    ])
  func mistakesAfterABlankLine(_ text: String, problem: String) {
    let found = message { _ = try read(Self.rows + text) }
    #expect(found.hasPrefix("a.csv:\(problem)"), "\(found)")
  }

  @Test("Blank lines between rows do not end the table") func blankLinesBetweenRows() throws {
    let text = "id,ds,y\nA,1,5\n\nA,2,6\n\nA,3,\n\nB,1,7\n"
    #expect(try table(text).rowCount == 4)
    let words = "word,other\none,two\n\nthree,four\n\n"
    #expect(try table(words).rowCount == 2)
  }

  @Test("A wider table below is left out, and the rows above it are read")
  func aWiderTableBelow() throws {
    let below = "\nYear,a,b,c\n" + (2000...2020).map { "\($0),1,2,3\n" }.joined()
    #expect(try read(Self.rows + below).values == [98.5, 99, 100.25])
  }

  /// The end of the table and of the file may be in different pieces.
  @Test("Thousands of lines below a long table are left out") func longFiles() throws {
    let rows = (0..<30_000).map { "\($0),\($0 % 10),note\n" }.joined()
    let text = "ds,y,x\n" + rows
    let below = "\nNotes\n" + String(repeating: "Some words, and more\n", count: 20_000)
    let found = try read(text + below)
    #expect(found.values.count == 30_000)
    #expect(found.notes == ["20,001 lines below the table, from line 30003, left out"])
    let told = try read(text + below, skipped: 20_001)
    #expect(told.values.count == 30_000)
    #expect(told.notes == ["20,001 lines at the end left out"])
  }
}
