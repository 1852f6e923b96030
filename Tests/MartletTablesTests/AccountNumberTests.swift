import MartletFiles
import MartletPanels
import MartletTables
import MartletTestSupport
import Testing

/// Notations of a number that a person reads without doubt: signs and currencies of accounts, and the
/// groups of digits of India.
struct AccountNumberTests {
  private func read(_ cells: [String], _ options: CSVOptions = CSVOptions()) throws -> [Double] {
    let text = "x\ty\n" + cells.map { "\"\($0)\"\ta\n" }.joined()
    return try CSVTable(bytes: Array(text.utf8), name: "a.csv", options: options).numbers(0)
  }

  /// What the summary says of a column.
  private func notes(_ cells: [String]) throws -> [String] {
    let rows = cells.enumerated().map { "\($0 + 1)\t\($1)\n" }
    let notes = try panel("ds\ty\n" + rows.joined()).source.files[0].notes
    return notes.dropFirst().map(\.description)
  }

  @Test(
    "Brackets, dashes and trailing signs of a number read as minus",
    arguments: [
      ("(366.00)", -366), ("( 1,557.5 )", -1557.5), ("366.00-", -366), ("366.00 -", -366),
      ("\u{2212}5.5", -5.5), ("\u{2013}5.5", -5.5), ("5.5\u{2212}", -5.5), ("- 5.5", -5.5),
    ] as [(String, Double)])
  func signs(_ cell: String, value: Double) throws {
    #expect(try read([cell, "12.25"]) == [value, 12.25])
  }

  @Test(
    "Amounts in one currency are read with sign and symbol in any place",
    arguments: [
      ("$", ["$98.78", "$ 1,099", "-$5.5", "$-5.5", "($5.5)", "$(5.5)", "$.5", "$5.5-"]),
      (
        "USD",
        [
          "98.78 USD", "USD 1,099", "-5.5 USD", "USD -5.5", "(5.5 USD)", "(5.5) USD", "0.5USD",
          "5.5- USD",
        ]
      ),
      (
        "\u{20AC}",
        [
          "98.78\u{20AC}", "1,099 \u{20AC}", "\u{2212}5.5\u{A0}\u{20AC}", "-\u{20AC}5.5",
          "(\u{20AC}5.5)", "(5.5)\u{20AC}", "0.5 \u{20AC}", "-5.5 \u{20AC}",
        ]
      ),
      (
        "Rs.",
        [
          "Rs. 98.78", "Rs.1,099", "-Rs. 5.5", "Rs.-5.5", "(Rs. 5.5)", "Rs. (5.5)", "Rs..5",
          "Rs. 5.5-",
        ]
      ),
      (
        "HK$",
        ["HK$98.78", "HK$1,099", "-HK$5.5", "HK$-5.5", "(HK$5.5)", "HK$(5.5)", "0.5HK$", "5.5-HK$"]
      ),
    ])
  func currencies(_ currency: String, cells: [String]) throws {
    #expect(try read(cells) == [98.78, 1099, -5.5, -5.5, -5.5, -5.5, 0.5, -5.5])
    #expect(try notes(cells).contains { $0.hasPrefix("'y' in \(currency)") })
  }

  @Test("Decimal marks, suffixes and per cent are seen through currencies and brackets")
  func marksAreSeenThroughCurrencies() throws {
    #expect(try read(["1.234,50 \u{20AC}", "12,5 \u{20AC}"]) == [1234.5, 12.5])
    #expect(try read(["$1.2M", "$950K"]) == [1_200_000, 950_000])
    #expect(try read(["(5%)", "2.5%"]) == [-5, 2.5])
  }

  @Test("A currency, brackets or an unusual minus is named in a note") func eachIsSaid() throws {
    #expect(
      try notes(["(5.5 USD)", "USD 7"]) == ["'y' in USD, with brackets for minus"])
    #expect(try notes(["5.5-", "7"]) == ["'y' with the minus behind"])
    #expect(try notes(["\u{2212}5.5", "7"]) == ["'y' with a dash for minus"])
    #expect(try notes(["-5.5", "7"]) == [])
  }

  @Test(
    "Cells in different units are an error that quotes the second",
    arguments: [
      (["98 USD", "97 EUR"], "'97 EUR' is in EUR, values above it are in USD"),
      (["98 USD", "97"], "'97' has no unit, values above it are in USD"),
      (["98", "$97"], "'$97' is in $, values above it have no unit"),
      (["98 USD", "5%"], "'5%' is in per cent, values above it are in USD"),
    ])
  func currenciesThatDiffer(_ cells: [String], problem: String) {
    #expect(
      message { _ = try read(cells) }
        == "a.csv:3:1: error: \(problem) (column 'x'); hint: write all values of a column in one unit"
    )
  }

  @Test(
    "Text with stray signs, brackets or units is no number",
    arguments: [
      "(-5)", "-(5)", "(5", "5)", "()", "--5", "-5-", "12,-", "$", "$$5", "5 USD EUR", "5 kg",
      "5 MAY",
      "(5)(6)", "5 USD%", "USD",
    ])
  func notANumber(_ cell: String) {
    #expect(
      message { _ = try read(["0.25", cell]) }.hasPrefix(
        "a.csv:3:1: error: '\(cell)' is not a number"))
  }

  @Test("The hint for a cell that is no number fits its unit, sign or word") func aHintFits() {
    func hint(_ cell: String) -> String {
      message { _ = try read(["0.25", cell]) }.split(separator: "hint: ").last.map(String.init)
        ?? ""
    }
    for text in ["5 kg", "-1000.50 kWh", "-1000.50 usd", "+5kg"] {
      #expect(hint(text) == "write numbers without units")
    }
    for text in ["(-1000.50)", "\u{2014}1000.50", "\u{FF0D}1000.50"] {
      #expect(hint(text) == "write a minus as -, without brackets")
    }
    #expect(hint("k.A.") == "--missing-text k.A., if it stands for a missing value")
    #expect(hint("not yet") == "--missing-text 'not yet', if it stands for a missing value")
    #expect(hint("a,b") == "write a missing value as an empty field")
  }

  // MARK: - Groups of two

  @Test(
    "Digits in Indian groups of two are read, with a note",
    arguments: [
      (["12,34,510", "34,510", "510"], [1_234_510, 34_510, 510]),
      (["1,00,000.50", "-1,23,45,678"], [100_000.5, -12_345_678]),
      (["Rs. 1,23,456.50", "Rs. 999"], [123_456.5, 999]),
    ] as [([String], [Double])])
  func groupsOfTwo(_ cells: [String], values: [Double]) throws {
    #expect(try read(cells) == values)
    #expect(try notes(cells).joined().contains("in groups of two digits as in \(cells[0])") == true)
  }

  @Test(
    "Digits in different groups within a column are an error",
    arguments: [
      ("12,34,510", "345,678"), ("12,34,510", "1,234,567"), ("1,234,567", "12,34,510"),
    ])
  func groupsThatDiffer(_ first: String, _ second: String) {
    #expect(
      message { _ = try read([first, second]) }
        == "a.csv:3:1: error: '\(second)' has its digits in other groups than '\(first)' above it "
        + "(column 'x'); hint: write thousands in one way, or without separators")
  }

  @Test(
    "Digits in irregular groups are no number",
    arguments: ["123,45,678", "1,2,345", "12,34,51", "12.34.510", "0,12,345", "12 34 510"])
  func groupsOfNeither(_ cell: String) {
    #expect(message { _ = try read(["0.25", cell]) }.contains("'\(cell)' is not a number"))
  }
}
