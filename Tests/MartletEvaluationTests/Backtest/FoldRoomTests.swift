import MartletEvaluation
import MartletForecasting
import MartletTestSupport
import Testing

struct FoldRoomTests {
  @Test(
    "The room for folds is the largest count that the check lets pass",
    arguments: [6, 7, 8, 13, 30, 60], [nil, 1, 4])
  func theLargestCountThatPasses(rows: Int, step: Int?) throws {
    for gap in [0, 2] {
      var backtest = Backtest(horizon: 3, folds: Folds(count: 1, step: step))
      backtest.task.seasonLength = 4
      backtest.folds.gap = gap
      let (models, series) = ([Model.seasonalNaive], panel(walk(rows, seed: 1)))
      let passes = (1...rows).filter { count in
        backtest.folds.count = count
        return (try? backtest.check(models, on: series)) != nil
      }
      #expect(try backtest.foldRoom(models, on: series) == passes.last ?? 0)
    }
  }
}
