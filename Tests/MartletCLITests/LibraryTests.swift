import Foundation
import Martlet
import Testing

/// The library equals the command: every pair of docs/swift.md gives the same bytes in both forms.
struct LibraryTests {
  private let root = Tool.root.path

  @Test("Forecasting with an MLP in Swift gives the bytes of the command")
  func forecast() async throws {
    let prices = try Panel(csv: "\(root)/datasets/core_cpi.csv")
    var past = Backtest(horizon: 6, folds: .expanding(count: 20, step: 6))
    past.task.transform = .logReturn
    past.task.training.maxSteps = 200
    past.levels = [0.8]
    let forecast = try await Forecasting(calibratedBy: past).run([.mlp(hidden: 64)], on: prices)
    try expectSame(forecast.csv, #function)
    // The same table is printed by both, up to what the command says beside it.
    let table = forecast.description.split(separator: "\n").map(String.init)
    #expect(table.contains { $0.contains("MLP-lo-80") })
    #expect(table.contains { $0.hasPrefix("MLP beats the last value here") })
    #expect(forecast.timeLabels(ofSeries: 0).first == "2018-12-01")
  }

  @Test("Forecasting with the command's default models in Swift gives its bytes")
  func usualForecast() async throws {
    let rates = try Panel(csv: "\(root)/datasets/unemployment.csv")
    let calibration = Backtest(horizon: 12, folds: .expanding(count: 20, step: 12))
    let usual = try Model(parsing: "auto:models=theta+ridge+auto-ets")
    let forecast = try await Forecasting(calibratedBy: calibration).run([usual], on: rates)
    try expectSame(forecast.csv, #function)
  }

  @Test("A backtest in Swift infers the same season as the command, with the same bytes")
  func season() async throws {
    let rates = try Panel(csv: "\(root)/datasets/unemployment.csv")
    let backtest = Backtest(horizon: 6, folds: .expanding(count: 10, step: 6))
    let result = try await backtest.run([Model(AutoETS()), .seasonalNaive], on: rates)
    try expectSame(result.csv, #function)
    #expect(result.backtest.task.seasonLength == 12)
    let decades = ScoreGrouping("decade", ["early", "late"]) { series, fold, step in
      fold < 5 ? 0 : 1
    }
    #expect(result.scoreTable(by: decades).contains("MAE by decade"))
    try Tool.inFolder { martlet in
      let words = try Self.words(#function, root: root)
      let table = try martlet.run(
        ["compare"] + words.dropFirst() + ["--scores-by", "fold", "--quiet"], likeHere: true
      ).output
      let lines = result.scoreTable(by: .fold).split(separator: "\n")
      #expect(lines.count == 13 && lines.allSatisfy(table.contains))
    }
  }

  @Test("The README's backtest in Swift gives the bytes of its command")
  func readme() async throws {
    let index = try Panel(csv: "\(root)/datasets/sp500.csv", target: "Close")
    var backtest = Backtest(horizon: 20, folds: .expanding(count: 40, step: 20))
    backtest.task.transform = .log
    backtest.task.training.maxSteps = 200
    let result = try await backtest.run(
      [.naive, .randomWalkWithDrift, .mlp(hidden: 64, layers: 3, norm: .batch, residual: true)],
      on: index)
    try expectSame(result.csv, #function)
  }

  @Test("A backtest of a stacked ensemble in Swift gives the bytes of the command")
  func ensemble() async throws {
    let rates = try Panel(csv: "\(root)/datasets/unemployment.csv")
    let backtest = Backtest(horizon: 12, folds: .expanding(count: 4, step: 12))
    let result = try await backtest.run(
      [try .ensemble(["theta", "auto-ets"], combine: .stack)], on: rates)
    try expectSame(result.csv, #function)
  }

  @Test("A backtest with a covariate released later in Swift gives the command's bytes")
  func indicator() async throws {
    var reader = PanelReader(
      files: ["\(root)/datasets/sp500.csv", "\(root)/datasets/core_cpi.csv"], target: "Close")
    reader.pastCovariates = ["CPILFESL"]
    reader.releases = ["CPILFESL": ReleaseLag(14, .days)]
    let backtest = Backtest(horizon: 5, folds: .expanding(count: 4, step: 5))
    let result = try await backtest.run([.ridge()], on: try reader.panel())
    try expectSame(result.csv, #function)
  }

  @Test("A backtest with features in Swift gives the bytes of the command")
  func features() async throws {
    var reader = PanelReader(files: ["\(root)/datasets/sp500.csv"], target: "Close")
    reader.features = [
      try Feature(.rsi(14)), try Feature(.sma(20), of: "Volume"), try Feature(.dayOfWeek),
    ]
    let backtest = Backtest(horizon: 5, folds: .expanding(count: 4, step: 5))
    let result = try await backtest.run([.ridge()], on: try reader.panel())
    try expectSame(result.csv, #function)
  }

  @Test("A backtest of a volatility target in Swift gives the bytes of the command")
  func volatility() async throws {
    var reader = PanelReader(files: ["\(root)/datasets/sp500.csv"], target: "Close")
    reader.volatility = VolatilityTarget(.garmanKlass)
    var backtest = Backtest(horizon: 5, folds: .expanding(count: 20, step: 5))
    backtest.task.transform = .log
    let result = try await backtest.run(
      [Model(HAR()), Model(GARCH()), .ridge()], on: try reader.panel())
    try expectSame(result.csv, #function)
  }

  @Test("A plan made in Swift runs as the command does") func plan() async throws {
    var plan = RunPlan(
      .backtest, files: ["\(root)/datasets/unemployment.csv"], horizon: 6,
      models: ["drift", "ridge"])
    plan.evaluation?.folds = 4
    plan.evaluation?.transform = "log"
    let run = try PreparedRun(plan)
    let result = try await run.backtest()
    try expectSame(result.csv, #function)
  }

  @Test("A result's JSON in Swift is that of the command, but for the plan")
  func json() async throws {
    let rates = try Panel(csv: "\(root)/datasets/unemployment.csv")
    let backtest = Backtest(horizon: 6, folds: .expanding(count: 10, step: 6))
    let result = try await backtest.run([Model(AutoETS()), .seasonalNaive], on: rates)
    let parsed = try JSONSerialization.jsonObject(with: Data(result.json().utf8))
    var own = try #require(parsed as? [String: Any])
    #expect(own["plan"] is NSNull && own["command_line"] is NSNull)
    var commands = try Tool.inFolder { martlet in
      try martlet.run(try Self.words("season()", root: root) + ["--json"], likeHere: true)
        .document()
    }
    for key in ["plan", "command_line"] {
      own[key] = nil
      commands[key] = nil
    }
    #expect(NSDictionary(dictionary: own) == NSDictionary(dictionary: commands))
  }

  @Test("A network fitted alone in Swift has a rate test, records and the model's defaults")
  func fit() async throws {
    let prices = try Panel(csv: "\(root)/datasets/core_cpi.csv")
    var task = ForecastTask(horizon: 6, transform: .logReturn)
    task.training.maxSteps = 200
    task.training.probeInterval = 100
    let known = prices.asOf(rowsBeforeEnd: 0)
    let search = try MLP(hidden: 64).rateRangeTest(on: known, task)
    task.training.learningRate = search.interval(.valley)?.middle ?? 1e-3
    let fitted = try MLP(hidden: 64).fit(known, task)
    let path = try fitted.predict(known)[0]
    #expect(search.curves.count == 3 && search.interval(.valley) != nil)
    #expect(fitted.record.checks.count == 4 && fitted.record.probes.count == 2)
    #expect(path.count == 6 && path.allSatisfy { 255...270 ~= $0 })
    // The defaults of the model hold: another loss and schedule give another network.
    task.training.loss = .mae
    task.training.schedule = Schedule(.cosine())
    #expect(try MLP(hidden: 64).fit(known, task).predict(known)[0] == path)
  }

  @Test("Sharpness, noise scale and importance of a fit in Swift are numbers of its windows")
  func curvature() throws {
    let cpi = try Panel(csv: "\(root)/datasets/core_cpi.csv")
    let before = cpi.asOf(rowsBeforeEnd: 60)
    let small = ForecastTask(horizon: 6, transform: .logReturn)
    let networks = try (1...3).map { try MLP(hidden: 16).fit(before, small, seed: $0) }
    let sharpness = try MLP(hidden: 16).sharpness(at: networks[0].parameters, on: before, small)
    let noise = try MLP(hidden: 16).gradientNoiseScale(on: before, small)
    let importance = try PermutationImportance(
      of: networks, on: cpi.asOf(rowsBeforeEnd: 0), lastRows: 60, loss: { abs($0 - $1) })
    #expect(try #require(sharpness).value.isFinite && sharpness?.examples ?? 0 > 100)
    #expect(try #require(noise?.suggestedBatch) >= 1 && noise?.draws == 10)
    #expect(importance?.models == 3 && importance?.windows == 55)
    #expect(importance?.columns.map(\.name) == ["CPILFESL"])
  }

  // MARK: - The pairs of the page

  /// Which command of the page, counted from 0, a test stands for.
  private static let places = [
    "forecast()": 0, "usualForecast()": 1, "season()": 2, "readme()": 3, "ensemble()": 4,
    "indicator()": 5, "features()": 6, "volatility()": 7, "plan()": 8,
  ]

  private static func commands() throws -> [String] {
    try Tool.repositoryFile("docs/swift.md").split(separator: "\n")
      .filter { $0.hasPrefix("$ martlet ") }.map { String($0.dropFirst("$ martlet ".count)) }
  }

  private static func words(_ test: String, root: String) throws -> [String] {
    let place = try #require(places[test])
    return try commands()[place].split(separator: " ").map { word in
      word.hasPrefix("datasets/") ? "\(root)/\(word)" : String(word.replacing("'", with: ""))
    }
  }

  private func expectSame(_ csv: String, _ test: String) throws {
    try Tool.inFolder { martlet in
      let outcome = try martlet.run(
        try Self.words(test, root: root) + ["--out", "result.csv", "--quiet"], likeHere: true)
      #expect(outcome.status == 0, "\(outcome.messages)")
      #expect(try martlet.read("result.csv") == csv)
    }
  }

  @Test("docs/swift.md has as many commands as the tests stand for") func page() throws {
    #expect(try Self.commands().count == Self.places.count)
  }

  @Test("Each program of docs/swift.md and the catalog is in a test, but for its prints")
  func programs() throws {
    let source = try ["LibraryTests", "DocumentationTests"].map {
      Self.plain(try Tool.repositoryFile("Tests/MartletCLITests/\($0).swift"))
    }
    let catalog = Tool.root.appending(path: "Sources/Martlet/Martlet.docc")
    let articles = try FileManager.default.contentsOfDirectory(atPath: catalog.path)
      .filter { $0.hasSuffix(".md") }.map { "Sources/Martlet/Martlet.docc/\($0)" }
    #expect(articles.count == 9)
    for page in ["docs/swift.md"] + articles {
      for program in Self.programs(of: try Tool.repositoryFile(page)) {
        // What the page prints is checked instead.
        let lines = program.split(separator: "\n").filter {
          !$0.hasPrefix("//") && !$0.hasPrefix("import ")
        }
        for part in lines.split(whereSeparator: { $0.contains("print(") }) {
          let text = Self.plain(part.joined())
          #expect(source.contains { $0.contains(text) }, "\(page): \(part)")
        }
      }
    }
  }

  private static func programs(of page: String) -> [Substring] {
    page.split(separator: "```swift\n").dropFirst().compactMap { $0.split(separator: "```").first }
  }

  /// A program without the places of its lines and files.
  private static func plain(_ text: String) -> String {
    text.replacing("\\(root)/", with: "").filter { !$0.isWhitespace }
  }
}
