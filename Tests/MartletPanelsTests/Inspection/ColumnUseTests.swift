import MartletPanels
import MartletTables
import MartletTestSupport
import MartletTime
import Testing

/// What columns are taken for, and why.
@Suite struct ColumnUseTests {
  private func uses(
    _ texts: String..., configure: (inout PanelReader) -> Void = { _ in }
  ) throws -> [String] {
    var reader = PanelReader(files: Array(["a.csv", "b.csv"].prefix(texts.count)))
    configure(&reader)
    let panel = try reader.panel(
      of: try zip(texts, reader.files).map { try table($0, name: $1) })
    return panel.source.columnUses.joined().map { "\($0.name): \($0.kind.rawValue), \($0.reason)" }
  }

  @Test("Roles of columns are recognised by name or content, with the reason")
  func recognised() throws {
    #expect(
      try uses("Date,Close,Volume,note\n2024-01-01,1,2,a\n2024-01-02,2,3,b\n") == [
        "Date: time, by its name", "Close: target, by its name",
        "Volume: not used, no option names it", "note: not used, no option names it",
      ])
    #expect(
      try uses("when,x,note\n2024-01-01,1,a\n2024-01-02,2,b\n") == [
        "when: time, the only column of times", "x: target, the only column of numbers",
        "note: not used, no option names it",
      ])
    #expect(
      try uses("unique_id,year,month,x\na,2024,1,1\na,2024,2,2\n") == [
        "unique_id: id, by its name", "year: time, by its name", "month: time, by its name",
        "x: target, the only column left",
      ])
    #expect(
      try uses("land,2018,2019\nde,1,2\n") == [
        "land: id, the first column of words", "2018: target, its name is a time",
        "2019: target, its name is a time",
      ])
  }

  @Test("Roles given by options have the option as their reason") func named() throws {
    let first = "at,shop,y,a,b\n2024-01-01,s,1,2,3\n2024-01-02,s,1,2,3\n"
    let second = "at,out,z\n2023-12-01,2023-12-05,1\n2024-01-01,2024-01-02,1\n"
    let found = try uses(first, second) { reader in
      (reader.timeColumn, reader.idColumn, reader.target) = ("at", "shop", "y")
      reader.pastCovariates = ["sum", "z"]
      reader.futureCovariates = ["a"]
      reader.releasedColumn = "out"
      reader.derivedColumns = [DerivedColumn(name: "sum", expression: "b+y")]
    }
    #expect(
      found == [
        "at: time, named by timeColumn", "shop: id, named by idColumn",
        "y: target, named by target", "a: known ahead, named by futureCovariates",
        "b: not used, part of sum", "sum: past covariate, made of b + y, named by pastCovariates",
        "at: time, named by timeColumn", "out: published at, named by releasedColumn",
        "z: past covariate, named by pastCovariates",
      ])
    #expect(
      try uses("ds,a,b\n1,1,1\n2,2,2\n", "ds,x\n1,1\n") { $0.target = "all" } == [
        "ds: time, by its name", "a: target, numbers, with target: \"all\"",
        "b: target, numbers, with target: \"all\"", "ds: not used, no option names it",
        "x: not used, no option names it",
      ])
  }

  @Test("Without a target the time column is still recognised") func withoutTarget() throws {
    let reader = PanelReader(files: ["a.csv"])
    let uses = reader.columnUses(of: [try table("ds,a,b\n1,1,1\n2,2,2\n")])
    #expect(uses[0].map(\.kind) == [.time, .unused, .unused])
  }

  @Test(
    "The reason for a frequency counts the rows and steps that fit",
    arguments: [
      (
        ["2024-01-01", "2024-02-01", "2024-03-01", "2024-05-01", "2024-06-01"],
        "5 of 5 rows on that day, 3 of 4 steps without a gap"
      ),
      (
        ["2024-01-01", "2024-01-02", "2024-01-03", "2024-01-05", "2024-01-06", "2024-01-07"],
        "6 rows on 7 days"
      ),
      (["1", "2", "3", "5"], "2 of 3 steps without a gap"),
      (["2024-01-05", "2024-01-12", "2024-01-19", "2024-01-26"], "4 of 4 rows on a Friday"),
      (
        ["2024-01-01", "2024-01-02", "2025-07-19", "2025-11-09"],
        "no step explains four fifths of the rows"
      ),
      (["2024-01-01"], "a single row has no step"),
    ])
  func evidence(times: [String], words: String) throws {
    let text = "ds,y\n" + times.map { "\($0),1\n" }.joined()
    let source = try PanelReader(files: ["a.csv"]).panel(of: [try table(text)]).source
    #expect(source.files[0].frequencyReason == words)
  }
}
