import MartletFiles
import MartletPanels
import MartletTables
import MartletTestSupport
import Testing

/// What stands for a missing value in columns of numbers.
struct MissingTextTests {
  private func read(_ cells: [String], _ texts: [String] = []) throws -> [Double] {
    let text = "x\ty\n" + cells.map { "\"\($0)\"\ta\n" }.joined()
    let options = CSVOptions(missingTexts: texts)
    return try CSVTable(bytes: Array(text.utf8), name: "a.csv", options: options).numbers(0)
  }

  @Test(
    "A word or sign for a missing value is read as missing, with a note",
    arguments: [
      "..", "...", ":", ": ", ": c", ":u", "ND", "n.d.", "n/a", "N/a", "n.a.", "na", "NAN", "NaT",
      "-nan",
      "-NaN", "--", "---", "\u{2013}", "\u{2014}", "\u{2212}", "<NA>", "none", "?", "\\N",
      "#VALUE!",
      "#DIV/0!",
      "#REF!", "#NAME?", "#NUM!", "#NULL!", "#WERT!", "#N/A N/A", "#NV", "1.#QNAN", "-1.#IND",
    ])
  func areRecognised(_ word: String) throws {
    let found = try read([word, "98.5", word])
    #expect(found.map(\.isNaN) == [true, false, true])
    let columns = "ds,y\n1,98.5\n2,\"\(word)\"\n3,99\n"
    let notes = try panel(columns) { $0.missing = .drop }.source.files[0].notes
    let trimmed = word == ": " ? ":" : word
    #expect(notes == ["'y' with '\(trimmed)' for missing values"])
  }

  @Test(
    "Empty cells, NA, null and the like are missing without a note",
    arguments: ["", "NA", "N/A", "NaN", "nan", "null", "NULL", "None", ".", "-", "#N/A"])
  func theUsualOnesNeedNotBeSaid(_ word: String) throws {
    let source = try panel("ds,y\n1,98.5\n2,\(word)\n3,99\n") { $0.missing = .drop }.source
    #expect(source.files[0].notes == [] && source.rowsWithMissingValues == 1)
  }

  @Test(
    "Other words in a column of numbers are an error",
    arguments: ["#", "#5", "####", "high", "::", ": 5", "nada", "-nano", "!", "#VALUE"])
  func othersAreErrors(_ word: String) {
    #expect(message { _ = try read(["98.5", word]) }.contains("'\(word)' is not a number"))
  }

  @Test("Words that an option names, in the same case, are read as missing")
  func anOptionNamesOthers() throws {
    let found = try read(["k.A.", "98.5", "not yet", "inf", "ND"], ["k.A.", " not yet", "inf"])
    #expect(found.map(\.isNaN) == [true, false, true, true, true])
    #expect(
      message { _ = try read(["98.5", "K.A."], ["k.A."]) }.contains("'K.A.' is not a number"))
  }

  /// A number has any number of decimals, and does not settle what the marks of others mean.
  @Test("A number that an option names is missing with any decimals")
  func anOptionNamesNumbers() throws {
    let cells = ["-9999", "98.5", "-9999.00", "-9,999", "-9999.5"]
    #expect(try read(cells, ["-9999"]).map(\.isNaN) == [true, false, true, true, false])
    #expect(try read(cells, []).map(\.isNaN) == [false, false, false, false, false])
    #expect(try read(["1.230", "-999", "1.25"], ["-999"])[2] == 1.25)
    #expect(try read(["960", "-9999", "1.010"], ["-9999"])[2] == 1010)
  }

  /// `ND` is a state there, `NA` a country and `none` a word.
  @Test("Words like NA and ND stay words in columns of text") func textStaysText() throws {
    let rows = ["ND", "NA", "none"].enumerated().map { index, id in
      (1...3).map { "\(id),\($0),\(index * 10 + $0)\n" }.joined()
    }
    let found = try panel("unique_id,ds,y\n" + rows.joined())
    #expect(found.series.map(\.id) == ["ND", "NA", "none"])
    let states = try table("ds,state\n1,ND\n2,SD\n3,\n4,NY\n")
    #expect(ColumnSummary(of: states, column: 1).missingRows == [2])
    #expect(states.kind(ofColumn: 1) == .text)
  }
}
