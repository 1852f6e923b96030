import Foundation
import MartletEvaluation
import MartletForecasting
import MartletModels
import MartletPanels
import MartletTestSupport
import MartletTime
import Testing

/// The folds of an evaluation as a value, and cutoffs that are given.
struct FoldPlanTests {
  @Test("A plan that is stored reads back as it was, with its step said")
  func coding() throws {
    var rolling = Folds.rolling(trainSize: 40, count: 3, step: 2)
    rolling.gap = 1
    rolling.refit = .every(2)
    rolling.cutoffs = .calendar
    var once = Folds(count: 4)
    once.refit = .never
    for folds in [rolling, once, .at([17590, 17580])] {
      let plan = FoldPlan(horizon: 5, folds)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      let json = try encoder.encode(plan)
      #expect(try JSONDecoder().decode(FoldPlan.self, from: json) == plan)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    #expect(
      String(decoding: try encoder.encode(FoldPlan(horizon: 5, once)), as: UTF8.self)
        == #"{"count":4,"cutoffs":"ends","gap":0,"horizon":5,"refit":false,"step":5,"#
        + #""window":"expanding"}"#)
  }

  @Test("What is no window is refused")
  func refusal() {
    let json = #"{"count":4,"cutoffs":"ends","gap":0,"horizon":5,"refit":true,"window":"wide"}"#
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(FoldPlan.self, from: Data(json.utf8))
    }
  }

  private func makePanel() -> Panel {
    Panel(series: [
      datedSeries("long", walk(60, seed: 1)), datedSeries("short", walk(40, seed: 2), from: 17552),
    ])
  }

  @Test("Cutoffs at given times are those of the calendar at these times, to the bit")
  func givenTimes() async throws {
    var backtest = Backtest(task: try smallBacktestTask(), folds: Folds(count: 4), seeds: 1)
    backtest.folds.cutoffs = .calendar
    let panel = makePanel()
    let counted = try await backtest.run([.ridge()], on: panel)
    let days = counted.folds.compactMap { counted.cutoff(series: 0, fold: $0.index).time }
    #expect(days == [17579, 17582, 17585, 17588])
    backtest.folds = .at(days.reversed())
    let given = try await backtest.run([.ridge()], on: panel)
    #expect(given.bits == counted.bits)
    #expect(given.overlap == 1)
    #expect(
      given.cutoff(series: 1, fold: 0)
        == Cutoff(row: 27, time: 17579, label: counted.cutoff(series: 1, fold: 0).label))
  }

  @Test("Cutoffs need not be equally far apart, and horizons overlap where the closest do")
  func unequalDistances() async throws {
    var backtest = Backtest(task: try smallBacktestTask(), folds: .at([17570, 17585, 17587]))
    let result = try await backtest.run([], on: makePanel())
    #expect(result.folds.map { result.cutoff(series: 0, fold: $0.index).row } == [38, 53, 55])
    #expect(result.models[0].nested[0][0].map(\.count) == [3, 3, 3])
    // A horizon of 3 with 2 rows between the last two.
    #expect(result.overlap == 2)

    backtest.folds = .at([17000, 17585])
    await #expect(throws: BacktestError.self) { try await backtest.run([], on: makePanel()) }
  }

  @Test("A cutoff on a day without a row stands on the last row before")
  func betweenRows() async throws {
    let weekly = Series(
      id: "w",
      axis: .init(kind: .date, ticks: (0..<40).map { 17532 + 7 * $0 }, frequency: .everyDay),
      target: Column(name: "y", role: .target, values: walk(40, seed: 3)))
    let backtest = Backtest(task: try smallBacktestTask(), folds: .at([17532 + 7 * 20 + 3]))
    let result = try await backtest.run([], on: Panel(series: [weekly]))
    #expect(result.cutoff(series: 0, fold: 0).row == 20)
    #expect(result.cutoff(series: 0, fold: 0).time == Int64(17532 + 7 * 20))
  }
}
