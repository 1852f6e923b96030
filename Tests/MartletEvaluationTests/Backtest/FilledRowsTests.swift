import MartletCatalog
import MartletEvaluation
import MartletForecasting
import MartletPanels
import MartletTables
import MartletTestSupport
import MartletTime
import Testing

/// Rows that the file has no value for are forecast, and nothing is scored on them.
struct FilledRowsTests {
  /// A panel of one series from cells; nil is an empty one.
  private func panel(
    _ cells: [Double?], _ rule: Missing, x: [Double]? = nil
  ) throws -> Panel {
    let rows = cells.enumerated().map { row, cell in
      "\(row),\(cell.map { "\($0)" } ?? "")" + (x.map { ",\($0[row])" } ?? "") + "\n"
    }
    var reader = PanelReader(files: ["a.csv"], target: "y", missing: rule)
    if x != nil { reader.pastCovariates = ["x"] }
    let text = (x == nil ? "ds,y\n" : "ds,y,x\n") + rows.joined()
    return try reader.panel(of: [CSVTable(bytes: Array(text.utf8), name: "a.csv")])
  }

  /// A random walk of which a share is missing.
  private func sparseWalk(_ count: Int, seed: UInt64) -> [Double?] {
    var generator = SeededGenerator(seed: seed)
    var level = 100.0
    let walk = generator.bell(count: count).map { step in
      level += step
      return level
    }
    return walk.enumerated().map { row, value in
      row > 0 && Double.random(in: 0..<1, using: &generator) < 0.35 ? nil : value
    }
  }

  private let drift = Model(RandomWalkWithDrift())
  private static let rules: [Missing] = [.forwardFill, .mask, .interpolatePast]

  /// Of a walk with a third of its rows missing naive's error is that of the rows that there are, and
  /// drift is no worse than it is.
  @Test(
    "On a walk with missing rows only the rows that there are count in scores", arguments: rules)
  func aSparseWalk(rule: Missing) async throws {
    let backtest = Backtest(horizon: 1, folds: .expanding(count: 100))
    var (ratios, losses) = ([Double](), 0)
    for seed in 1...12 as ClosedRange<UInt64> {
      let cells = sparseWalk(240, seed: seed)
      let result = try await backtest.run([drift], on: try panel(cells, rule))
      // By hand: each row of the last 100 that is there, against the last one before that is.
      var errors: [Double] = []
      for row in 140..<240 {
        guard let value = cells[row], let last = cells[..<row].last(where: { $0 != nil }) ?? nil
        else { continue }
        errors.append(abs(value - last))
      }
      let naive = result.scores(model: 0, seed: 0).mae
      #expect(abs(naive - errors.reduce(0, +) / Double(errors.count)) < 1e-12)
      #expect(result.valueCounts == (errors.count, 100))
      #expect(result.foldLosses(model: 0).count == errors.count)
      #expect(result.verdict(model: 1).foldCount == errors.count)
      ratios.append(result.scores(model: 1, seed: 0).mae / naive)
      if result.verdict(model: 1).outcome == .loses { losses += 1 }
    }
    #expect(abs(ratios.reduce(0, +) / Double(ratios.count) - 1) < 0.01, "\(ratios)")
    #expect(losses <= 1)
  }

  @Test("Scores, scales and folds with filled rows are those computed by hand", arguments: rules)
  func scoresByHand(rule: Missing) async throws {
    let cells: [Double?] =
      (0..<20).map { Double(($0 * 7) % 5 + $0) } + [nil, 30, nil, nil, 24, 33, 29, nil]
    var backtest = Backtest(horizon: 4, folds: .expanding(count: 2))
    backtest.task.seasonLength = 2
    backtest.levels = [0.5]
    let result = try await backtest.run([drift], on: try panel(cells, rule))
    #expect(result.observedSteps(series: 0, fold: 0) == [1])
    #expect(result.observedSteps(series: 0, fold: 1) == [0, 1, 2])
    #expect(result.valueCounts == (4, 8))
    // Naive: from row 19 on 22; from row 23 on 30, the last value that there is.
    let last = try #require(cells[19])
    let (one, others) = (abs(30 - last), [6.0, 3, 1])
    let scores = result.scores(model: 0, seed: 0)
    #expect(abs(scores.mae - (one + others.reduce(0, +)) / 4) < 1e-12)
    #expect(result.last(series: 0, fold: 1) == 30)
    #expect(result.foldLosses(model: 0) == [one, others.reduce(0, +) / 3])
    #expect(result.scores(model: 0, seed: 0, step: 3).mae.isNaN)
    #expect(abs(result.scores(model: 0, seed: 0, step: 1).mae - (one + 3) / 2) < 1e-12)
    // The scale of MASE: pairs of rows two apart that are both there.
    let pairs = (2..<24).compactMap { row -> Double? in
      guard let value = cells[row], let before = cells[row - 2] else { return nil }
      return abs(value - before)
    }
    #expect(
      abs(result.inSampleScales[0][1].absolute - pairs.reduce(0, +) / Double(pairs.count)) < 1e-12)
    // One past fold, and a value at its second step only.
    #expect(result.intervals(model: 0, series: 0, fold: 1, level: 0.5) == nil)
  }

  @Test("A fold of only filled rows is not scored, and without others nothing is tested")
  func aFoldOfNothing() async throws {
    var cells: [Double?] = (0..<30).map { Double(($0 * 7) % 5) }
    for row in 24..<26 { cells[row] = nil }
    let backtest = Backtest(horizon: 2, folds: .expanding(count: 5))
    let result = try await backtest.run([drift], on: try panel(cells, .forwardFill))
    #expect(result.scoredFolds == [0, 1, 3, 4])
    #expect(result.foldLosses(model: 1).count == 4)
    #expect(result.verdict(model: 1).foldCount == 4)
    for row in 20..<30 { cells[row] = nil }
    let none = try await backtest.run([drift], on: try panel(cells, .forwardFill))
    #expect(none.scoredFolds.isEmpty)
    #expect(none.scores(model: 1, seed: 0).mae.isNaN)
    #expect(!none.isExact(model: 0))
    #expect(none.verdict(model: 1).outcome == .untested)
  }

  @Test("Filled rows stay marked in returns and in bars") func filledRowsOfWhatIsMade() throws {
    let text = (1...21).map { (day: Int) -> String in
      let cell = [5, 9, 14].contains(day) ? "" : "\(day)"
      return "2024-01-\(day < 10 ? "0" : "")\(day),\(cell)\n"
    }
    var reader = PanelReader(files: ["a.csv"], target: "y", missing: .forwardFill)
    let table = try CSVTable(bytes: Array(("ds,y\n" + text.joined()).utf8), name: "a.csv")
    func filled() throws -> [Int] {
      let series = try reader.panel(of: [table]).series[0]
      return (0..<series.count).filter { series.target.filled.contains($0) }
    }
    #expect(try filled() == [4, 8, 13])
    // A return needs both of its prices, and there is none on the first row.
    reader.volatility = try VolatilityTarget(parsing: "returns")
    #expect(try filled() == [3, 4, 7, 8, 12, 13])
    reader.volatility = nil
    // Weeks that end on the 7th, 14th and 21st.
    reader.resampling = try Resampling(to: .weekly(.sunday))
    #expect(try filled() == [1])
    reader.resampling = try Resampling(to: .weekly(.sunday), aggregates: ["y": .mean])
    #expect(try filled() == [0, 1])
  }

  /// Earlier folds' errors on a line to a value after the cutoff would look ahead.
  @Test("Filled rows let no later value into earlier forecasts and intervals", arguments: rules)
  func intervalsKnowNoLaterValue(rule: Missing) async throws {
    var cells: [Double?] = walk(60, seed: 3).map { $0 }
    for row in 51..<56 { cells[row] = nil }
    var later = cells
    for row in 56..<59 { later[row] = later[row].map { $0 + 1000 } }
    var backtest = Backtest(horizon: 6, folds: .expanding(count: 8, step: 2))
    backtest.levels = [0.5, 0.8]
    let models: [Model] = [drift, try Model.list(parsing: ["ridge"])[0]]
    let before = try await backtest.run(models, on: try panel(cells, rule))
    let after = try await backtest.run(models, on: try panel(later, rule))
    for fold in before.folds where before.cutoff(series: 0, fold: fold.index).row < 56 {
      for model in before.models.indices {
        #expect(
          before.models[model].paths[0, 0, fold.index]
            == after.models[model].paths[0, 0, fold.index])
        for level in [0.5, 0.8] {
          #expect(
            before.intervals(model: model, series: 0, fold: fold.index, level: level)
              == after.intervals(model: model, series: 0, fold: fold.index, level: level),
            "\(before.models[model].label) fold \(fold.index + 1)")
        }
      }
    }
  }
}
