import Foundation
import MartletCatalog
import MartletEvaluation
import MartletFiles
import MartletForecasting
import MartletPanels
import MartletRuns
import MartletTraining
import Testing

struct KeptRunTests {
  /// A ledger in a folder that is gone at the end.
  private func inLedger<Result>(_ body: (Ledger) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "martlet-ledger-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(Ledger(folder.appending(path: "runs.sqlite").path, creates: true))
  }

  private func plan(_ models: [String], file: String = "a", horizon: Int = 2) throws -> RunPlan {
    var plan = RunPlan(command: "backtest")
    plan.files = [.init(name: "\(file).csv", sha256: "sum of \(file)")]
    plan.columns.target = "y"
    plan.evaluation?.horizon = horizon
    plan.evaluation?.models = try models.map {
      try ModelPlan(Model(parsing: $0), text: $0, shared: ForecastTask(horizon: horizon))
    }
    return plan
  }

  private var panel: Panel {
    get throws {
      let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv")
      defer { try? FileManager.default.removeItem(at: path) }
      let rows = (0..<60).map { "\($0),\(10 + Double(($0 * 37) % 11) / 3 + 0.1 * Double($0))" }
      try Data(("ds,y\n" + rows.joined(separator: "\n")).utf8).write(to: path)
      return try Panel(csv: path.path, target: "y")
    }
  }

  private func bits(_ paths: [[[Double]]]) -> [[[UInt64]]] {
    paths.map { $0.map { $0.map(\.bitPattern) } }
  }

  /// As a version left it that had fewer options.
  @Test("A plan that lacks a key is read with its default")
  func plansOfEarlierVersions() throws {
    let kept = try plan(["theta"], horizon: 4)
    let plain = RunPlan().values
    #expect(plain.count > 50)
    for key in plain.keys {
      var expected = kept.values
      var values = expected
      values[key] = nil
      expected[key] = plain[key]
      #expect(RunPlan(completing: values)?.values == expected, "\(key)")
    }
    #expect(RunPlan(completing: ["horizon": .string("far")]) == nil)
  }

  @Test("A run whose plan is none is said to be damaged")
  func damaged() async throws {
    try await inLedger { ledger in
      let run = try ledger.begin(plan(["theta"], horizon: 4), commandLine: "martlet backtest")
      run.finish([])
      ledger.close()
      let bytes = try Data(contentsOf: URL(filePath: ledger.path))
      let place = try #require(bytes.range(of: Data(#""skip_failing":false"#.utf8)))
      var broken = bytes
      broken.replaceSubrange(place, with: Data(#""skip_failing":12345"#.utf8))
      try broken.write(to: URL(filePath: ledger.path))
      let opened = try Ledger(ledger.path)
      #expect(throws: LedgerError.damaged(path: ledger.path, id: run.id)) {
        try opened.contents(of: run.id)
      }
    }
  }

  @Test("What cells computed is read back to the bit, with quantiles, curves and choices")
  func resultsAreReadBack() async throws {
    try await inLedger { ledger in
      let models = try Model.list(parsing: [
        "mlp:hidden=4,max-steps=12,val-size=6,val-check-steps=4,clip-norm=0.1,patience=5",
        "auto:models=drift+ridge", "ensemble:models=theta+mlp(hidden=4;max-steps=9)", "theta",
      ])
      var backtest = Backtest(horizon: 2, folds: Folds(count: 2), seeds: 2)
      backtest.intervals = .native
      let run = try ledger.begin(plan(["theta"]), commandLine: "martlet backtest")
      let (first, panel) = (Recording(run), try panel)
      let result = try await backtest.run(models, on: panel, store: first)
      run.finish([])
      let cells = try ledger.cells(of: run.id)
      #expect(cells.count == first.kept.count)
      for cell in cells {
        let own = try #require(first.kept.first { $0.cell == cell.cell })
        #expect(bits(cell.paths) == bits(own.paths))
        #expect(cell.quantiles.map { $0.map(bits) } == own.quantiles.map { $0.map(bits) })
        #expect(cell.learningCurve == own.learningCurve)
        #expect(cell.memberCurves == own.memberCurves)
        #expect(cell.choice == own.choice)
      }
      let curve = try #require(cells.first { $0.cell.label == "MLP" }?.learningCurve)
      #expect(curve.checks.map(\.step) == [4, 8, 12])
      #expect(curve.checks.allSatisfy { $0.validationLoss != nil && $0.gradientNorm != nil })
      #expect(curve.checks.allSatisfy { $0.clippedSteps != nil })
      #expect(curve.setting?.maxSteps == 12 && curve.setting?.patience == 5)
      #expect(cells.contains { $0.memberCurves.first?.member == "mlp(hidden=4;max-steps=9)" })
      #expect(cells.contains { $0.choice != nil })
      // A second run takes all from there, and says the same.
      let second = try ledger.begin(plan(["theta"]), commandLine: "martlet backtest")
      #expect(second.id == run.id + 1)
      let again = try await backtest.run(models, on: panel, store: second)
      for (one, other) in zip(result.models, again.models) {
        #expect(one.paths == other.paths)
        #expect(one.choices == other.choices)
        #expect(one.fits == other.fits)
        #expect(one.meanFitSeconds == other.meanFitSeconds)
      }
      #expect(try ledger.run(second.id).reused == cells.count)
      #expect(result.fits.count == 8 && result.fits == again.fits)
    }
  }

  /// Whatever a number or a text may be: minus zero, what is not finite, the least number, quotes and control
  /// characters.
  @Test("A result with any number and any text is read back to the bit")
  func anyResult() async throws {
    let numbers =
      #"[-0.5,"8000000000000000","7ff0000000000000","7ff8000000000001",5e-324,1e22,0.1,100]"#
    let text = #"""
      {"cell": {"cutoffs": [{"label": "2018-01-01", "row": 3, "time": 17532}, {"label": "", "row": -1}],
      "label": "a \"b\" \\ \n \u0001 é 😀", "model": "MLP:label=x", "seed": 2, "series": ["s/1", "s,2"]},
      "paths": [[NUMBERS, []], []], "quantiles": [[[NUMBERS]]], "draws": [[NUMBERS]], "fitSeconds": 0.25,
      "learningCurve": {"checks": [{"step": 1, "trainingLoss": 0.30000000000000004, "learningRate": 1e-7},
      {"step": 2, "trainingLoss": 1e300, "validationLoss": 3, "learningRate": 0}], "steps": 2, "epochs": 0.5,
      "bestStep": 2, "stoppedEarly": true},
      "failure": {"model": "m", "series": "s", "cutoff": "c", "seed": 1, "cause": "\"why\"", "category": "data"}}
      """#.replacing("NUMBERS", with: numbers)
    let result = try JSONDecoder().decode(CellResult.self, from: Data(text.utf8))
    try await inLedger { ledger in
      let run = try ledger.begin(plan(["theta"]), commandLine: "martlet backtest")
      run.keep(result, checksum: "1", isNew: true)
      #expect(run.failure == nil)
      let cells = try ledger.cells(of: run.id)
      let read = try #require(cells.first)
      #expect(read.cell == result.cell)
      #expect(read.cell.label == "a \"b\" \\ \n \u{1} é 😀")
      #expect(bits(read.paths) == bits(result.paths))
      #expect(read.quantiles.map { $0.map(bits) } == result.quantiles.map { $0.map(bits) })
      #expect(read.draws.map(bits) == result.draws.map(bits))
      #expect(read.learningCurve == result.learningCurve)
      #expect(read.fitSeconds == 0.25)
      #expect(read.failure?.line.description == result.failure?.line.description)
    }
  }

  @Test("A run that was stopped goes on under its number, one that is done does not")
  func goesOn() async throws {
    try await inLedger { ledger in
      let plan = try plan(["theta"])
      let first = try ledger.begin(plan, commandLine: "martlet backtest")
      first.expect(5)
      #expect(!first.goesOn)
      #expect(first.stop() == (kept: 0, all: 5))
      #expect(try ledger.run(first.id).state == .stopped)
      let other = try ledger.begin(self.plan(["drift"]), commandLine: "martlet backtest")
      #expect((other.id, other.goesOn) == (2, false))
      let second = try ledger.begin(plan, commandLine: "martlet backtest")
      #expect((second.id, second.goesOn) == (first.id, true))
      second.expect(5)
      second.finish([])
      #expect(try ledger.run(first.id).cells == 5)
      #expect(try ledger.run(first.id).state == .done)
      #expect(try ledger.begin(plan, commandLine: "martlet backtest").id == 3)
    }
  }

  @Test("A process that is gone is not at work, and this one is")
  func processesThatAreGone() throws {
    let gone = Process()
    gone.executableURL = URL(filePath: "/bin/true")
    try gone.run()
    gone.waitUntilExit()
    #expect(!Ledger.isAtWork(Int(gone.processIdentifier)))
    #expect(Ledger.isAtWork(1))
    #expect(Ledger.isAtWork(Int(ProcessInfo.processInfo.processIdentifier)))
  }

  @Test("A configuration that was tried twice counts once, under whatever label and file name")
  func configurationsCountOnce() async throws {
    try await inLedger { ledger in
      _ = try ledger.begin(plan(["theta", "mlp:hidden=8"]), commandLine: "")
      _ = try ledger.begin(plan(["mlp:hidden=8,label=other"]), commandLine: "")
      var renamed = try plan(["mlp:hidden=8"])
      renamed.files[0].name = "copy.csv"
      _ = try ledger.begin(renamed, commandLine: "")
      #expect(try ledger.configurationCount(onFile: "sum of a") == 2)
      _ = try ledger.begin(plan(["mlp:hidden=9"]), commandLine: "")
      _ = try ledger.begin(plan(["mlp:hidden=8"], horizon: 3), commandLine: "")
      _ = try ledger.begin(plan(["mlp:hidden=8"], file: "b"), commandLine: "")
      #expect(try ledger.configurationCount(onFile: "sum of a") == 4)
      #expect(try ledger.configurationCount(onFile: "sum of b") == 1)
      #expect(try ledger.configurationCount(onFile: "sum of c") == 0)
      #expect(try ledger.configurations(of: 1).map(\.label) == ["Theta", "MLP"])
    }
  }

  @Test("A plan comes out of a ledger as it went in")
  func plans() async throws {
    try await inLedger { ledger in
      var plan = try plan(["mlp:hidden=8", "theta"])
      plan.evaluation?.levels = [0.8, 0.95]
      plan.inferred = ["levels"]
      let run = try ledger.begin(plan, commandLine: "martlet backtest a.csv")
      let read = try #require(try ledger.plan(of: run.id))
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      #expect(try encoder.encode(read) == encoder.encode(plan))
      #expect(try ledger.run(run.id).commandLine == "martlet backtest a.csv")
      #expect(try ledger.run(run.id).files == plan.files)
    }
  }

  @Test("Removing a run removes the cells that no other run needs")
  func removing() async throws {
    try await inLedger { ledger in
      let panel = try panel
      let backtest = Backtest(horizon: 2, folds: Folds(count: 2), seeds: 1)
      for models in [["drift"], ["drift", "theta"]] {
        let run = try ledger.begin(plan(models), commandLine: "")
        _ = try await backtest.run(Model.list(parsing: models), on: panel, store: run)
        run.finish([])
      }
      #expect(try ledger.cells(of: 1).count == 4)
      #expect(try ledger.cells(of: 2).count == 6)
      #expect(try ledger.remove([1]).cells == 0)
      #expect(try ledger.cells(of: 2).count == 6)
      #expect(throws: LedgerError.self) { try ledger.remove([2, 7]) }
      #expect(try ledger.remove([2]).cells == 6)
      #expect(try ledger.runs().isEmpty)
      // No number is given twice.
      #expect(try ledger.begin(plan(["drift"]), commandLine: "").id == 3)
    }
  }

  @Test("What is no ledger is an error that says so")
  func noLedgers() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    #expect(throws: LedgerError.missing(path: path)) { try Ledger(path) }
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data("date,price\n2018-01-01,3\n".utf8).write(to: URL(filePath: path))
    #expect(throws: LedgerError.noLedger(path: path)) { try Ledger(path) }
    #expect(throws: LedgerError.noLedger(path: path)) { try Ledger(path, creates: true) }
  }
}

/// A store that remembers what it was handed.
private final class Recording: CellStore, @unchecked Sendable {
  private let store: KeptRun
  private(set) var kept: [CellResult] = []

  init(_ store: KeptRun) { self.store = store }

  func expect(_ count: Int) { store.expect(count) }
  func result(checksum: String) -> CellResult? { store.result(checksum: checksum) }
  func keep(_ result: CellResult, checksum: String, isNew: Bool) {
    kept.append(result)
    store.keep(result, checksum: checksum, isNew: isNew)
  }
}
