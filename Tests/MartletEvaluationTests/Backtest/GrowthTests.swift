import MartletEvaluation
import MartletForecasting
import MartletPanels
import MartletTestSupport
import Testing

/// Work that grows in a straight line with rows, folds and series. No time is asserted: what a fold costs in
/// copies of its history, or a series in passes over all of them, would keep these tests for minutes.
@Suite("Work that grows in a straight line") struct GrowthTests {
  /// Three hundred folds look at 300,000 rows once.
  @Test("Three hundred folds of naive models run over 300,000 rows")
  func foldsOfNaiveShareTheirRows() async throws {
    let values = (0..<300_000).map { Double($0 % 17) }
    var backtest = Backtest(
      task: ForecastTask(horizon: 2, seasonLength: 5), folds: Folds(count: 300))
    backtest.levels = []
    let result = try await backtest.run([.naive, .seasonalNaive], on: panel(values))
    #expect(result.models.map { $0.nested[0][0].count } == [300, 300])
    #expect(result.scores(model: 1).seeds[0].mase > 0)
  }

  @Test("Three thousand series are forecast with native intervals")
  func manySeriesAreForecast() async throws {
    let all = Panel(series: (0..<3_000).map { series([1, 2, Double($0)], id: "s\($0)") })
    var backtest = Backtest(task: ForecastTask(horizon: 2), folds: Folds(count: 0))
    backtest.intervals = .native
    let result = try await Forecasting(calibratedBy: backtest).run([.naive], on: all)
    #expect(result.models[0].series.map(\.path) == (0..<3_000).map { [Double($0), Double($0)] })
    #expect(result.models[0].series.allSatisfy { $0.intervals.allSatisfy { $0?.count == 2 } })
  }

  @Test(
    "Scales carried from fold to fold are those of each fold alone, to the bit", arguments: [1, 4])
  func scalesOfFoldsAreThoseOfTheirRows(season: Int) {
    let values = walk(80, seed: 7)
    let target = Column(name: "y", role: .target, values: values)
    for folds in [
      [0..<20, 0..<23, 0..<23, 0..<60], [0..<30, 5..<35, 10..<40], [0..<40, 0..<20],
      [0..<0, 0..<season, 0..<(season + 1)],
    ] {
      let alone = folds.map { maseScale(Array(values[$0]), seasonLength: season) }
      let carried = InSampleScales.of(target, folds: folds, seasonLength: season)
      #expect(carried.map(\.absolute.bitPattern) == alone.map(\.bitPattern))
      let squares = folds.map { rmsseScale(Array(values[$0]), seasonLength: season) }
      #expect(
        zip(carried, squares).allSatisfy {
          isClose($0.square, $1, relative: 1e-12) || $0.square.isNaN && $1.isNaN
        })
    }
  }

  @Test("Movement of one rounding step has a scale of 0 in every fold")
  func whatRoundsHasNoScale() {
    let values = (0..<40).map { 1e6 + ($0 % 2 == 0 ? 0 : 1e6.ulp) }
    let target = Column(name: "y", role: .target, values: values + [2e6])
    let scales = InSampleScales.of(
      target, folds: [0..<20, 0..<40, 0..<41], seasonLength: 1)
    #expect(scales[..<2].allSatisfy { $0 == (0, 0) })
    #expect(scales[2].absolute > 0 && scales[2].square > scales[2].absolute)
  }
}
