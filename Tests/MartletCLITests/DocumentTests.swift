import Foundation
import Testing

/// The JSON documents: one on standard output, with the keys that docs/formats.md describes.
struct DocumentTests {
  static let commands = [
    "inspect days.csv --target y --json",
    "inspect days.csv --target y --hist-exog x --release x=1d --missing drop --rows 2024..2024 --json",
    "forecast days.csv --target y --horizon 2 --n-windows 4 --model drift --json",
    "backtest days.csv --target y --horizon 2 --n-windows 4 --model drift --json",
    "compare days.csv --target y --horizon 2 --n-windows 4 --model drift --json",
    "doctor days.csv --target y --n-windows 4 --max-steps 9 --model mlp:hidden=4 --json",
    "audit days.csv --target y --horizon 2 --n-windows 4 --model drift --json",
    "forecast days.csv --target y --n-windows 4 --model drift --intervals native --paths 2 --json",
    "score seen.csv days.csv --target y --json",
    "backtest days.csv --target y --n-windows 4 --model drift --quantiles .1 --json",
    "inspect none.csv --json",
    "models --json",
    "models nlinear --json",
  ]

  @Test("Every key of the JSON documents is described in docs/formats.md", arguments: commands)
  func keysAreDocumented(words: String) throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "days.csv")
      try martlet.write(Samples.seen, to: "seen.csv")
      let formats = try Tool.repositoryFile("docs/formats.md")
      for key in Self.keys(of: try martlet(words).document()) {
        #expect(formats.contains("`\(key)`"), "docs/formats.md says nothing of '\(key)'")
      }
    }
  }

  /// All keys of a document, but for those that are names of models, columns or options.
  static func keys(of value: Any) -> Set<String> {
    let named = [
      "values", "forecasts", "verdicts", "options", "task", "releases", "coverage", "errors",
    ]
    switch value {
    case let document as [String: Any]:
      return document.reduce(into: Set(document.keys)) { keys, entry in
        let isNamed = named.contains(entry.key) && entry.value is [String: Any]
        if !isNamed { keys.formUnion(self.keys(of: entry.value)) }
      }
    case let list as [Any]:
      return list.reduce(into: []) { $0.formUnion(Self.keys(of: $1)) }
    default: return []
    }
  }

  @Test("An interval that does not exist is null in the JSON document, not left out")
  func nulls() throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "days.csv")
      let document = try martlet(
        "forecast days.csv --target y --horizon 1 --n-windows 4 --model drift --level 50,99.9 --json"
      ).document()
      let forecasts = try #require(document["forecasts"] as? [[String: Any]])
      let values = try #require(forecasts.first?["values"] as? [String: Any])
      #expect(values["RandomWalkWithDrift-lo-50"] is Double)
      #expect(values["RandomWalkWithDrift-lo-99.9"] is NSNull)
      #expect(values["RandomWalkWithDrift-hi-99.9"] is NSNull)
    }
  }

  @Test("A model's label is a key of the JSON documents letter for letter")
  func labelsStayAsTheyAre() throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "days.csv")
      let words =
        " days.csv --target y --horizon 1 --n-windows 4 --model drift:label=MyModel --json"
      let forecast = try martlet("forecast" + words).document()
      let first = try #require((forecast["forecasts"] as? [[String: Any]])?.first)
      #expect((first["values"] as? [String: Any])?["MyModel"] is Double)
      #expect((forecast["verdicts"] as? [String: Any])?["MyModel"] is String)
      let backtest = try martlet("backtest" + words).document()
      let point = try #require((backtest["points"] as? [[String: Any]])?.first)
      #expect((point["forecasts"] as? [String: Any])?["MyModel"] is Double)
    }
  }

  @Test("inspect of a target with a gap succeeds and shows the error a forecast gives")
  func inspectSaysWhatIsMissing() throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "days.csv")
      let error =
        "days.csv:4:3: error: column 'x' has 1 missing value, the first one here; "
        + "hint: --missing forward-fill or --missing drop"
      let text = try martlet("inspect days.csv --target x")
      #expect(text.status == 0)
      #expect(text.output.contains("not ready to forecast from:\ndays.csv:4:3: error: column 'x'"))
      let document = try martlet("inspect days.csv --target x --json").document()
      #expect(document["error"] as? String == error)
      #expect(document["understood"] is [String])
    }
  }

  /// A word in a column that nothing uses keeps nobody from forecasting, and is said.
  @Test("inspect lists a column with a word among numbers as unusable")
  func inspectNamesUnusableColumns() throws {
    try Tool.inFolder { martlet in
      let text = Samples.days.replacing("2024-01-03,11,", with: "2024-01-03,11,three")
      try martlet.write(text, to: "days.csv")
      let problem = "days.csv:4:3: error: 'three' is not a number (column 'x')"
      let outcome = try martlet("inspect days.csv --target y")
      #expect(outcome.output.contains("columns that cannot be used:\n" + problem))
      #expect(!outcome.output.contains("not ready"))
      let document = try martlet("inspect days.csv --target y --json").document()
      #expect(document["error"] is NSNull)
      let files = try #require(document["files"] as? [[String: Any]])
      let columns = try #require(files.first?["columns"] as? [[String: Any]])
      #expect((columns[2]["error"] as? String)?.hasPrefix(problem) ?? false)
      #expect(columns[1]["error"] is NSNull)
    }
  }

  @Test("A long file with --id-col is forecast series by series") func longFiles() throws {
    try Tool.inFolder { martlet in
      let rows = Samples.days.split(separator: "\n").dropFirst().map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
      let long = ["a", "b"].flatMap { id in rows.map { "\(id),\($0[0]),\($0[1])" } }
      try martlet.write((["shop,ds,y"] + long).joined(separator: "\n"), to: "long.csv")
      let words = "forecast long.csv --id-col shop --horizon 1 --n-windows 4 --model naive"
      #expect(try martlet(words + " --out o.csv").status == 0)
      let forecasts = try martlet.read("o.csv").split(separator: "\n")
      #expect(forecasts.map { $0.prefix(12) } == ["unique_id,ds", "a,2024-01-17", "b,2024-01-17"])
    }
  }

  @Test("A file read from a pipe has the checksum of the file itself") func pipes() throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "days.csv")
      let words = "--target y --horizon 1 --n-windows 2 --model naive --json --quiet"
      let outcome = try martlet.shell("cat days.csv | \"$martlet\" forecast /dev/stdin \(words)")
      let piped = try #require(try outcome.document()["plan"] as? [String: Any])
      let direct = try martlet("forecast days.csv \(words)").document()["plan"] as? [String: Any]
      let sums = [piped, try #require(direct)].map {
        ($0["files"] as? [[String: String]])?.first?["sha256"]
      }
      #expect(sums[0] != nil && sums[0] == sums[1])
    }
  }
}
