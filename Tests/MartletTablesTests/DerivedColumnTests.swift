import MartletFiles
import MartletPanels
import MartletTables
import MartletTestSupport
import Testing

/// Columns made of two others of a file.
struct DerivedColumnTests {
  private func panel(
    _ text: String, _ derived: String..., target: String? = "s", missing: Missing = .error
  ) throws -> Panel {
    var reader = PanelReader(files: ["y.csv"], target: target, missing: missing)
    reader.derivedColumns = try derived.map { try DerivedColumn(parsing: $0) }
    return try reader.panel(of: [CSVTable(bytes: Array(text.utf8), name: "y.csv")])
  }

  static let cases: [(String, [Double])] = [
    ("s=a+b", [5.0, 9.5]), ("s=a-b", [3, 6.5]), ("s=a*b", [4, 12]), ("s=a/b", [4, 16.0 / 3]),
    (" s = b - a ", [-3, -6.5]),
  ]

  @Test("A derived column is the sum, difference, product or quotient of two", arguments: cases)
  func operations(text: String, expected: [Double]) throws {
    let panel = try panel("ds,a,b\n1,4,1\n2,8,1.5\n", text)
    #expect(panel.series[0].target.values == expected)
    #expect(panel.series[0].target.name == "s")
  }

  @Test("A minus sign may be part of the names in a derivation") func signsInNames() throws {
    let panel = try panel("ds,10-Year,2-Year\n1,3,1\n2,5,1\n", "s=10-Year-2-Year")
    #expect(panel.series[0].target.values == [2, 4])
  }

  @Test("A derived column follows rows turned round from newest first")
  func newestFirstAndOtherColumns() throws {
    let text = "ds,a,b\n3,1,0\n2,7,2\n1,8,3\n"
    let panel = try panel(text, "s=a-b")
    #expect(panel.series[0].target.values == [5, 5, 1])
    let both = try self.panel(text, "s=a-b", target: "s,a")
    #expect(both.series.map(\.target.values) == [[5, 5, 1], [8, 7, 1]])
  }

  @Test("A derived value is missing where either part is") func missingWhereEitherIs() throws {
    let text = "ds,a,b\n1,4,1\n2,,1\n3,5,\n4,6,2\n"
    let panel = try panel(text, "s=a-b", missing: .drop)
    #expect(panel.series[0].target.values == [3, 4])
    #expect(throws: DataError.self) { try self.panel(text, "s=a-b") }
  }

  @Test("A column derived in another file is joined as a covariate")
  func joinedFromAnotherFile() throws {
    var reader = PanelReader(files: ["y.csv", "x.csv"], target: "y", pastCovariates: ["s"])
    reader.derivedColumns = [DerivedColumn(name: "s", expression: "a-b")]
    let panel = try reader.panel(of: [
      CSVTable(bytes: Array("ds,y\n2018-01-01,1\n2018-01-02,2\n".utf8), name: "y.csv"),
      CSVTable(bytes: Array("ds,a,b\n2018-01-01,9,3\n2018-01-02,9,5\n".utf8), name: "x.csv"),
    ])
    #expect(panel.series[0].covariates.map(\.name) == ["s"])
    #expect(panel.series[0].covariates[0].values == [6, 4])
  }

  static let mistakes = [
    (
      "s=a-c",
      "y.csv:1: error: no file has the two columns of 's=a-c'; hint: put + - * or / between two of "
        + "the columns ds, a, b"
    ),
    (
      "a=a-b",
      "y.csv:1:2: error: the column name 'a' is taken by column 2; hint: rename one of the two"
    ),
    (
      "s=b/a",
      "y.csv:3:3: error: '1.0 / 0.0' is not a finite number (column 's'); hint: write a missing value as an empty "
        + "field"
    ),
    (
      "=a-b",
      "error: '=a-b' does not say how a column is made; hint: write NAME=A-B, with + - * or / "
        + "between two columns of a file"
    ),
  ]

  @Test("A derivation that cannot be made is an error with a hint", arguments: mistakes)
  func errors(derived: String, message: String) throws {
    let error = #expect(throws: DataError.self) {
      try self.panel("ds,a,b\n1,4,1\n2,0,1\n", derived)
    }
    #expect(error?.description == message)
  }
}
