import Foundation
import Martlet
import MartletTestSupport
import Testing

/// A plan that the command wrote is run by the library to the same document.
struct PreparedRunTests {
  @Test(
    "A plan of options drawn at random gives the same document in Swift",
    arguments: RunVerb.allCases, 1...2)
  func optionsDrawnAtRandom(verb: RunVerb, block: Int) async throws {
    var draw = PlanRunTests.Draw(state: UInt64(block * 7_919 + verb.rawValue.count))
    var done = 0
    try await Tool.withFolder { martlet in
      try martlet.write(PlanRunTests.days, to: "days.csv")
      try martlet.write(PlanRunTests.months, to: "months.csv")
      try martlet.write(PlanRunTests.given, to: "given.csv")
      for _ in 0..<(LongForm.isOn ? 60 : 10) {
        let words = PlanRunTests.words(&draw, verb.rawValue)
        // Some draws make no sense together.
        if try await Self.isTheSame(words, in: martlet) { done += 1 }
      }
    }
    #expect(done >= (LongForm.isOn ? 30 : 5), "most draws should run, and \(done) did")
  }

  /// Series of several lengths, one of which falls below zero in its last rows.
  static let panel = [("a", 60), ("b", 50), ("c", 9), ("d", 3)].reduce(into: "unique_id,ds,y\n") {
    text, series in
    for row in 0..<series.1 {
      let day = 1 + row % 28
      let time = "2024-0\(1 + row / 28)-\(day < 10 ? "0" : "")\(day)"
      let value = series.0 == "b" && row == 45 ? -1 : 5 + row * row % 7
      text += "\(series.0),\(time),\(value)\n"
    }
  }

  static let lines = [
    "backtest days.csv --target y --test-size 12 --horizon 3 --model drift --model ridge",
    "backtest days.csv --target y --train-size 60 --val-size 10 --test-size 20 --horizon 2 --level 80 "
      + "--max-steps 3 --model mlp:hidden=2 --metric-scale train",
    "compare days.csv --target all --missing-text ND --missing drop --cutoffs calendar "
      + "--n-windows 4 --model theta",
    "forecast days.csv --target y --hist-exog w --missing-text days.csv=ND --missing mask "
      + "--paths 3 --model drift",
    "forecast days.csv --target y", "backtest days.csv --target y --max-steps 2 --seeds 1",
    "forecast days.csv --target y --horizon 2 --max-steps 3 --decomposition --model dlinear",
    "backtest panel.csv --skip-failing --horizon 2 --model drift",
    "backtest panel.csv --skip-failing --transform log --cutoffs calendar --n-windows 8 --model drift",
    "compare panel.csv --skip-failing --n-windows 4 --model ridge --model theta",
    "forecast panel.csv --model drift --horizon 2",
    "forecast panel.csv --n-windows 0 --model drift",
    "forecast panel.csv --skip-failing --transform log --model theta --horizon 2",
  ]

  @Test("A plan of a split, of a panel, or of nothing but a file does too", arguments: lines)
  func chosenOptions(_ words: String) async throws {
    try await Tool.withFolder { martlet in
      try martlet.write(PlanRunTests.days, to: "days.csv")
      try martlet.write(Self.panel, to: "panel.csv")
      #expect(try await Self.isTheSame(words, in: martlet), "\(words) does not run")
    }
  }

  /// Whether the command runs; then it is compared with the library.
  private static func isTheSame(_ words: String, in martlet: Tool) async throws -> Bool {
    let arguments = words.split(separator: " ").map { word in
      word.hasSuffix(".csv") ? "\(martlet.folder.path)/\(word)" : String(word)
    }
    let outcome = try martlet.run(
      arguments + ["--json", "--quiet", "--out", "plan.json"], likeHere: true)
    guard outcome.status == 0 else {
      #expect([64, 65].contains(outcome.status), "\(words): \(outcome.messages)")
      return false
    }
    let stored = try PlanFile(contentsOf: "\(martlet.folder.path)/plan.json").stored
    let line = try outcome.document()["command_line"] as? String
    let run = try PreparedRun(stored, jobs: 2)
    let document =
      run.request.verb == .forecast
      ? try await run.forecast().json(plan: run.plan, commandLine: line)
      : try await run.backtest().json(plan: run.plan, commandLine: line)
    #expect(document + "\n" == outcome.output, "\(words)")
    return true
  }
}
