import MartletEvaluation
import MartletPanels
import MartletTestSupport
import Testing

/// One calm series among twelve does not decide what is said of all.
struct CalmSeriesTests {
  private static let (rows, folds) = (120, 20)

  /// Eleven walks on which the model errs a tenth less than naive, and one more series with its own factor
  /// of naive's error, or an error of its own.
  private func made(
    _ odd: [Double]?, factor: Double = 1.4, error: Double? = nil, metric: Metric = .mae
  ) -> BacktestResult {
    var columns = (1...11).map { seed in walk(Self.rows, seed: UInt64(seed)) }
    if let odd { columns.append(odd) }
    var backtest = Backtest(horizon: 1, folds: Folds(count: Self.folds), seeds: 1)
    backtest.metric = metric
    let paths = columns.enumerated().map { place, values in
      (0..<Self.folds).map { fold -> [Double] in
        let row = Self.rows - Self.folds + fold
        if place == 11, let error { return [values[row] + error] }
        return [values[row] + (place == 11 ? factor : 0.9) * (values[row - 1] - values[row])]
      }
    }
    let panel = Panel(
      series: columns.enumerated().map { series($1, id: $0 == 11 ? "odd" : "s\($0)") })
    return result(panel, backtest, [("M", [paths])])
  }

  private func skill(_ made: BacktestResult) -> Double {
    made.comparison(of: 1, against: 0).skill
  }

  private func noise(_ scale: (Int) -> Double) -> [Double] {
    var generator = SeededGenerator(seed: 99)
    var level = 50.0
    return generator.bell(count: Self.rows).enumerated().map { row, step in
      level += scale(row) * step
      return level
    }
  }

  /// One move of .01, before the first fold or after it.
  @Test(
    "A series flat but for one move has no scale and is named as unscaled",
    arguments: [3, 60, 99, 105, 119])
  func oneMoveIsNoScale(row: Int) {
    let flat = (0..<Self.rows).map { $0 < row ? 50 : 50.01 }
    let made = made(flat, error: 0.02)
    #expect(made.verdict(model: 1).unscaled == ["odd"])
    #expect(isClose(skill(made), skill(self.made(nil)), relative: 1e-12))
    #expect(made.comparison(of: 1, against: 0).seriesCount == 12)
  }

  /// The scale is nothing beside what comes.
  @Test(
    "A series calm only before the first fold does not decide the skill of twelve",
    arguments: Metric.allCases.filter { $0 == .mae || $0 == .mse })
  func calmInTraining(metric: Metric) {
    let odd = noise { $0 < Self.rows - Self.folds ? 0.001 : 1 }
    let made = made(odd, factor: 1.4, metric: metric)
    #expect(skill(self.made(nil, metric: metric)) > 0.09)
    #expect(skill(made) > 0)
    #expect(made.unscaledSeries.isEmpty)
    #expect(made.ranking == [1, 0])
  }

  /// Nothing is a multiple of how calm.
  @Test("A series calm only after the first fold does not decide the skill of twelve")
  func calmInTheFolds() {
    let odd = noise { $0 < Self.rows - Self.folds ? 1 : 0.001 }
    #expect(skill(made(odd, error: 0.05)) > 0.08)
  }

  @Test("Series in units of 1e-6, 1 and 1e6 count alike in the skill, unlike pooled")
  func unitsOfManyKinds() {
    let units = [1e-6, 1, 1e6]
    let columns = units.map { unit in walk(Self.rows, seed: 4).map { $0 * unit } }
    let backtest = Backtest(horizon: 1, folds: Folds(count: Self.folds), seeds: 1)
    let paths = zip(columns, [0.5, 1, 1.5]).map { values, factor in
      (0..<Self.folds).map { fold -> [Double] in
        let row = Self.rows - Self.folds + fold
        return [values[row] + factor * (values[row - 1] - values[row])]
      }
    }
    let panel = Panel(series: columns.enumerated().map { series($1, id: "s\($0)") })
    let made = result(panel, backtest, [("M", [paths])])
    #expect(abs(skill(made)) < 1e-9)
    #expect(made.verdict(model: 1).pooledSkill.map { $0 < -0.4 } == true)
  }
}
