import Foundation
import MartletEvaluation
import MartletForecasting
import MartletNumerics
import MartletPanels
import MartletReport
import Testing

/// Results as rows: written, read back and scored again.
struct BacktestTableTests {
  /// A result with several series, seeds, quantiles, a model that fails later and one that fails at once.
  private func makeResult() async throws -> BacktestResult {
    var backtest = Backtest(
      task: ForecastTask(horizon: 2, seasonLength: 3), folds: Folds(count: 6, step: 1), seeds: 2)
    backtest.levels = [0.5, 0.999]
    backtest.quantiles = [0.3]
    backtest.metricScale = .train
    let values = (0..<24).map { 10 + Double(($0 * 7919) % 31) / 3 }
    let panel = Panel(
      series: [dailySeries(values, id: "a,\"b\""), dailySeries(values.reversed(), id: "c")])
    return try await backtest.run(
      [
        .randomWalkWithDrift, Model(Wandering()), Model(Wandering(failsFrom: 19), label: "late"),
        Model(Wandering(failsFrom: 0), label: "never"), .naive,
      ], on: panel)
  }

  private struct Wandering: Forecaster {
    struct Fitted: FittedForecaster {
      let shift: Double
      func predict(_ panel: AsOfPanel) -> [[Double]] {
        panel.histories.map { history in
          [1.0, 2.0].map { (history.target.last ?? 0) + shift / $0 }
        }
      }
    }
    struct Failure: Error {}

    var name: String { "Wandering" }
    var isRandom: Bool { true }
    var failsFrom = Int.max
    func minimumRows(for task: ForecastTask) -> Int { 1 }
    func fit(
      _ panel: AsOfPanel, _ task: ForecastTask, randomness: SplitMix64
    ) throws -> Fitted {
      var randomness = randomness
      if panel.histories[0].count >= failsFrom { throw Failure() }
      return Fitted(shift: Double.random(in: -3...3, using: &randomness))
    }
  }

  private func bits(_ scores: Scores) -> [UInt64] {
    Scores.all.map { scores[keyPath: $0.value] }.map { $0.isNaN ? 0 : $0.bitPattern }
  }

  @Test("A backtest table writes the CSV of its result, and reads it back the same")
  func writing() async throws {
    let result = try await makeResult()
    #expect(result.failures.map(\.label) == ["late", "never"])
    let text = BacktestCSV.text(result)
    let table = BacktestTable(result)
    #expect(BacktestCSV.text(table) == text)
    let read = try BacktestCSV.table(text)
    #expect(read.models == table.models)
    #expect(read.levels == table.levels)
    #expect(read.quantileLevels == table.quantileLevels)
    #expect(read.naive == "Naive")
    #expect(read.rows.count == table.rows.count)
    #expect(read.rows.map(\.series) == table.rows.map(\.series))
    #expect(read.rows.map(\.seed) == table.rows.map(\.seed))
    #expect(BacktestCSV.text(read) == text)
  }

  @Test("Scores of a backtest table are those of its result, to the bit")
  func scores() async throws {
    let result = try await makeResult()
    let table = BacktestTable(result)
    let stored = try JSONDecoder().decode(
      BacktestTable.self, from: JSONEncoder().encode(table))
    #expect(BacktestCSV.text(stored) == BacktestCSV.text(result))
    for (place, model) in result.models.enumerated() {
      for seed in 0..<model.seedCount {
        for step in [nil, 0, 1] {
          let expected = bits(result.scores(model: place, seed: seed, step: step))
          for table in [table, stored] {
            let own = table.scores(
              model: model.label, seed: seed + 1, step: step.map { $0 + 1 })
            #expect(bits(own) == expected, "\(model.label), seed \(seed), step \(step ?? -1)")
          }
        }
        #expect(!table.scores(model: model.label, seed: seed + 1).mase.isNaN)
      }
      #expect(
        table.scores(ofAllSeeds: model.label).seeds.map(bits)
          == result.scores(model: place).seeds.map(bits))
    }
  }

  @Test("A backtest table read from CSV has the scores that need no earlier values")
  func scoresOfAFile() throws {
    let result = smallResult()
    let read = try BacktestCSV.table(BacktestCSV.text(result))
    for (place, model) in result.models.enumerated() {
      for seed in 0..<model.seedCount {
        var expected = result.scores(model: place, seed: seed)
        (expected.mase, expected.direction) = (.nan, .nan)
        (expected.rmsse, expected.theilU2, expected.owa) = (.nan, .nan, .nan)
        #expect(bits(read.scores(model: model.label, seed: seed + 1)) == bits(expected))
      }
    }
  }

  @Test(
    "Text that is no backtest CSV is refused with the number of the wrong record",
    arguments: [
      ("", 1), ("a,b\n", 1), ("unique_id,ds,cutoff,y,M,M-lo-80,M-hi-80,N,fold,horizon\n", 1),
      ("unique_id,ds,cutoff,y,M,N,fold,horizon\na,1,0,2,x,3,1,1\n", 2),
      ("unique_id,ds,cutoff,y,M,N,fold,horizon\na,1,0,2,3,3,1,1\na,1,0,2,3,3,1\n", 3),
    ])
  func refusals(text: String, record: Int) throws {
    let error = #expect(throws: BacktestCSV.ReadingError.self) { try BacktestCSV.table(text) }
    #expect(error?.record == record)
  }
}
