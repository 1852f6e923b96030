import Foundation
import Testing

/// What `inspect` says of a series, and that what it suggests can be run.
struct InspectTests {
  @Test("Both commands that inspect suggests for names with spaces and quotes run")
  func commandsRun() throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.wave().replacing("ds,y", with: "ds,it's"), to: "a wave.csv")
      let outcome = try martlet.run(["inspect", "a wave.csv", "--target", "it's"])
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("what it's looks like:\n"))
      let commands = outcome.output.split(separator: "\n").filter { $0.hasPrefix("  martlet ") }
      #expect(commands.count == 2)
      for command in commands {
        let words = command.dropFirst(2).replacing(
          "martlet", with: "\"$martlet\"", maxReplacements: 1)
        let run = try martlet.shell(words + " --quiet --max-steps 2 --n-windows 4 --seeds 1")
        #expect(run.status == 0, "\(command): \(run.messages)")
      }
    }
  }

  @Test("inspect profiles the values of a column with a gap and gives its error")
  func missingValues() throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "days.csv")
      let document = try martlet("inspect days.csv --target x --json").document()
      let profile = try #require(document["profile"] as? [String: Any])
      #expect(profile["count"] as? Int == 11)
      #expect(profile["level"] as? String == "untested")
      #expect(profile["dickey_fuller"] is NSNull)
      #expect(document["error"] is String)
      let whole = try martlet("inspect days.csv --target y --json").document()
      let commands = (whole["profile"] as? [String: Any])?["commands"] as? [String]
      #expect(
        commands?.first == "martlet backtest days.csv --target y --horizon 1 --model drift")
    }
  }

  @Test("inspect of the S&P 500 finds a wandering level and clustered volatility")
  func statistics() throws {
    try Tool.inFolder { martlet in
      let file = Tool.root.appending(path: "datasets/sp500.csv").path
      let document = try martlet.run(["inspect", file, "--json"]).document()
      let profile = try #require(document["profile"] as? [String: Any])
      #expect(profile["level"] as? String == "wanders")
      #expect(profile["steady"] as? String == "log-return")
      let arch = try #require(profile["arch"] as? [String: Any])
      #expect(try #require(arch["p_value"] as? Double) < 1e-10)
      #expect((profile["autocorrelations"] as? [Double])?.count == 10)
    }
  }

  @Test(
    "inspect describes constant, short and extreme columns without NaN",
    arguments: ["5\n5\n5\n5", "1\n2", "1", "0\n0\n0", "1e308\n-1e308\n1e308"])
  func degenerate(column: String) throws {
    try Tool.inFolder { martlet in
      let rows = column.split(separator: "\n").enumerated().map { "\($0),\($1)" }
      try martlet.write("ds,y\n" + rows.joined(separator: "\n"), to: "y.csv")
      let outcome = try martlet("inspect y.csv")
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("what y looks like:"))
      #expect(!outcome.output.contains("nan"))
      #expect(try martlet("inspect y.csv --json").document()["profile"] is [String: Any])
    }
  }
}
