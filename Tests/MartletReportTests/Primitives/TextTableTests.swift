import MartletReport
import Testing

@Suite struct TextTableTests {
  @Test("Numbers of a column align at the decimal point") func leaderboard() {
    var table = TextTable([
      ("", .left), ("MAE", .decimal), ("skill vs naive", .decimal), ("p (DM-HLN)", .decimal),
      ("fit", .right),
    ])
    table.append(["Naive", "52.1", "-", "-", "-"])
    table.append(["MLP (3 seeds)", "155.0 +- .9", "-5.6 % [-9.8, -1.7]", ".004", ".31 s"])
    table.append(["Drift", "1,052", "49 %", "<.001"])
    #expect(
      table.lines(indent: 2) == [
        "                 MAE            skill vs naive       p (DM-HLN)    fit",
        "  Naive             52.1         -                   -               -",
        "  MLP (3 seeds)    155.0 +- .9  -5.6 % [-9.8, -1.7]   .004       .31 s",
        "  Drift          1,052          49 %                 <.001",
      ])
  }

  @Test("Rules of a table stand below the header and where they were appended") func rules() {
    var table = TextTable([("file", .left), ("rows", .right)])
    table.append(["sp500.csv", "5,031"])
    table.appendRule()
    table.append(["all", "5,031"])
    #expect(
      table.lines(gap: 3, headerRule: true) == [
        "file         rows",
        "-----------------",
        "sp500.csv   5,031",
        "-----------------",
        "all         5,031",
      ])
  }

  @Test("A table without titles has no header line") func withoutTitlesThereIsNoHeader() {
    var table = TextTable([("", .left), ("", .left)])
    table.append(["mean", "3"])
    table.append(["deviation", ""])
    table.append([])
    #expect(table.lines(headerRule: true) == ["mean       3", "deviation", ""])
    #expect(TextTable([]).lines() == [])
    #expect(TextTable([("a", .left)]).lines() == ["a"])
  }

  @Test("Columns align beside Chinese characters and combining accents")
  func wideCharactersKeepTheirPlace() {
    var table = TextTable([("name", .left), ("n", .right)])
    table.append(["日経平均", "1"])
    table.append(["Zürich", "22"])
    table.append(["e\u{301}te\u{301}", "3"])
    #expect(
      table.lines() == ["name       n", "日経平均   1", "Zürich    22", "e\u{301}te\u{301}        3"])
  }

  @Test(
    "Wide characters and emoji count two columns, combining marks none",
    arguments: [
      ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("한국", 4), ("ｱ", 1), ("Ａ", 2),
      ("🦅", 2), ("👨‍👩‍👧", 2), ("⣿░•┤", 4), ("❤️", 2), ("\u{200B}", 8), ("\u{1B}", 6),
    ])
  func displayWidth(text: String, expected: Int) {
    #expect(text.displayWidth == expected)
  }

  @Test("A prefix by display width never splits a wide character") func prefixByWidth() {
    #expect("日本語".prefix(displayWidth: 5) == "日本")
    #expect("abc".prefix(displayWidth: 5) == "abc")
    #expect("abc".prefix(displayWidth: 0) == "")
  }
}
