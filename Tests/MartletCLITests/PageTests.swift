import Foundation
import MartletTestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The page of `inspect`: whole, by itself, and safe from what stands in a file.
struct PageTests {
  static let hostile = [
    "<script>alert(1)</script>", "a\"b'c", "&amp;", "]]>", "שלום עולם", "東京 🐦", "\u{202E}abc",
    "\u{1B}[31m",
    "two\nlines",
    String(repeating: "long", count: 100),
  ]

  private func page(_ martlet: Tool, _ arguments: [String]) throws -> String {
    let outcome = try martlet.run(["inspect"] + arguments + ["--out", "page.html"])
    #expect(outcome.status == 0, "\(outcome.messages)")
    return try martlet.read("page.html")
  }

  private func isWellFormed(_ page: String) -> Bool {
    XMLParser(data: Data(page.utf8)).parse()
  }

  @Test("The page of inspect is well-formed, complete, small and loads nothing")
  func sections() throws {
    try Tool.inFolder { martlet in
      let files = ["sp500.csv", "core_cpi.csv"].map {
        Tool.root.appending(path: "datasets/\($0)").path
      }
      let page = try page(
        martlet,
        files + [
          "--hist-exog", "CPILFESL", "--release", "CPILFESL=14d", "--rows",
          "2018-02-14..2018-02-15",
        ])
      #expect(isWellFormed(page))
      for title in [
        "<bdi>sp500.csv</bdi>", "What <bdi>Close</bdi> looks like", "<h2><bdi>Close</bdi></h2>",
        "When there are values", "What was understood", "Autocorrelation",
        "Partial autocorrelation",
        "Rows of <bdi>Close</bdi> as a model sees them", "To go on", "named by --hist-exog",
        "XNYS closes on 185 of 185", "class=\"dots\"", "prefers-color-scheme:dark", "@media print",
        "<tr class=\"new\"><td class=\"t\">2018-02-15</td>", "<pre>martlet backtest ",
      ] {
        #expect(page.contains(title), "the page has no '\(title)'")
      }
      // Nothing is fetched, nothing runs, and 5,000 rows take little room.
      for word in ["http:", "https:", "<script", "src=", "url(", "@import", "<link", "onload"] {
        #expect(!page.contains(word), "the page has '\(word)'")
      }
      #expect(page.utf8.count < 80_000)
      #expect(try martlet.files() == ["page.html"])
    }
  }

  @Test("Hostile column names are shown as text on the page of inspect", arguments: hostile)
  func names(name: String) throws {
    try Tool.inFolder { martlet in
      let field = "\"" + name.replacing("\"", with: "\"\"") + "\""
      let rows = (0..<40).map { "\(2000 + $0),\($0 * $0 % 7),\(field)\n" }.joined()
      try martlet.write("\(field),y,\(field.dropLast())x\"\n" + rows, to: "a.csv")
      let page = try page(martlet, ["a.csv", "--time-col", name, "--target", "y"])
      #expect(isWellFormed(page))
      #expect(!page.contains("<script"))
      // Shown as it is, but for what cannot be seen, between tags that keep its direction to itself.
      let shown = name.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        .replacing(">", with: "&gt;").replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
        .replacing("\u{202E}", with: "\\u{202E}").replacing("\u{1B}", with: "\\u{1B}")
        .replacing("\n", with: "\\n")
      #expect(page.contains("<bdi>\(shown)</bdi>"))
    }
  }

  @Test(
    "The page of inspect for tiny or unusable files is well-formed without NaN",
    arguments: [
      "ds,y\n1,5\n", "ds,y\n1,5\n2,5\n3,5\n", "ds,y\n1,1e150\n2,-1e150\n3,1e-300\n",
      "ds,y\n1,\n2,3\n", "ds,a,b\n1,2,3\n", "a,b\nx,y\n", "ds,y\n1,word\n2,2\n3,3\n",
    ])
  func degenerate(text: String) throws {
    try Tool.inFolder { martlet in
      try martlet.write(text, to: "a.csv")
      let page = try page(martlet, ["a.csv"])
      #expect(isWellFormed(page))
      #expect(page.contains("What was understood"))
      #expect(!page.contains("NaN") && !page.contains("nan%") && !page.contains("inf%"))
    }
  }

  @Test("inspect --out o.json writes the bytes that --json prints")
  func jsonFileIsTheDocument() throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "days.csv")
      let outcome = try martlet("inspect days.csv --target y --json --out o.json")
      #expect(try martlet.read("o.json") == outcome.output)
    }
  }

  @Test(
    "Wrong --out and --rows of inspect are errors with the remedy",
    arguments: [
      (
        "--out o.csv",
        "o.csv: error: --out does not say in which format to write; "
          + "hint: end the name in .html or .json"
      ),
      (
        "--rows 2024",
        "error: '2024' names no rows from a time to another; "
          + "hint: --rows 2018-02-01..2018-03-31, or 10..20 where times are whole numbers"
      ),
      (
        "--rows 2024-02..2024-01",
        "error: the rows from 2024-02 cannot end with 2024-01 before it; "
          + "hint: --rows 2024-01..2024-02"
      ),
      (
        "--rows 2023..2023",
        "error: no row lies between 2023 and 2023: the rows go from 2024-01-01 to "
          + "2024-01-16; hint: --rows 2024-01-01..2024-01-16, or a part of it"
      ),
    ])
  func errors(option: String, message: String) throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "days.csv")
      let outcome = try martlet("inspect days.csv --target y " + option)
      #expect(outcome.messages == message + "\n")
      #expect(outcome.status == 64)
      #expect(outcome.output == "")
    }
  }

  @Test("inspect shows a covariate's new value on its release day and not before")
  func joinedRows() throws {
    try Tool.inFolder { martlet in
      let files = ["sp500.csv", "core_cpi.csv"].map {
        Tool.root.appending(path: "datasets/\($0)").path
      }
      let options = [
        "--hist-exog", "CPILFESL", "--release", "CPILFESL=14d", "--rows", "2018-02-14..2018-02-16",
      ]
      let text = try martlet.run(["inspect"] + files + options).output
      #expect(
        text.contains(
          """
          3 rows of Close as a model sees them (* a value that the row before did not know):
                        Close    CPILFESL   value of    known from
            2018-02-14  2698.63  254.398
            2018-02-15  2731.20  255.287 *  2018-01-01  2018-02-15
            2018-02-16  2732.22  255.287

          """))
      let document = try martlet.run(["inspect"] + files + options + ["--json"]).document()
      let joined = try #require(document["joined"] as? [String: Any])
      let rows = try #require(joined["rows"] as? [[String: Any]])
      let cells = rows.compactMap { ($0["covariates"] as? [[String: Any]])?.first }
      #expect(cells.map { $0["new"] as? Bool } == [false, true, false])
      #expect(cells.map { $0["value_of"] as? String } == [nil, "2018-01-01", nil])
      #expect(cells.map { $0["known_from"] as? String } == [nil, "2018-02-15", nil])
    }
  }
}
