import Foundation
import MartletTestSupport
import Testing

/// What a file says reaches people as text: no control character of its names, ids and cells acts on
/// the terminal. Programs get the bytes as they are.
struct VisibleOutputTests {
  private static let hostile = "A\u{1B}[31m\u{7}\u{9B}2J\u{202E}\u{200B}\u{2028}x"
  private static let shown = #"A\u{1B}[31m\u{7}\u{9B}2J\u{202E}\u{200B}\u{2028}x"#

  /// Whether a text has nothing but characters to be seen, and line ends.
  private func isSafe(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      scalar == "\n"
        || ![.control, .format, .lineSeparator, .paragraphSeparator].contains(
          scalar.properties.generalCategory)
    }
  }

  private func rows(_ head: String, _ count: Int = 24, _ row: (Int, String) -> String) -> String {
    (0..<count).reduce(into: head + "\n") { text, index in
      let day = "2024-01-\(index < 9 ? "0" : "")\(index + 1)"
      text += row(index, day) + "\n"
    }
  }

  @Test("Control characters in column names are shown as escapes and do not break tables")
  func namesOfColumns() throws {
    try Tool.inFolder { martlet in
      let name = Self.hostile
      try martlet.write(
        rows("ds,\(name),\"b\nc\"") { "\($1),\($0 * $0 % 7),\($0)" }, to: "a.csv")
      for words in [
        ["inspect", "a.csv", "--target", name],
        [
          "inspect", "a.csv", "--target", name, "--hist-exog", "b\nc", "--rows",
          "2024-01-03..2024-01-05",
        ],
        ["forecast", "a.csv", "--target", name, "--model", "naive"],
        ["backtest", "a.csv", "--target", name, "--hist-exog", "b\nc", "--model", "drift"],
        ["compare", "a.csv", "--target", name, "--model", "drift:label=\(name)"],
        ["forecast", "a.csv", "--target", name + "?"],
        ["forecast", "a.csv", "--target", name, "--\(name)"],
      ] {
        let outcome = try martlet.run(words)
        #expect(isSafe(outcome.output) && isSafe(outcome.messages), "\(words)")
        #expect((outcome.output + outcome.messages).contains(#"A\u{1B}"#), "\(words)")
      }
      // A line end in a name adds no line.
      let text = try martlet.run(["inspect", "a.csv", "--target", name]).output
      #expect(text.contains(#"b\nc"#))
      // The columns of tables stand below each other as they are shown.
      let table = text.split(separator: "\n").filter {
        $0.hasPrefix("  ") && ($0.contains("  not used  ") || $0.contains("  target  "))
      }
      let places = table.compactMap { line in
        line.firstRange(of: line.contains("not used") ? "not used" : "target").map {
          line.distance(from: line.startIndex, to: $0.lowerBound)
        }
      }
      #expect(places.count >= 2 && Set(places).count == 1, "\(table)")
    }
  }

  @Test("Control characters in ids and file names are escaped on screen, not in files")
  func idsAndNamesOfFiles() throws {
    try Tool.inFolder { martlet in
      let file = "f\u{1B}]0;t\u{7}.csv"
      let text =
        rows("id,ds,y") { "\(Self.hostile),\($1),\($0 * $0 % 7)" }
        + rows("") { "B,\($1),\($0)" }.dropFirst()
      try martlet.write(text, to: file)
      let outcome = try martlet.run(
        ["forecast", file, "--id-col", "id", "--model", "naive", "--out", "o.csv"])
      #expect(outcome.status == 0)
      #expect(isSafe(outcome.output) && isSafe(outcome.messages))
      #expect(
        outcome.output.contains(Self.shown) && outcome.messages.contains(#"f\u{1B}]0;t\u{7}.csv"#))
      // Programs get the bytes.
      #expect(try martlet.read("o.csv").contains(Self.hostile))
      let document = try martlet.run(
        ["forecast", file, "--id-col", "id", "--model", "naive", "--json", "--quiet"]
      ).document()
      let forecasts = try #require(document["forecasts"] as? [[String: Any]])
      #expect(forecasts.contains { $0["unique_id"] as? String == Self.hostile })

      let missing = try martlet.run(["inspect", "no\u{1B}[2J\nfile.csv"])
      #expect(missing.messages.hasPrefix(#"no\u{1B}[2J\nfile.csv: error: "#))
      #expect(missing.lines.count == 1 && missing.status == 66)
    }
  }

  /// Cells: the first and the last are shown by `inspect`, the bad one by an error.
  @Test("Control characters in cells are shown as escapes by inspect, its page and errors")
  func cells() throws {
    try Tool.inFolder { martlet in
      try martlet.write(rows("ds,y,w") { "\($1),\($0),\(Self.hostile)" }, to: "a.csv")
      let outcome = try martlet("inspect a.csv --target y --out a.html")
      #expect(outcome.status == 0 && isSafe(outcome.output))
      #expect(outcome.output.contains(Self.shown))
      let page = try martlet.read("a.html")
      #expect(isSafe(page) && page.contains(#"<bdi>A\u{1B}[31m"#))
      let error = try martlet("inspect a.csv --target w")
      #expect(isSafe(error.messages) && isSafe(error.output))
    }
  }

  @Test("Names in other scripts and emoji are shown as they are") func namesOfAllScripts() throws {
    try Tool.inFolder { martlet in
      let names = ["می\u{200C}خواهم", "👩\u{200D}🌾", "क्\u{200D}ष", "größe", "東京"]
      try martlet.write(
        rows("ds," + names.joined(separator: ",")) { "\($1),\($0),1,2,3,4" }, to: "a.csv")
      let outcome = try martlet.run(["inspect", "a.csv", "--target", names[0]])
      for name in names { #expect(outcome.output.contains(name), "\(name)") }
    }
  }
}
