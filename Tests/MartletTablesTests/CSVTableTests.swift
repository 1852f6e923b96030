import MartletTables
import MartletTestSupport
import Testing

/// A text, and the records that it holds.
struct CSVCase: Sendable, CustomTestStringConvertible {
  let text: String
  let header: [String]
  let rows: [[String]]
  var testDescription: String { text }

  init(_ text: String, _ header: [String], _ rows: [[String]]) {
    self.text = text
    self.header = header
    self.rows = rows
  }
}

struct CSVTableTests {
  static let cases = [
    CSVCase("a,b\n1,2\n", ["a", "b"], [["1", "2"]]),
    CSVCase("a,b\n1,2", ["a", "b"], [["1", "2"]]),
    CSVCase("a,b\n1,\n,2\n,\n", ["a", "b"], [["1", ""], ["", "2"], ["", ""]]),
    CSVCase("a\nx\n\ny\n\n\n", ["a"], [["x"], ["y"]]),
    CSVCase("\n\na\nx\n", ["a"], [["x"]]),
    CSVCase("a,b\n\"1\",\"2\"\n", ["a", "b"], [["1", "2"]]),
    CSVCase("a,b\n\"1,5\",\"say \"\"hi\"\"\"\n", ["a", "b"], [["1,5", "say \"hi\""]]),
    CSVCase("a,b\n\"\",\"\"\"\"\n", ["a", "b"], [["", "\""]]),
    CSVCase("a,b\nx\"y,z\"\n", ["a", "b"], [["x\"y", "z\""]]),
    CSVCase("\"a\",\"b,c\"\n1,2\n", ["a", "b,c"], [["1", "2"]]),
    CSVCase("a , b\n 1, 2 \n", ["a", "b"], [[" 1", " 2 "]]),
    CSVCase("a;b\n1,5;2\n", ["a", "b"], [["1,5", "2"]]),
    CSVCase("a\tb\n1\t2\n", ["a", "b"], [["1", "2"]]),
    CSVCase("a|b\n1|2\n", ["a", "b"], [["1", "2"]]),
    CSVCase("\"a,b,c\";d\n1;2\n", ["a,b,c", "d"], [["1", "2"]]),
    CSVCase("naïve,größe,価格\n1,2,3\n", ["naïve", "größe", "価格"], [["1", "2", "3"]]),
    CSVCase("a,b\n\u{1F600},é\n", ["a", "b"], [["\u{1F600}", "é"]]),
  ]

  private func check(_ text: String, _ expected: CSVCase) throws {
    let parsed = try table(text)
    #expect(parsed.header == expected.header)
    let rows = (0..<parsed.rowCount).map { row in
      parsed.header.indices.map { parsed.text(row, $0) }
    }
    #expect(rows == expected.rows)
  }

  @Test("A CSV text is read as its header and rows", arguments: cases) func asWritten(
    _ expected: CSVCase
  ) throws {
    try check(expected.text, expected)
  }

  @Test("A CSV text with CRLF or CR is read as the same rows", arguments: cases, ["\r\n", "\r"])
  func otherLineEnds(_ expected: CSVCase, lineEnd: String) throws {
    try check(String(expected.text.map { $0 == "\n" ? lineEnd : String($0) }.joined()), expected)
  }

  @Test("A CSV text with a byte order mark is read as the same rows", arguments: cases)
  func withAByteOrderMark(_ expected: CSVCase) throws {
    try check("\u{FEFF}" + expected.text, expected)
  }

  @Test("A CSV text with every field quoted is read as the same rows", arguments: cases)
  func everyFieldQuoted(_ expected: CSVCase) throws {
    func quote(_ field: String) -> String {
      "\""
        + field.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"") + "\""
    }
    let lines = ([expected.header] + expected.rows).map {
      $0.map(quote).joined(separator: ",") + "\n"
    }
    try check(lines.joined(), expected)
  }

  /// A huge field crosses every buffer.
  @Test("Line ends in a quoted field count towards the line of a row")
  func newlinesInQuotesCountAsLines() throws {
    let long = String(repeating: "line\r\n", count: 100_000)
    let parsed = try table("a,b\n\"\(long)\",1\n\n2,3\n")
    #expect(parsed.text(0, 0) == long)
    #expect(parsed.line(ofRow: 0) == 2)
    #expect(parsed.line(ofRow: 1) == 100_004)
  }

  /// As many ends of fields as fit into as many bytes.
  @Test("Rows of empty fields are all read", arguments: [1, 2, 3, 1000, 50_000])
  func rowsOfEmptyFields(count: Int) throws {
    let parsed = try table("a,b\n" + String(repeating: ",\n", count: count))
    #expect(parsed.rowCount == count)
    #expect(parsed.text(count - 1, 1) == "")
    #expect(try table("a,b\n" + String(repeating: ",\r\n\n", count: count)).rowCount == count)
  }

  @Test("The delimiter of a table is stated, and one that is given is used")
  func delimiterIsStatedAndCanBeGiven() throws {
    #expect(try table("a;b\n1;2\n").delimiter == UInt8(ascii: ";"))
    #expect(try table("a\n1\n").delimiter == UInt8(ascii: ","))
    let bytes = Array("a,b;c\n1,2;3\n".utf8)
    let parsed = try CSVTable(
      bytes: bytes, name: "a.csv", options: CSVOptions(delimiter: UInt8(ascii: ";")))
    #expect(parsed.header == ["a,b", "c"])
  }

  @Test("Columns are told as numbers, times, text or empty") func kindsOfColumns() throws {
    let parsed = try table(
      """
      n,word in numbers,time,text,empty,compact
      1,1,2018-01-01,a,,20180101
      ,2,2018-01-02,b,NA,20180102
      2.5,x,2018Q1,1,,20180103
      """)
    let kinds = parsed.header.indices.map { parsed.kind(ofColumn: $0) }
    #expect(kinds == [.number, .number, .time, .text, .empty, .number])
  }
}
