import Foundation
import MartletCatalog
import MartletEvaluation
import MartletFiles
import MartletForecasting
import MartletModels
import MartletNumerics
import MartletPanels
import MartletTestSupport
import Testing

/// Cells and what they compute as values.
struct CellTests {
  private func makeBacktest() throws -> Backtest {
    var backtest = Backtest(task: try smallBacktestTask(), folds: Folds(count: 3), seeds: 2)
    backtest.folds.refit = .every(2)
    backtest.levels = [0.8]
    return backtest
  }

  /// The cells of some models on a panel, and what they are computed from.
  private func cells(
    _ models: [Model], _ panel: Panel, _ backtest: Backtest
  ) throws -> (source: CellSource, cells: [Cell]) {
    let layout = try backtest.layout(of: panel, models)
    let source = try backtest.cellSource(models, layout, sharing: 1)
    let places = try backtest.cells(models, layout, fits: backtest.foldPlan.fits())
    return (source, places.map(source.cell))
  }

  private func bits(_ paths: [[[Double]]]) -> [[[UInt64]]] {
    paths.map { $0.map { $0.map(\.bitPattern) } }
  }

  private func copy<Value: Codable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
  }

  @Test("A cell has names in it, and is read back as it was")
  func names() throws {
    let two = panel(walk(60, seed: 1), walk(60, seed: 2))
    let found = try cells([.naive, .mlp(hidden: 8)], two, makeBacktest())
    // Naive by series and fit, the network by fit and seed.
    #expect(found.cells.count == 4 + 4)
    let last = try #require(found.cells.last)
    #expect(last.label == "Naive")
    #expect(last.series == ["b"])
    #expect(last.cutoffs == [Cutoff(row: 56, time: 56, label: "56")])
    let network = try #require(found.cells.first { $0.label == "MLP" })
    #expect(network.series == ["a", "b"])
    #expect(network.cutoffs.map(\.row) == [50, 53])
    #expect(network.seed == 1)
    #expect(network.model.hasPrefix("MLP:hidden=8,"))
    for cell in found.cells { #expect(try copy(cell) == cell) }
    #expect(Set(found.cells).count == found.cells.count)
  }

  @Test("The text of a model in a cell reads as that model")
  func modelTexts() throws {
    for model in try everyModel() {
      let read = try Model(parsing: model.text)
      #expect(read.label == model.label)
      #expect(read.options.map { "\($0)" } == model.options.map { "\($0)" })
      #expect(read.taskOptions.map { "\($0)" } == model.taskOptions.map { "\($0)" })
      #expect(read.text == model.text)
    }
  }

  @Test("What a cell computes is in the result of the run, whatever was computed before")
  func aFunctionOfTheCell() async throws {
    let two = panel(walk(60, seed: 1), walk(60, seed: 2))
    let backtest = try makeBacktest()
    let models: [Model] = [.naive, .mlp(hidden: 8), .ridge()]
    let run = try await backtest.run(models, on: two)
    let found = try cells(models, two, backtest)
    for cell in found.cells.reversed() {
      let result = try #require(found.source.result(of: try copy(cell)))
      #expect(result.failure == nil)
      let model = try #require(run.models.first { $0.label == cell.label })
      for (fold, cutoff) in cell.cutoffs.enumerated() {
        let index = try #require(
          run.folds.first { run.cutoff(series: 0, fold: $0.index) == cutoff })
        for (place, id) in cell.series.enumerated() {
          let series = id == "a" ? 0 : 1
          #expect(
            result.paths[fold][place].map(\.bitPattern)
              == model.paths[cell.seed - 1, series, index.index].map(\.bitPattern))
        }
      }
    }
    let stranger = Cell(
      model: "Naive:label=Naive", label: "Naive", series: ["z"], cutoffs: [], seed: 1)
    #expect(found.source.result(of: stranger) == nil)
  }

  @Test("A result is read back without losing a bit, whatever its numbers are")
  func results() throws {
    let model = try Model(parsing: "auto:models=drift+ridge,pick=stack")
    let found = try cells(
      [.naive, .mlp(hidden: 8), model], panel(walk(60, seed: 1)), makeBacktest())
    for cell in found.cells {
      let result = try #require(found.source.result(of: cell))
      let read = try copy(result)
      #expect(read.cell == result.cell)
      #expect(bits(read.paths) == bits(result.paths))
      #expect(read.choice == result.choice)
      #expect((read.choice == nil) == (cell.label != model.label))
      #expect(read.fitSeconds.bitPattern == result.fitSeconds.bitPattern)
    }
    var odd = try #require(found.source.result(of: found.cells[0]))
    let numbers = [
      .nan, -.nan, .signalingNaN, .infinity, -.infinity, 0, -0.0, .leastNonzeroMagnitude, 0.1,
      1 / 3, 1e300,
      -.greatestFiniteMagnitude, Double(bitPattern: 0x7ff8_dead_beef_0001),
    ]
    odd.paths = [[numbers]]
    odd.quantiles = [[[numbers]]]
    odd.draws = [[numbers]]
    let read = try copy(odd)
    #expect(bits(read.paths) == bits(odd.paths))
    #expect(read.quantiles.map { $0.map(bits) } == odd.quantiles.map { $0.map(bits) })
    #expect(read.draws.map(bits) == odd.draws.map(bits))
    #expect(read.paths[0][0].count == numbers.count)
  }

  @Test("A failure is a result that says why, stored or not")
  func failure() throws {
    struct Failing: Forecaster {
      struct Fitted: FittedForecaster { func predict(_ panel: AsOfPanel) -> [[Double]] { [] } }
      let name = "Failing"
      let error: any Error & Sendable
      func minimumRows(for task: ForecastTask) -> Int { 1 }
      func fit(_ panel: AsOfPanel, _ task: ForecastTask, randomness: SplitMix64) throws -> Fitted {
        throw error
      }
    }
    struct Odd: Error {}
    let odd = Failing(error: Odd())
    let short = Failing(error: ModelError.tooFewRows(model: "Failing", rows: 1, needed: 2))
    for (failing, category) in [(odd, DataError.Category.computation), (short, .data)] {
      let found = try cells([.naive, Model(failing)], panel(walk(60, seed: 1)), makeBacktest())
      let cell = try #require(found.cells.first { $0.label == "Failing" })
      let result = try #require(found.source.result(of: cell))
      let failure = try #require(result.failure)
      #expect(failure.category == category)
      #expect(failure.description == "Failing on 'a' at cutoff 50, seed 1: \(failing.error)")
      let read = try copy(result)
      #expect(read.paths.isEmpty)
      #expect(read.failure?.description == failure.description)
      #expect(read.failure?.category == category)
    }
  }

  @Test("The checksum is of what was known, the options and the seeds, and of nothing later")
  func checksums() throws {
    let values = walk(60, seed: 1)
    let models: [Model] = [.naive, .mlp(hidden: 8)]
    let sums = try self.sums(values, models)
    // Naive in two fits, the network in two with two seeds each.
    #expect(Set(sums).count == 6)
    #expect(sums.allSatisfy { $0.count == 64 })
    #expect(try sums == self.sums(values, models))

    // Row 54 is known in the last fold alone.
    var later = values
    later[54] += 1
    let changed = zip(sums, try self.sums(later, models)).map { $0 != $1 }
    #expect(changed == [false, false, false, true, true, true])
    var earlier = values
    earlier[50] = earlier[50].nextUp
    #expect(Set(sums).isDisjoint(with: try self.sums(earlier, models)))
    var last = values
    last[57] += 1
    #expect(try sums == self.sums(last, models))

    let others = try self.sums(values, [.naive, .mlp(hidden: 9)])
    #expect(zip(sums, others).map { $0 == $1 } == [true, false, false, true, false, false])
    #expect(
      Set(sums).isDisjoint(with: try self.sums(values, models) { $0.seed = 2 }))
    #expect(
      Set(sums).isDisjoint(
        with: try self.sums(values, models) { $0.task.transform = .log }))
    #expect(try sums == self.sums(values, models) { $0.jobs = 8 })
    // A third seed adds cells and changes none.
    let more = try self.sums(values, models) { $0.seeds = 3 }
    #expect(more.count == 8)
    #expect(Set(more).isSuperset(of: sums))
  }

  private func sums(
    _ values: [Double], _ models: [Model],
    _ change: (inout Backtest) -> Void = { _ in }
  ) throws -> [String] {
    var backtest = try makeBacktest()
    change(&backtest)
    let found = try cells(models, panel(values), backtest)
    return try found.cells.map { try #require(found.source.checksum(of: $0)) }
  }
}
