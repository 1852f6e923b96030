import MartletEvaluation
import MartletFiles
import MartletForecasting
import MartletModels
import MartletPanels
import MartletTestSupport
import MartletTime
import Testing

/// Days from a day on, 17532 being the first of 2018.
func datedSeries(_ id: String, _ values: [Double], from day: Int64 = 17532) -> Series {
  Series(
    id: id,
    axis: TimeAxis(
      kind: .date, ticks: (0..<Int64(values.count)).map { day + $0 }, frequency: .everyDay),
    target: Column(name: "y", role: .target, values: values))
}

/// Panels whose series end at different times, with cutoffs counted from their ends.
struct UnequalEndsTests {
  /// Eight rows to look back and three ahead.
  private func makeBacktest(_ count: Int) throws -> Backtest {
    Backtest(task: try smallBacktestTask(), folds: Folds(count: count), seeds: 1)
  }

  private let network = [Model.mlp(hidden: 8)]

  /// Two that go on to the end, and one that ends 20 days before.
  private let early = Panel(series: [
    datedSeries("a", walk(40, seed: 1), from: 17552), datedSeries("b", walk(60, seed: 2)),
    datedSeries("early", walk(40, seed: 3)),
  ])

  /// The early one leaves 'a' 20 days less to learn from.
  @Test("The room for folds of a network is what the series that ends first leaves")
  func theRoomIsWhatTheEarliestCutoffLeaves() throws {
    let room = try makeBacktest(1).foldRoom(network, on: early)
    #expect(room == 4)
    try makeBacktest(room).check(network, on: early)
    #expect(throws: BacktestError.self) { try makeBacktest(room + 1).check(network, on: early) }
    #expect(try makeBacktest(1).foldRoom(network, on: early, atMost: 3) == 3)
    // Models of a single series are not limited by others.
    #expect(try makeBacktest(1).foldRoom([.historicAverage], on: early) == 13)
  }

  @Test("The series that ends first is the one to leave out, with a reason")
  func theOneThatEndsFirstIsLeftOut() throws {
    let failures = try makeBacktest(5).failures(network, on: early)
    #expect(failures.map(\.series) == ["early"])
    #expect(
      failures[0].message.description
        == "series 'early' ends early: its first cutoff is 2018-01-25, and MLP, which learns from all series "
        + "together, would learn from nothing later; that leaves 'a' 5 rows of the 8 it needs")
    let left = Panel(series: Array(early.series.prefix(2)))
    #expect(try makeBacktest(5).failures(network, on: left).isEmpty)
  }

  @Test("One young series among three old ones is left out, not the three")
  func theFewestAreLeftOut() throws {
    let old = (1...3).map { datedSeries("old\($0)", walk(60, seed: UInt64($0))) }
    let young = datedSeries("young", walk(60, seed: 9), from: 17552)
    let failures = try makeBacktest(12).failures(network, on: Panel(series: old + [young]))
    #expect(failures.map(\.series) == ["young"])
    #expect(
      failures[0].message.description
        == "series 'young' has 60 rows; 36 come after its first cutoff, and of the 24 before it 4 are not later "
        + "than 2018-01-24, the first cutoff of 'old1', which ends first; MLP learns from all series together, "
        + "from nothing later, and needs 8")
  }

  @Test("Series that never meet leave no room, and the error offers calendar cutoffs")
  func seriesThatNeverMeet() throws {
    let panel = Panel(series: [
      datedSeries("old", walk(60, seed: 1)), datedSeries("new", walk(60, seed: 2), from: 18000),
    ])
    #expect(try makeBacktest(1).foldRoom(network, on: panel) == 0)
    let failure = try #require(try makeBacktest(1).failures(network, on: panel).first)
    #expect(failure.series == "old")
    #expect((failure.reason as? BacktestError)?.hint?.hasPrefix("cutoffs: .calendar") == true)
    var backtest = try makeBacktest(1)
    backtest.folds.cutoffs = .calendar
    try backtest.check(network, on: panel)
    backtest = try makeBacktest(1)
    backtest.task.scope = .local
    try backtest.check(network, on: panel)
  }

  @Test("Series with equal ends are limited only by their own length")
  func equalEndsLimitNothing() throws {
    let panel = Panel(series: [
      datedSeries("a", walk(60, seed: 1)), datedSeries("b", walk(40, seed: 2), from: 17552),
    ])
    #expect(try makeBacktest(1).foldRoom(network, on: panel) == 10)
    #expect(try makeBacktest(10).failures(network, on: panel).isEmpty)
    let failures = try makeBacktest(11).failures(network, on: panel)
    #expect(failures.map(\.series) == ["b"])
    #expect(
      failures[0].message.description.hasSuffix(
        "33 after the first cutoff, 7 are left to train on and MLP needs 8"))
  }

  /// Padded, a series needs a single row, and still one of them must be long enough to learn from.
  @Test("A short old series that keeps padded others from learning is left out")
  func aShortOneThatKeepsOthersFromLearning() throws {
    let panel = Panel(series: [
      datedSeries("a", walk(60, seed: 1)), datedSeries("short", walk(6, seed: 2)),
    ])
    var backtest = try makeBacktest(1)
    backtest.task.isPadded = true
    #expect(try backtest.failures(network, on: panel).map(\.series) == ["short"])
  }
}
