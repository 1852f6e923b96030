import MartletFiles
import MartletPanels
import MartletTables
import MartletTestSupport
import Testing

/// A mark with three digits behind it may be decimal or stand between thousands: `1.234` and `1,234`
/// are read by what the column and the file show, or asked about.
struct ThousandsTests {
  /// A column of values with dates in one way and fields separated by one character.
  private func values(
    _ cells: [String], dates: String = "2024-01-", separator: String = ",",
    options: CSVOptions = CSVOptions()
  ) throws -> (numbers: [Double], notes: [String]) {
    let rows = cells.enumerated().map { index, cell in
      let day = "\(index + 10)"
      let date = dates == "." ? "\(day).01.2024" : dates + day
      return "\(date)\(separator)\(cell.contains(separator) ? "\"\(cell)\"" : cell)\n"
    }
    let text = "ds\(separator)y\n" + rows.joined()
    let table = try CSVTable(bytes: Array(text.utf8), name: "a.csv", options: options)
    let panel = try PanelReader(files: ["a.csv"], target: "y").panel(of: [table])
    #expect(panel.series[0].target.values == (try table.numbers(1)))
    return (panel.series[0].target.values, panel.source.files[0].notes.map(\.description))
  }

  @Test("Dots are between thousands where smaller whole numbers have none")
  func dotsBesideWholeNumbersWithoutThemAreThousands() throws {
    let (numbers, notes) = try values(["960", "998", "1.009", "1.010", "12.345"])
    #expect(numbers == [960, 998, 1009, 1010, 12_345])
    #expect(notes == ["dots between thousands (960 beside 1.010)"])
    #expect(try values(["-960", "-1.010"]).numbers == [-960, -1010])
  }

  @Test("Commas are between thousands where smaller whole numbers have none")
  func commasAlike() throws {
    let (numbers, notes) = try values(["960", "998", "1,009", "1,010"])
    #expect(numbers == [960, 998, 1009, 1010])
    #expect(notes == ["commas between thousands (960 beside 1,010)"])
  }

  @Test("Three decimals in every row are decimals between commas, and asked about elsewhere")
  func threeDecimalsInEveryRowAreDecimals() throws {
    #expect(try values(["1.234", "12.250", "100.000"]).numbers == [1.234, 12.25, 100])
    for separator in ["\t", "|", ";"] {
      #expect(
        message { _ = try values(["1.234", "12.250"], separator: separator) }
          .contains("the dot of '1.234' may be decimal"))
    }
  }

  @Test(
    "A whole price among prices with three decimals leaves them decimals",
    arguments: [
      (["150.010", "151", "151.020", "150.990"], 151.02),
      (["1.010", "1", "1.001", "1.060"], 1.001), (["-1.010", "-1", "-1.001"], -1.001),
    ])
  func aWholePriceAmongPricesIsOne(_ cells: [String], third: Double) throws {
    #expect(try values(cells).numbers[2] == third)
  }

  @Test(
    "Numbers far from the others with either meaning are asked about",
    arguments: [
      ["1.200", "1.202", "-999", "1.210"], ["101.200", "-99", "101.210"],
      ["900", "910", "1.200", "1.210"], ["0", "1.101", "2.010"], ["3", "1.500", "12", "2.010"],
    ])
  func whatIsFarWithBothMeaningsIsAsked(_ cells: [String]) {
    #expect(message { _ = try values(cells) }.contains("may be decimal or between thousands"))
  }

  @Test("Thousands before a number with other decimals are asked about")
  func whatContradictsItselfIsAsked() {
    #expect(
      message { _ = try values(["960", "970", "1.000", "1.010", "1.35"]) }
        .contains("the dot of '1.000' may be decimal or between thousands: '960' has none"))
  }

  /// Also thousands without a mark, and zeros where no decimal at the end is one.
  @Test(
    "Other numbers of decimals, or zeros, show that a dot is decimal",
    arguments: [
      (["0", "1.234", "0", "2.451"], [0, 1.234, 0, 2.451]),
      (["5", "1.230", "1.5"], [5, 1.23, 1.5]),
      (["5", "0.125", "1.230"], [5, 0.125, 1.23]), (["1234", "5", "1.230"], [1234, 5, 1.23]),
      (["5", "1.230", "1234.567"], [5, 1.23, 1234.567]), (["5", "1.230", ".5"], [5, 1.23, 0.5]),
      (["5", "1.230", "1e-3"], [5, 1.23, 0.001]),
    ])
  func otherNumbersShowDecimals(_ cells: [String], numbers: [Double]) throws {
    #expect(try values(cells).numbers == numbers)
  }

  @Test("A mark that nothing settles is an error at its first number")
  func whatNothingSettlesIsAsked() {
    #expect(
      message { _ = try values(["960", "975", "1.009"]) }
        == "a.csv:4:2: error: the dot of '1.009' may be decimal or between thousands: '960' has none "
        + "(column 'y'); hint: --decimal comma for 1009, --decimal point for 1.009")
    #expect(
      message { _ = try values(["12.025", "12.050"], separator: ";") }
        == "a.csv:2:2: error: the dot of '12.025' may be decimal or between thousands (column 'y'); "
        + "hint: --decimal comma for 12025, --decimal point for 12.025")
    #expect(
      message { _ = try values(["12.025", "12.050"], dates: ".") }.hasPrefix(
        "a.csv:2:2: error: the dot"))
    #expect(
      message { _ = try values(["960", "1,009"]) }
        == "a.csv:3:2: error: the comma of '1,009' may be decimal or between thousands (column 'y'); "
        + "hint: --decimal point for 1009, --decimal comma for 1.009")
    let sold = ["12.025 €", "12.050 €"]
    #expect(message { _ = try values(sold, separator: ";") }.contains("--decimal comma for 12025"))
  }

  @Test("A decimal mark given as an option settles the meaning of a mark")
  func anOptionSettlesIt() throws {
    let comma = CSVOptions(decimalMark: .comma)
    #expect(try values(["960", "1.009"], options: comma).numbers == [960, 1009])
    #expect(try values(["12.025"], separator: ";", options: comma).numbers == [12_025])
    let point = CSVOptions(decimalMark: .point)
    #expect(try values(["960", "1.010"], options: point).numbers == [960, 1.01])
    #expect(try values(["12.025"], separator: ";", options: point).numbers == [12.025])
  }

  @Test("Another column shows the decimal mark, unless the column itself contradicts it")
  func theFileShowsIt() throws {
    func read(_ text: String) throws -> [Double] {
      try panel(text) { $0.target = "y" }.series[0].target.values
    }
    #expect(
      try read("ds;x;y\n2024-01-01;98.78;12.025\n2024-01-02;99.1;12.050\n") == [12.025, 12.05])
    #expect(try read("ds;x;y\n2024-01-01;98,78;960\n2024-01-02;99,1;1.009\n") == [960, 1009])
    #expect(
      message { _ = try read("ds,x,y\n2024-01-01,98.78,960\n2024-01-02,99.1,1.010\n") }
        .hasPrefix(
          "a.csv:3:3: error: the dot of '1.010' may be decimal or between thousands: '960'"))
    // Months with a point are no decimals.
    #expect(
      message { _ = try read("m,ds,y\n01.2024,1,960\n02.2024,2,1.009\n") }
        .hasPrefix("a.csv:3:3: error: the dot of '1.009'"))
  }

  /// In a file with its times across, a row is a series, and no column has both.
  @Test("Whole numbers in another column of times across leave a mark open")
  func timesAcrossShowItTogether() {
    #expect(
      message { _ = try panel("name,2018,2019\nA,960,1.009\nB,975,1.023\n") }
        .hasPrefix(
          "a.csv:2:3: error: the dot of '1.009' may be decimal or between thousands: '960'"))
  }

  /// The evidence comes after the piece of the file that is in memory when its mark is decided.
  @Test("A mark in the late rows of a long file is asked about too")
  func lateRowsOfALongFileAreAsked() throws {
    let rows = (0..<30_000).map { "\($0),\($0 < 29_000 ? "980" : "1.010")\n" }
    try inTemporaryFolder { folder in
      let path = try folder.write(Array(("ds,y\n" + rows.joined()).utf8), to: "a.csv")
      let found = message { _ = try PanelReader(files: [path]).panel() }
      #expect(found.contains("a.csv:29002:2: error: the dot of '1.010' may be decimal"))
    }
  }
}
