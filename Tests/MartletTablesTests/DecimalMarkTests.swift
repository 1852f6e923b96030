import MartletFiles
import MartletTables
import MartletTestSupport
import Testing

/// Decimal marks, separators between thousands, units.
struct DecimalMarkTests {
  private func numbers(_ cells: [String], _ options: CSVOptions = CSVOptions()) throws -> [Double] {
    let text = "x;y\n" + cells.map { "\"\($0)\";a\n" }.joined()
    return try CSVTable(bytes: Array(text.utf8), name: "a.csv", options: options).numbers(0)
  }

  @Test(
    "Decimal marks, thousands, suffixes and per cent are read to the bit",
    arguments: [
      (["1,5"], [1.5]), (["0,123"], [0.123]), (["1234,567"], [1234.567]), ([",5"], [0.5]),
      (["1.234,56"], [1234.56]), (["1,234.56"], [1234.56]), (["1,234,567"], [1_234_567]),
      (["1.234.567"], [1_234_567]), (["-1.234,5", "1.234"], [-1234.5, 1234]),
      (["1,234", "0.5"], [1234, 0.5]), (["1,234", "0,5"], [1.234, 0.5]),
      (["1 234 567,5"], [1_234_567.5]), (["1\u{A0}234,5"], [1234.5]),
      (["1\u{202F}234.5"], [1234.5]), (["1'234.5"], [1234.5]), (["1\u{2019}234.5"], [1234.5]),
      (["1.234", "0.5"], [1.234, 0.5]),
      (["1,234.5", "1,5e3", "2.5"].dropLast(2).map { $0 }, [1234.5]),
      (["2.3K", "1.05M", "1B", "-4.5 M", "950"], [2300, 1_050_000, 1e9, -4.5e6, 950]),
      (["1.1M", "0.0000011B"], [1_100_000, 1100]),
      (["123456789.123456789K"], [123456789123.456789]),
      (["5%", "-0.5%", "1,234.5 %", "NA"], [5, -0.5, 1234.5, .nan]),
      (["12,5%", "0,1%"], [12.5, 0.1]), (["1,5e3"], [1500]),
    ] as [([String], [Double])])
  func read(_ cells: [String], values: [Double]) throws {
    #expect(try numbers(cells).map(\.bitPattern) == values.map(\.bitPattern))
  }

  @Test(
    "Misplaced marks, separators or units make a cell no number",
    arguments: [
      "1,23,4567.0", "1,2345.0", "12.5.5", "1 00", "1,234 567.0", "1'23", "0,123,456", "1,,234.5",
      "1K5", "1KM", "1kg", "%", "K", "1.5%%", "1,", ",", "1e5,000", "1 234,5 6",
    ])
  func notANumber(_ cell: String) {
    #expect(
      message { _ = try numbers(["0.25", cell]) }
        .hasPrefix("a.csv:3:1: error: '\(cell)' is not a number"))
  }

  @Test("A comma that may be decimal or between thousands is an error until told")
  func anUnclearCommaIsAnError() throws {
    #expect(
      message { _ = try numbers(["5", "1,234"]) }
        == "a.csv:3:1: error: the comma of '1,234' may be decimal or between thousands "
        + "(column 'x'); hint: --decimal point for 1234, --decimal comma for 1.234")
    #expect(try numbers(["1,234"], CSVOptions(decimalMark: .comma)) == [1.234])
    #expect(try numbers(["1,234"], CSVOptions(decimalMark: .point)) == [1234])
  }

  @Test(
    "Two decimal marks, or per cent in part of a column, are an error",
    arguments: [
      (
        ["1,5", "2.5"],
        "a.csv:2:1: error: '1,5' is not a number (column 'x'); hint: --decimal comma"
      ),
      (
        ["5", "6%"],
        "a.csv:3:1: error: '6%' has a percent sign, values above it have none (column 'x'); "
          + "hint: write all values of a column in one unit"
      ),
    ])
  func mixedWays(_ cells: [String], problem: String) {
    #expect(message { _ = try numbers(cells) } == problem)
  }

  /// The double that the standard library reads without separators.
  @Test(
    "Random numbers with any thousands separator are read as the nearest double",
    arguments: [",", ".", " ", "'", "\u{A0}", "\u{202F}", "\u{2019}"])
  func separators(_ separator: String) throws {
    var generator = SeededGenerator(seed: 11)
    let mark = separator == "." ? "," : "."
    var (cells, plain): ([String], [String]) = ([], [])
    for index in 0..<3_000 {
      let whole = Int.random(in: 0...999_999_999_999, using: &generator) >> (index % 40)
      let decimals = String(Int.random(in: 1...999_999, using: &generator))
      let groups = grouped(whole).split(separator: ",").joined(separator: separator)
      let sign = index % 3 == 0 ? "-" : ""
      cells.append("\(sign)\(groups)\(mark)\(decimals)")
      plain.append("\(sign)\(whole).\(decimals)")
    }
    let options = CSVOptions(decimalMark: mark == "," ? .comma : .point)
    let found = try numbers(cells, options)
    let wrong = zip(found, plain).filter { $0.bitPattern != Double($1)?.bitPattern }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }
}
