import MartletFiles
import MartletPanels
import MartletTables
import MartletTestSupport
import Testing

/// Where the table starts and how it is written, recognised or as told.
struct CSVDialectTests {
  @Test(
    "The delimiter is recognised from the rows or from a sep= line",
    arguments: [
      ("a,b\n1,2\n", ",", "a b"),
      ("a;b\n1,5;2,5\n", ";", "a b"),
      ("a;b,c;d\n1,5;2,5;3\n", ";", "a b,c d"),
      ("a\tb\n1,5\t2\n", "\t", "a b"),
      ("a|b\nx;y|2\n", "|", "a b"),
      ("a\n1\n", ",", "a"),
      ("sep=;\na;b\n1;2\n", ";", "a b"),
      ("sep=|\r\na|b\r\n1|2\r\n", "|", "a b"),
      ("date;note\n2018-01-01;hi, you\n2018-01-02;well, me\n", ";", "date note"),
      ("Some title\na;b\n1;2\n", ";", "a b"),
    ])
  func delimiters(_ text: String, delimiter: UnicodeScalar, columns: String) throws {
    let parsed = try table(text)
    #expect(parsed.delimiter == UInt8(ascii: delimiter))
    #expect(parsed.header.joined(separator: " ") == columns)
  }

  @Test(
    "The header line is found below comments and title lines",
    arguments: [
      ("a,b\n1,2\n", 1, 1),
      ("# made by hand\n#\na,b\n1,2\n", 3, 1),
      ("# made, by hand\na,b\n1,2\n", 2, 1),
      ("# a,b\n1,2\n3,4\n", 1, 2),
      ("A title\n\nAnother\na,b\n1,2\n3,4\n", 4, 2),
      ("key,value,\n\nname,x,2018,2019\nA,1,2,3\nB,1,2,3\n", 3, 2),
      ("a,b\n# between\n1,2\n#, a, b\n3,4\n# after\n", 1, 2),
      ("a\n1\n2\n", 1, 2),
    ])
  func headers(_ text: String, line: Int, rows: Int) throws {
    let parsed = try table(text)
    #expect(parsed.dialect.headerLine == line)
    #expect(parsed.rowCount == rows)
    #expect(parsed.header.first.map { ["a", "name"].contains($0) } ?? false)
  }

  @Test(
    "A line that may be the header is kept though a later one fits better",
    arguments: [
      ("a,b\n1,2,3\n4,5,6\n", "2:3: error: this row has 3 fields, the header has 2"),
      ("x: a,b\nname,c,d\n1,2,3\n4,5,6\n", "2:3: error: this row has 3 fields, the header has 2"),
    ])
  func headersThatAreKept(_ text: String, problem: String) {
    #expect(message { _ = try table(text) }.hasPrefix("a.csv:\(problem)"))
  }

  @Test("A given header line and skipped rows are used and noted")
  func headerLineAndSkippedRows() throws {
    let text = "x,\"y\nz\n\nname,value,unit\nstring,dollars,\n(a),(b),(c)\nA,1,x\nB,2,y\n"
    let parsed = try CSVTable(
      bytes: Array(text.utf8), name: "a.csv",
      options: CSVOptions(headerLine: 4, skippedRows: 2))
    #expect(parsed.header == ["name", "value", "unit"])
    #expect(parsed.rowCount == 2)
    #expect(parsed.line(ofRow: 1) == 8)
    #expect(
      parsed.dialect.notes == ["column names on line 4", "2 rows under them left out"])
  }

  @Test(
    "Empty columns at the end are left out and counted",
    arguments: [
      ("a,b,,\n1,2,,\n3,4, ,\"\"\n", 2),
      ("a,b\n1,2,\n3,4,\n", 1),
      ("a,b,,\n1,2\n3,4\n", 0),
      ("a,b,\n1,2,,\n3,4,,\n", 2),
    ])
  func emptyColumnsAtTheEnd(_ text: String, count: Int) throws {
    let parsed = try table(text)
    #expect(parsed.header == ["a", "b"])
    #expect(parsed.rowCount == 2)
    #expect(parsed.dialect.emptyColumns == count)
    #expect(try parsed.numbers(1) == [2, 4])
  }

  @Test("An empty first name becomes column 1, which may be the time")
  func anEmptyFirstNameIsItsNumber() throws {
    let panel = try panel(",y\n2018-01-01,1\n2018-01-02,2\n")
    #expect(panel.source.files[0].timeColumn == "column 1")
  }

  @Test(
    "UTF-16 of either byte order is read, with surrogate pairs, marked or not",
    arguments: [true, false], [true, false])
  func utf16(isBig: Bool, hasMark: Bool) throws {
    let text = "näme,y\r\n\u{1F600}價,\"1\r\n2\"\r\n"
    var bytes: [UInt8] = []
    for unit in (hasMark ? "\u{FEFF}" + text : text).utf16 {
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      bytes += isBig ? pair : pair.reversed()
    }
    let parsed = try CSVTable(bytes: bytes, name: "a.csv")
    #expect(parsed.header == ["näme", "y"])
    #expect(Array(parsed.text(0, 0).utf16) == Array("\u{1F600}價".utf16))
    #expect(Array(parsed.text(0, 1).utf8) == Array("1\r\n2".utf8))
    #expect(parsed.dialect.encoding == .utf16)
  }
}
