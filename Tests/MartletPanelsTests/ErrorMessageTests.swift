import MartletFiles
import MartletPanels
import MartletTables
import MartletTestSupport
import MartletTime
import Testing

/// Every message is pinned whole: the place, what is wrong, and what to do.
struct ErrorMessageTests {
  @Test(
    "A malformed file is an error with its place, problem and remedy",
    arguments: [
      (
        "",
        "a.csv: error: the file is empty",
        "give a line of column names, then one line for each time"
      ),
      (
        " \n\n",
        "a.csv: error: the file is empty",
        "give a line of column names, then one line for each time"
      ),
      (
        "date,y\n",
        "a.csv:1: error: there is a header but no rows",
        "give a line of column names, then one line for each time"
      ),
      (
        "a,b\n1,2\n3\n",
        "a.csv:3:1: error: this row has 1 field, the header has 2",
        "write a missing value as an empty field, with its delimiter"
      ),
      (
        "a,b\n1,2\n\n3,4,5,6\n",
        "a.csv:4:3: error: this row has 4 fields, the header has 2",
        "put quotes around a field that contains the delimiter"
      ),
      (
        "a,b\n\"x\ny\",2\n1\n",
        "a.csv:4:1: error: this row has 1 field, the header has 2",
        "write a missing value as an empty field, with its delimiter"
      ),
      (
        "a,b\n1,\"2\n3,4\n",
        "a.csv:2:2: error: the quote that opens here is never closed",
        "write a quote inside a quoted field twice"
      ),
      (
        "a,b\n1,\"2\"x\n",
        "a.csv:2:2: error: there is text after the closing quote",
        "put the whole field in quotes, and write quotes inside it twice"
      ),
      (
        "a,b\n1,\"2\" \n",
        "a.csv:2:2: error: there is text after the closing quote",
        "put the whole field in quotes, and write quotes inside it twice"
      ),
      (
        "a,b,\n1,2,\n3,4,5\n",
        "a.csv:3:3: error: there is a value, '5', in a column without a name",
        "give the column a name, or put quotes around a field with the delimiter"
      ),
      (
        "2018-01-01,5\n2018-01-02,6\n",
        "a.csv:1: error: the first line holds data ('2018-01-01'), not column names",
        "--no-header, which calls them column 1 to column 2, or --names ds,y,... with 2 names"
      ),
      (
        "\n1,2\n3,4\n",
        "a.csv:2: error: the first line holds data ('1'), not column names",
        "--no-header, which calls them column 1 to column 2, or --names ds,y,... with 2 names"
      ),
      (
        "a,b\n1,\u{0}2\n",
        "a.csv:2:2: error: there is a NUL byte, so this is not a text file",
        "unpack or export it as CSV"
      ),
    ])
  func files(_ text: String, problem: String, hint: String) {
    #expect(message { _ = try table(text) } == "\(problem); hint: \(hint)")
  }

  @Test(
    "Bytes of the wrong encoding are an error with their place and a remedy",
    arguments: [
      (
        [0xFF, 0xFE, 0x61, 0x00, 0x0A, 0x00, 0x00, 0xD8, 0x0A, 0x00],
        "a.csv:2:1: error: there are bytes that are not UTF-16",
        "save the file as UTF-8"
      ),
      (
        [0xFE, 0xFF, 0x00, 0x61, 0x00, 0x0A, 0xDC, 0x00],
        "a.csv:2:1: error: there are bytes that are not UTF-16",
        "save the file as UTF-8"
      ),
      (
        [0x61, 0x00, 0x0A, 0x00, 0x62, 0x00, 0x63],
        "a.csv:2:1: error: there are bytes that are not UTF-16",
        "save the file as UTF-8"
      ),
      (
        Array("a,b\né,1\n".utf8) + [0x31, 0x2C, 0xE9, 0x0A],
        "a.csv:3:2: error: there are bytes that are not UTF-8",
        notUTF8
      ),
      (
        Array("a,b\n1,".utf8) + [0xED, 0xA0, 0x80, 0x0A],
        "a.csv:2:2: error: there are bytes that are not UTF-8",
        notUTF8
      ),
      (
        Array("a,b\n1,".utf8) + [0xC0, 0x80, 0x0A],
        "a.csv:2:2: error: there are bytes that are not UTF-8",
        notUTF8
      ),
      (
        Array("a\n".utf8) + [0xF0, 0x9F],
        "a.csv:2:1: error: there are bytes that are not UTF-8",
        notUTF8
      ),
    ] as [([UInt8], String, String)])
  func encodings(_ bytes: [UInt8], problem: String, hint: String) {
    // Where the bytes are: in the last column.
    let found = message {
      let table = try CSVTable(bytes: bytes, name: "a.csv")
      _ = try table.numbers(table.header.count - 1)
    }
    #expect(found == "\(problem); hint: \(hint)")
  }

  @Test(
    "A wrong cell, time or column is an error with its place and a remedy",
    arguments: [
      (
        "date,y\n2018-01-01,1\n2018-01-02,high\n",
        "a.csv:3:2: error: 'high' is not a number (column 'y')",
        "--missing-text high, if it stands for a missing value"
      ),
      (
        "date,y\n2018-01-01,\"1,234\"\n",
        "a.csv:2:2: error: the comma of '1,234' may be decimal or between thousands (column 'y')",
        "--decimal point for 1234, --decimal comma for 1.234"
      ),
      (
        "date;y\n2018-01-01;1.25\n2018-01-02;1,5\n",
        "a.csv:3:2: error: '1,5' is not a number (column 'y')",
        "--decimal comma"
      ),
      (
        "date,y\n2018-01-01,5%\n2018-01-02,6\n",
        "a.csv:3:2: error: '6' has no percent sign, values above it have one (column 'y')",
        "write all values of a column in one unit"
      ),
      (
        "date,y\n2018-01-01,inf\n",
        "a.csv:2:2: error: 'inf' is not a finite number (column 'y')",
        "--missing-text inf, if it stands for a missing value"
      ),
      (
        "date,y\n2018-01-01,a\u{1B}[31m\tb\u{202E}\n",
        "a.csv:2:2: error: 'a\\u{1B}[31m\\tb\\u{202E}' is not a number (column 'y')",
        "write a missing value as an empty field"
      ),
      (
        "date,y\n2018-01-01,\(String(repeating: "1x", count: 21))\n",
        "a.csv:2:2: error: '\(String(repeating: "1x", count: 20))...' is not a number (column 'y')",
        "write numbers without units"
      ),
      (
        "date,y\n2018-01-01,1\n2018-01-02,\n2018-01-03,NA\n",
        "a.csv:3:2: error: column 'y' has 2 missing values, the first one here",
        "--missing forward-fill or --missing drop"
      ),
      (
        "date,y\n2018-01-01,\n",
        "a.csv:1:2: error: column 'y' has no values",
        "name another column"
      ),
      (
        "date,y\n2018-01-01,1\n2018-01-03,2\n2018-01-01,3\n",
        "a.csv:4:1: error: the time 2018-01-01 is also on line 2",
        "keep one row a time, or name the column that tells series apart with --id-col"
      ),
      (
        "shop,date,y\nA,2018-01-01,1\nB,2018-01-01,2\n",
        "a.csv:3:2: error: the time 2018-01-01 is also on line 2",
        "--id-col shop"
      ),
      (
        "unique_id,date,y\nA,2018-01-01,1\nA,2018-01-01,2\n",
        "a.csv:3:2: error: the time 2018-01-01 is also on line 2",
        "keep one row a time"
      ),
      (
        "date,y\n2018-01-01,1\n2018-01-03,2\n2018-01-02,3\n",
        "a.csv:4:1: error: the time 2018-01-02 comes after 2018-01-03",
        "sort the rows by time, oldest first"
      ),
      (
        "date,y\n2018-01-03,1\n2018-01-01,2\n2018-01-02,3\n",
        "a.csv:4:1: error: the time 2018-01-02 comes after 2018-01-01",
        "sort the rows by time, newest first or oldest first"
      ),
      (
        "a,b\n1,2\n3,4\n",
        "a.csv:1: error: no column is recognised as the time",
        "--time-col NAME   (columns: a, b)"
      ),
      (
        "month,period,y\n1,2018,1\n",
        "a.csv:1: error: several columns may be the time: month, period",
        "--time-col month"
      ),
      (
        "start,end,y\n2018-01-01,2018-01-02,5\n",
        "a.csv:1: error: several columns may be the time: start, end",
        "--time-col start"
      ),
      (
        "date,high,low\n2018-01-01,2,1\n",
        "a.csv:1: error: several columns may be the target: high, low",
        "--target NAME"
      ),
      (
        "date,note,name\n2018-01-01,hi,you\n",
        "a.csv:1: error: no column holds numbers, so there is no target",
        "--target NAME   (columns: date, note, name)"
      ),
      (
        "date,rate\n2018-01-01,hi\n",
        "a.csv:2:2: error: 'hi' is not a number (column 'rate')",
        "--missing-text hi, if it stands for a missing value"
      ),
      (
        "unique_id,date,y\n,2018-01-01,1\n",
        "a.csv:2:1: error: the series id is missing (column 'unique_id')",
        "give every row the id of its series"
      ),
    ])
  func content(_ text: String, problem: String, hint: String) {
    #expect(message { _ = try panel(text) } == "\(problem); hint: \(hint)")
  }

  private static let prices = "date,open,high,price\n2018-01-01,1,2,3\n2018-01-02,1,2,3\n"

  @Test("A reader option that names no column, or one twice, is an error with a remedy")
  func options() throws {
    func check(_ problem: String, _ hint: String, _ configure: (inout PanelReader) -> Void) {
      let found = message { _ = try panel(Self.prices, configure: configure) }
      #expect(found == "\(problem); hint: \(hint)")
    }
    check(
      "a.csv:1:4: error: there is no column 'prise'",
      "--target price   (columns: date, open, high, price)"
    ) { $0.target = "prise" }
    check(
      "a.csv:1: error: there is no column 'volume'",
      "--target NAME   (columns: date, open, high, price)"
    ) { $0.target = "volume" }
    check(
      "a.csv:1:1: error: there is no column 'Date'",
      "--time-col date   (columns: date, open, high, price)"
    ) { $0.timeColumn = "Date" }
    check(
      "a.csv:1:2: error: there is no column 'opne'",
      "--id-col open   (columns: date, open, high, price)"
    ) { $0.idColumn = "opne" }
    check(
      "a.csv:1:3: error: there is no column 'hihg'",
      "--hist-exog high   (columns: date, open, high, price)"
    ) { $0.pastCovariates = ["hihg"] }
    check(
      "a.csv:1:4: error: column 'price' is both the target and a past covariate",
      "give it one role"
    ) { $0.pastCovariates = ["price"] }
    check(
      "a.csv:1:1: error: column 'date' is both the target and the time",
      "give it one role"
    ) { $0.target = "date" }
    check(
      "a.csv:1:1: error: column 'date' is both the time and the series id",
      "give it one role"
    ) { $0.idColumn = "date" }
    check(
      "a.csv:1:2: error: column 'open' is named twice",
      "name it once"
    ) { $0.pastCovariates = ["open", "open"] }
    check(
      "error: a release lag is given for 'cpi', which is not a covariate",
      "add --hist-exog cpi"
    ) { $0.releases = ["cpi": ReleaseLag(1, .days)] }
    check(
      "error: the frequency h does not fit times that are dates",
      "D, B, W-FRI, MS, ME, QS, QE, YS or YE"
    ) { $0.frequency = .seconds(3600) }
  }

  @Test("A second file that cannot be joined is an error with a remedy") func joinedFiles() throws {
    func check(
      _ second: String, _ problem: String, _ hint: String,
      _ configure: (inout PanelReader) -> Void
    ) {
      let found = message { _ = try panel(Self.prices, second, configure: configure) }
      #expect(found == "\(problem); hint: \(hint)")
    }
    check(
      "ds,x\n1,5\n",
      "b.csv:1:1: error: the times are whole numbers, those of a.csv:1:1 are dates",
      "give both files the same kind of time"
    ) { $0.pastCovariates = ["x"] }
    check(
      "ds,x\n2018-01-05,5\n",
      "b.csv:1:2: error: column 'x' is available from 2018-01-05, after the last row 2018-01-02",
      "give data that start earlier, or leave the column out"
    ) { $0.pastCovariates = ["x"] }
    check(
      "ds,open\n2018-01-05,5\n",
      "error: column 'open' is in several files: a.csv, b.csv",
      "--hist-exog a.csv:open"
    ) { $0.pastCovariates = ["open"] }
    check(
      "ds,x\n2018-01-02,5\n2018-01-01,6\n2018-01-01,7\n",
      "b.csv:4:1: error: the time 2018-01-01 is also on line 3",
      "keep one row a time"
    ) { $0.pastCovariates = ["x"] }
  }

  @Test("A list of many columns in an error is shortened with a count")
  func longListsAreShortened() throws {
    let names = (1...15).map { "c\($0)" }.joined(separator: ",")
    let zeros = String(repeating: ",0", count: 15)
    #expect(
      message { _ = try panel("date,\(names)\n2018-01-01\(zeros)\n") { $0.target = "zebra" } }
        == "a.csv:1: error: there is no column 'zebra'; hint: --target NAME   "
        + "(columns: date, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, ... 4 more)")
  }

  @Test("A missing file, a directory or no file is an error with a remedy")
  func filesOfTheSystem() {
    #expect(
      message { _ = try Panel(csv: "no/such.csv") }
        == "no/such.csv: error: there is no such file; hint: check the path")
    #expect(
      message { _ = try Panel(csv: "/") }
        == "/: error: this is a directory; hint: name a file in it")
    #expect(
      message { _ = try PanelReader(files: []).panel() }
        == "error: no file is given; hint: name a CSV file")
  }

  @Test("Errors of input, reading, usage and data have their categories") func categories() {
    func category(_ body: () throws -> Void) -> DataError.Category? {
      do { try body() } catch { return (error as? DataError)?.category }
      return nil
    }
    #expect(category { _ = try Panel(csv: "no/such.csv") } == .noInput)
    #expect(category { _ = try Panel(csv: "/") } == .io)
    #expect(category { _ = try panel(Self.prices) { $0.target = "x" } } == .usage)
    #expect(category { _ = try table("a\n") } == .data)
  }

  @Test("The nearest name is found across case, misspelling and spaces, or there is none")
  func nearestNames() {
    let names = ["date", "Close", "Adj Close", "Volume"]
    #expect(nearest(to: "close", in: names) == "Close")
    #expect(nearest(to: "Clsoe", in: names) == "Close")
    #expect(nearest(to: "AdjClose", in: names) == "Adj Close")
    #expect(nearest(to: "vol", in: names) == nil)
    #expect(nearest(to: "x", in: ["y"]) == nil)
    #expect(nearest(to: "", in: names) == nil)
  }
}

private let notUTF8 =
  "--encoding windows-1252 or latin1 for Western Europe; else make it UTF-8: "
  + "iconv -f NAME -t UTF-8 a.csv > utf8.csv"
