import Foundation
import MartletCatalog
import MartletEvaluation
import MartletFiles
import MartletForecasting
import MartletModels
import MartletPanels
import MartletReport
import MartletRuns
import Testing

/// Plans that are made in Swift, and run there.
struct PreparedRunTests {
  /// A file that is gone at the end of the test.
  static func withFile<Result>(
    _ text: String = days, _ body: (String) async throws -> Result
  ) async throws -> Result {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "martlet-\(UUID().uuidString).csv").path
    try Data(text.utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try await body(path)
  }

  static let days =
    "ds,y,z\n"
    + (0..<84).map { row in
      let day = 1 + row % 28
      return "2023-0\(1 + row / 28)-\(day < 10 ? "0" : "")\(day),\(50 + row * row % 11),\(row)\n"
    }.joined()

  static let panel =
    "unique_id,ds,y\n"
    + [("a", 40), ("b", 40), ("c", 3)].map { id, rows in
      (0..<rows).map { "\(id),\($0),\(5 + $0 * $0 % 7)\n" }.joined()
    }.joined()

  @Test("A backtest of a file, a horizon and models is that of the same panel")
  func backtest() async throws {
    try await Self.withFile { path in
      let plan = RunPlan(
        .backtest, files: [path], target: "y", horizon: 3, models: ["drift", "ridge"])
      let run = try PreparedRun(plan)
      let result = try await run.backtest()
      let panel = try Panel(csv: path, target: "y")
      let same = Backtest(horizon: 3, folds: .expanding(count: run.backtest.folds.count, step: 3))
      #expect(result.csv == (try await same.run([.randomWalkWithDrift, .ridge()], on: panel)).csv)
      #expect(run.backtest.folds.count == run.plan.evaluation?.folds)
      #expect(run.plan.inferred.sorted().contains("season"))
      #expect(run.plan.evaluation?.season == result.backtest.task.seasonLength)
      #expect(run.plan.files[0].sha256?.count == 64 && run.plan.version == MartletVersion.text)
      #expect(run.request.plan.evaluation?.season == nil)
      #expect(run.plan.evaluation?.models.map(\.label) == ["RandomWalkWithDrift", "Ridge"])
    }
  }

  @Test("A forecast is that of the same panel, calibrated by the same folds")
  func forecast() async throws {
    try await Self.withFile { path in
      let run = try PreparedRun(
        RunPlan(.forecast, files: [path], target: "y", horizon: 2, models: ["theta"]))
      let calibration = Backtest(horizon: 2, folds: .expanding(count: 20, step: 2))
      let same = try await Forecasting(calibratedBy: calibration).run(
        [Model(Theta())], on: Panel(csv: path, target: "y"))
      #expect(try await run.forecast().csv == same.csv)
    }
  }

  @Test("A plan that was resolved is run again to the same plan and numbers")
  func again() async throws {
    try await Self.withFile { path in
      let first = try PreparedRun(
        RunPlan(.compare, files: [path], target: "y", horizon: 2, models: ["ses", "drift"]))
      let again = try PreparedRun(first.plan)
      #expect(again.plan == first.plan)
      #expect(try await again.backtest().csv == first.backtest().csv)
      // What was inferred follows from what is asked for.
      var other = first.plan
      other.evaluation?.horizon = 4
      #expect(try PreparedRun(other).plan.evaluation?.stepSize == 4)
    }
  }

  @Test("A plan without a command runs as what it is asked to be")
  func verbs() async throws {
    try await Self.withFile { path in
      var plan = RunPlan(.forecast, files: [path], target: "y", models: ["drift"])
      plan.command = nil
      #expect(throws: RunError.noVerb(nil)) { try PreparedRun(plan) }
      let run = try PreparedRun(plan, as: .backtest)
      #expect(run.plan.command == "backtest")
      await #expect(throws: RunError.otherVerb(.backtest, wanted: .forecast)) {
        try await run.forecast()
      }
      let forecast = try PreparedRun(plan, as: .forecast)
      await #expect(throws: RunError.otherVerb(.forecast, wanted: .backtest)) {
        try await forecast.backtest()
      }
    }
  }

  @Test("A plan without models has those of its command", arguments: RunVerb.allCases)
  func usualModels(verb: RunVerb) throws {
    var plan = RunPlan(verb, files: ["a.csv"])
    if verb == .score { plan.forecasts = RunPlan.File(name: "b.csv") }
    let request = try RunRequest(plan)
    #expect(request.plan.evaluation?.models.map(\.text) == verb.usualModels)
    #expect(request.models.count == verb.usualModels.count)
  }

  @Test("Series that cannot take part are an error, or left out and named")
  func leftOut() async throws {
    try await Self.withFile(Self.panel) { path in
      var plan = RunPlan(.backtest, files: [path], horizon: 2, models: ["drift"])
      let error = #expect(throws: LeftOutSeries.self) { try PreparedRun(plan) }
      #expect(error?.failures.map(\.series) == ["c"] && error?.count == 3)
      #expect(
        error?.remedy?.commandLine.hasSuffix("; --skip-failing leaves such series out") == true)
      plan.evaluation?.skipFailing = true
      let run = try PreparedRun(plan)
      #expect(run.leftOut.map(\.series) == ["c"] && run.panel.series.map(\.id) == ["a", "b"])
      #expect(run.plan.findings.leftOut.map(\.series) == ["c"])
      plan.command = "forecast"
      plan.evaluation?.skipFailing = false
      let forecast = try PreparedRun(plan)
      #expect(forecast.unfolded.map(\.series) == ["c"] && forecast.foldedPanel.series.count == 2)
      plan.evaluation?.folds = 15
      let room = #expect(throws: NoRoomForFolds.self) { try PreparedRun(plan) }
      #expect(
        room?.remedy?.commandLine.hasPrefix(
          "--n-windows 0 forecasts without intervals and verdict; or ") == true)
    }
  }

  @Test("What no model looks at is named, and so is a season of other rows")
  func unused() async throws {
    try await Self.withFile { path in
      var plan = RunPlan(.forecast, files: [path], target: "y", models: ["drift"])
      plan.columns.pastCovariates = ["z"]
      plan.evaluation?.task = ["max-steps": .integer(3)]
      plan.evaluation?.seeds = 2
      plan.evaluation?.season = 5
      let run = try PreparedRun(plan)
      #expect(
        run.unused == UnusedInputs(columns: ["z"], options: ["max-steps", "seeds", "season"]))
      #expect(run.plan.findings.unused == ["z", "--max-steps", "--seeds", "--season"])
      #expect(
        run.remarks.map(\.description) == [
          "seasonLength: 5 is taken, but a week of these rows has 7"
        ])
    }
  }
}
