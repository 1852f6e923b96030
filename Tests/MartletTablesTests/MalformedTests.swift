import MartletPanels
import MartletTestSupport
import Testing

/// Files with one thing wrong: the place is that line and field, for every line end, and the same
/// whether the file is in memory or read a piece at a time.
struct MalformedTests {
  /// A text, and where it is wrong how.
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let problem: String
    var testDescription: String { text }

    init(_ text: String, _ problem: String) {
      self.text = text
      self.problem = problem
    }
  }

  static let cases = [
    // The file and its head.
    Case("", ": error: the file is empty"),
    Case("\n \n\t\n", ": error: the file is empty"),
    Case("ds,y\n", ":1: error: there is a header but no rows"),
    Case("\n\nds,y\n\n", ":3: error: there is a header but no rows"),
    Case("# note\nds,y\n", ":2: error: there is a header but no rows"),
    Case("\n,,\n,,\n", ":2: error: no column is recognised as the time"),
    Case("ds,y,ds\n1,2,3\n", ":1:3: error: 'ds' names 2 columns"),
    Case("ds,y,\"y\"\n1,2,3\n", ":1:3: error: 'y' names 2 columns"),
    Case("1,2\n3,4\n", ":1: error: the first line holds data ('1')"),
    Case("2018-01-01,NaN\n2018-01-02,4\n", ":1: error: the first line holds data ('2018-01-01')"),
    Case("ds,\"y\n1,2\n", ":1:2: error: the quote that opens here is never closed"),
    Case("ds,\"y\"z\n1,2\n", ":1:2: error: there is text after the closing quote"),
    Case("ds,y\u{0}\n1,2\n", ":1:2: error: there is a NUL byte"),
    // Records.
    Case("ds,y\n1,2\n3\n", ":3:1: error: this row has 1 field, the header has 2"),
    Case("ds,y\n1\n", ":2:1: error: this row has 1 field, the header has 2"),
    Case("ds,y\n1,2\n3,4,5\n", ":3:3: error: this row has 3 fields, the header has 2"),
    Case("ds,y\n1,2\n\n\n3,4,\n", ":5:3: error: this row has 3 fields, the header has 2"),
    Case("ds,y\n1,2,\n3,4,\n5,6\n", ":4:2: error: this row has 2 fields, the rows above have 3"),
    Case("ds,y\n1,2,\n3,4,5\n", ":3:3: error: there is a value, '5', in a column without a name"),
    Case("ds,y,\n1,2,\n3,4,7\n", ":3:3: error: there is a value, '7', in a column without a name"),
    Case("ds,y\n\"1\n\n\",2\n3\n", ":5:1: error: this row has 1 field, the header has 2"),
    Case("ds,y\n1,\"2\n3,4\n", ":2:2: error: the quote that opens here is never closed"),
    Case("ds,y\n1,2\n\"3,4\n5,6\n", ":3:1: error: the quote that opens here is never closed"),
    Case("ds,y\n1,2\n3,\"", ":3:2: error: the quote that opens here is never closed"),
    Case("ds,y\n1,\"2\"\"\n", ":2:2: error: the quote that opens here is never closed"),
    Case("ds,y\n1,\"2\" \n", ":2:2: error: there is text after the closing quote"),
    Case("ds,y\n\"1\"2,3\n", ":2:1: error: there is text after the closing quote"),
    Case("ds,y\n\"a\nb\"c,3\n", ":3:1: error: there is text after the closing quote"),
    Case("ds,y\n1,2\n\u{0},4\n", ":3:1: error: there is a NUL byte"),
    Case("ds,y\n1,\"\n\u{0}\"\n", ":3:2: error: there is a NUL byte"),
    Case("ds;y\n1;2\n3,4\n", ":3:1: error: this row has 1 field, the header has 2"),
    // Numbers.
    Case("ds,y\n1,x\n", ":2:2: error: 'x' is not a number (column 'y')"),
    Case("ds,y\n1,2\n2,\"3\n4\"\n", ":3:2: error: '3\\n4' is not a number (column 'y')"),
    Case("ds,y\n1,2\n\n2,1e\n", ":4:2: error: '1e' is not a number (column 'y')"),
    Case("ds,y\n1,2\n2,0x10\n", ":3:2: error: '0x10' is not a number (column 'y')"),
    Case(
      "ds,y\n1,2\n2,$3\n", ":3:2: error: '$3' is in $, values above it have no unit (column 'y')"),
    Case("ds,y\n1,2\n2,(3\n", ":3:2: error: '(3' is not a number (column 'y')"),
    Case("ds,y\n1,2\n2,\"1,23.5\"\n", ":3:2: error: '1,23.5' is not a number (column 'y')"),
    Case("ds,y\n1,2\n2,\"1,234\"\n", ":3:2: error: the comma of '1,234' may be decimal"),
    Case("ds,y\n1,2\n2,1e400\n", ":3:2: error: '1e400' is not a finite number (column 'y')"),
    Case("ds,y\n1,-inf\n", ":2:2: error: '-inf' is not a finite number (column 'y')"),
    Case("ds,y\n1,2%\n2,3\n", ":3:2: error: '3' has no percent sign, values above it have one"),
    Case("ds,y\n1,2\n2,3%\n", ":3:2: error: '3%' has a percent sign, values above it have none"),
    Case("ds,y\n1,2\n2,\n3,NA\n", ":3:2: error: column 'y' has 2 missing values"),
    Case("ds,y\n2,NA\n1,3\n0,.\n", ":2:2: error: column 'y' has 2 missing values"),
    Case("ds,y\n1,-\n2,\n", ":1:2: error: column 'y' has no values"),
    // Times.
    Case("ds,y\n,2\n", ":2:1: error: the time is missing (column 'ds')"),
    Case("ds,y\n1,2\n,3\n", ":3:1: error: the time is missing (column 'ds')"),
    Case("y,ds\n1,2018-01-01\n2,soon\n", ":3:2: error: 'soon' is not a time (column 'ds')"),
    Case("ds,y\n2018-02-29,1\n", ":2:1: error: there is no date '2018-02-29' (column 'ds')"),
    Case("ds,y\n31/04/2018,1\n", ":2:1: error: there is no date '31/04/2018' (column 'ds')"),
    Case("ds,y\n31 Jun 2018,1\n", ":2:1: error: there is no date '31 Jun 2018' (column 'ds')"),
    Case("ds,y\n2018:13,1\n", ":2:1: error: there is no date '2018:13' (column 'ds')"),
    Case("ds,y\n20180101,1\n20180132,2\n", ":3:1: error: there is no date '20180132'"),
    Case("ds,y\n2018-01-01,1\n01/02/2018,2\n", ":3:1: error: '01/02/2018' is not written as"),
    Case("ds,y\n2018-01-01 10:00,1\n2018-01-02,2\n", ":3:1: error: '2018-01-02' is not written as"),
    Case("ds,y\nDec 2018,1\n2019-01,2\n", ":3:1: error: '2019-01' is not written as Dec 2018"),
    Case("ds,y\n1/2/2018,1\n1/3/2018,2\n", ":2:1: error: dates like '1/2/2018' may be day first"),
    Case("ds,y\n1546300800000,1\n1546300800500,1\n", ":3:1: error: the time 2019-01-01 is also on"),
    Case("ds,y\n1,1\n2,2\n1,3\n", ":4:1: error: the time 1 is also on line 2"),
    Case("ds,y\n1,1\n3,2\n2,3\n", ":4:1: error: the time 2 comes after 3"),
    Case("ds,y\n5,1\n3,2\n\n4,3\n", ":5:1: error: the time 4 comes after 3"),
    Case("ds,y\n5,1\n3,2\n3,3\n1,4\n", ":4:1: error: the time 3 is also on line 3"),
    Case(
      "unique_id,ds,y\nA,1,1\nB,1,2\nA,1,3\n", ":4:2: error: the time 1 is also on line 2"),
    Case("unique_id,ds,y\nA,1,1\n,2,2\n", ":3:1: error: the series id is missing"),
    Case("year,month,y\n2018,13,1\n", ":2:2: error: there is no date '13' (column 'month')"),
    Case("year,month,y\n2018,1,1\n2018,,1\n", ":3:2: error: the time is missing (column 'month')"),
    Case("year,month,y\n2018,1,1\nx,1,1\n", ":3:1: error: 'x' is no year (column 'year')"),
    Case(
      "unix,y\n1709251200000,2\n1709337600000,3\n170942400000000000,4\n",
      ":4:1: error: '170942400000000000' is in nanoseconds since 1970, the times above it are in "
        + "milliseconds (column 'unix')"),
  ]

  @Test(
    "A file with one mistake is an error at its line and field, however read", arguments: cases,
    ["\n", "\r\n", "\r"])
  func isAtItsPlace(_ malformed: Case, lineEnd: String) throws {
    let text = malformed.text.map { $0 == "\n" ? lineEnd : String($0) }.joined()
    let escaped = lineEnd.map { $0 == "\r\n" ? "\\r\\n" : $0 == "\r" ? "\\r" : "\\n" }.joined()
    let problem = malformed.problem.split(separator: "\\n", omittingEmptySubsequences: false)
      .joined(separator: escaped)
    let found = message { _ = try panel(text) { $0.target = text.isEmpty ? nil : "y" } }
    #expect(found.hasPrefix("a.csv\(problem)"), "\(found)")
    #expect(found.contains("; hint: "))

    try inTemporaryFolder { folder in
      let path = try folder.write(Array(text.utf8), to: "a.csv")
      let streamed = message { _ = try PanelReader(files: [path], target: "y").panel() }
      #expect(streamed.hasSuffix(found))
    }
  }
}
