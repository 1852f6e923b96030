import MartletEvaluation
import MartletForecasting
import MartletModels
import MartletPanels
import MartletTestSupport
import MartletTime
import Testing

/// One network that learns from all series of a panel.
struct GlobalFitTests {
  private let models: [Model] = [.mlp(hidden: 8), .historicAverage]

  private func makeBacktest(_ scope: ForecastTask.Scope = .global, seeds: Int = 2) throws
    -> Backtest
  {
    var backtest = Backtest(task: try smallBacktestTask(), folds: Folds(count: 3), seeds: seeds)
    backtest.task.scope = scope
    return backtest
  }

  /// Days from the beginning of 2018 on.
  private func dated(_ values: [Double], id: String, from day: Int64 = 17532) -> Series {
    Series(
      id: id,
      axis: TimeAxis(
        kind: .date, ticks: (0..<Int64(values.count)).map { day + $0 }, frequency: .everyDay),
      target: Column(name: "y", role: .target, values: values))
  }

  @Test("A network is fitted once for all series, other models once for each")
  func oneFitForAllSeries() async throws {
    let two = panel(walk(50, seed: 1), walk(60, seed: 2))
    // Three folds: two seeds of one network, and two other models on two series.
    #expect(try makeBacktest().cellCount(models, on: two) == 3 * (2 + 2 + 2))
    #expect(try makeBacktest(.local).cellCount(models, on: two) == 3 * (4 + 2 + 2))
    let result = try await makeBacktest().run(models, on: two)
    for model in result.models {
      #expect(model.nested[0].map { $0.map(\.count) } == [[3, 3, 3], [3, 3, 3]])
    }
    let alone = try await makeBacktest(.local).run(models, on: two)
    #expect(result.bits("MLP") != alone.bits("MLP"))
    #expect(result.bits("HistoricAverage") == alone.bits("HistoricAverage"))
  }

  @Test("Of one series the global and the local fit have the same bits")
  func ofOneSeriesItIsTheSame() async throws {
    let one = panel(walk(50, seed: 1))
    let alone = try await makeBacktest(.local).run(models, on: one).bits
    #expect(try await makeBacktest().run(models, on: one).bits == alone)
  }

  @Test(
    "The number of jobs changes no bit of a global fit", arguments: ["window", "series"], [1, 2, 3])
  func jobsChangeNoBit(sampling: String, jobs: Int) async throws {
    let two = panel(walk(50, seed: 1), walk(90, seed: 2))
    var backtest = try makeBacktest()
    try backtest.task.set("sampling", to: sampling)
    let once = try await backtest.run(models, on: two).bits
    backtest.jobs = jobs
    #expect(try await backtest.run(models, on: two).bits == once)
  }

  @Test("A series in other units is forecast in these units by the same network")
  func unitsDoNotMatter() async throws {
    let values = walk(60, seed: 1)
    let result = try await makeBacktest(seeds: 1)
      .run([.mlp(hidden: 8)], on: panel(values, values.map { $0 * 1024 }))
    let paths = result.models[1].nested[0]
    #expect(paths[1] == paths[0].map { $0.map { $0 * 1024 } })
  }

  @Test("A global fit learns nothing from after the earliest cutoff of a fold")
  func nothingIsLearntFromAnotherSeriesFuture() async throws {
    let (long, short) = (walk(80, seed: 1), walk(70, seed: 2))
    let backtest = try makeBacktest(seeds: 1)
    // The first ends ten days later, so that its cutoffs are ten days later too.
    func run(_ change: (Int, Double) -> Double) async throws -> [[[UInt64]]] {
      let first = long.enumerated().map { change($0, $1) }
      return try await backtest.run(
        [.mlp(hidden: 8)],
        on: Panel(series: [dated(first, id: "a"), dated(short, id: "b")])
      ).bits("MLP")[0]
    }
    let clean = try await run { $1 }
    for (fold, rowsAfter) in [9, 6, 3].enumerated() {
      let cutoff = 70 - rowsAfter - 1
      let poisoned = try await run { $0 > cutoff ? 1e6 + Double($0 * $0) : $1 }
      #expect(poisoned[1][fold] == clean[1][fold], "fold \(fold + 1)")
      let changed = try await run { $0 == cutoff ? $1 * 1.1 : $1 }
      #expect(changed[1][fold] != clean[1][fold], "the control")
    }
  }

  /// Whole numbers count each series by itself: M3 and M4 begin all of theirs with 1.
  @Test("Whole-number times of one series do not limit what another teaches")
  func wholeNumbersAreNotCompared() async throws {
    let backtest = try makeBacktest(seeds: 1)
    let values = walk(80, seed: 1)
    let changed = values.enumerated().map { $0 == 65 ? $1 * 1.1 : $1 }
    let short = walk(40, seed: 2)
    let clean = try await backtest.run(models, on: panel(values, short)).bits("MLP")
    #expect(
      try await backtest.run(models, on: panel(changed, short)).bits("MLP")[0][1] != clean[0][1])
  }

  @Test("A series without a training window is forecast beside a longer one, not alone")
  func shortSeriesAreForecastButNotAlone() async throws {
    // Nine rows before the first cutoff are a lookback, and no window to train on.
    let folds = Folds(count: 1)
    var backtest = Backtest(task: try smallBacktestTask(), folds: folds, seeds: 1)
    let both = panel(walk(12, seed: 1), walk(40, seed: 2))
    let result = try await backtest.run([.mlp(hidden: 8)], on: both)
    #expect(result.models[1].nested[0].map { $0[0].count } == [3, 3])
    #expect(
      await message { _ = try await backtest.run([.mlp(hidden: 8)], on: panel(walk(12, seed: 1))) }
        .contains("MLP needs 11"))
    #expect(
      await message {
        _ = try await backtest.run(
          [.mlp(hidden: 8)], on: panel(walk(10, seed: 1), walk(40, seed: 2)))
      }.contains("MLP needs 8"))
    backtest.task.isPadded = true
    let padded = try await backtest.run(
      [.mlp(hidden: 8)], on: panel(walk(5, seed: 1), walk(40, seed: 2)))
    let values = padded.models[1].nested[0].flatMap { $0.flatMap { $0 } }
    #expect(values.count == 6 && values.allSatisfy { $0.isFinite })
  }

  @Test("The room for folds of a global fit is what the shortest series leaves")
  func foldsFitTheShortestSeries() throws {
    let backtest = try makeBacktest()
    let both = panel(walk(23, seed: 1), walk(80, seed: 2))
    let room = try backtest.foldRoom([.mlp(hidden: 8)], on: both)
    var fitting = backtest
    fitting.folds.count = room
    try fitting.check([.mlp(hidden: 8)], on: both)
    fitting.folds.count = room + 1
    #expect(throws: BacktestError.self) { try fitting.check([.mlp(hidden: 8)], on: both) }
  }
}
