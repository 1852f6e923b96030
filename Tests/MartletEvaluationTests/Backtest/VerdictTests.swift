import MartletEvaluation
import MartletForecasting
import MartletModels
import MartletTestSupport
import Testing

struct VerdictTests {
  /// Folds of two steps of a random walk; the model's errors are those of naive times a factor of
  /// each step, with some variation from fold to fold.
  private func made(_ factors: [Double], count: Int = 16, spread: Double = 0.2) -> BacktestResult {
    let values = walk(80, seed: 3)
    let backtest = Backtest(horizon: 2, folds: Folds(count: count), seeds: 1)
    let folds = backtest.foldPlan.folds
    let paths = folds.map { fold -> [Double] in
      let cutoff = fold.lastRow(of: values.count)
      let wobble = fold.index.isMultiple(of: 2) ? 1 - spread : 1 + spread
      return (0..<2).map { step in
        let y = values[cutoff + 1 + step]
        return y + (values[cutoff] - y) * factors[step] * wobble
      }
    }
    return result(panel(values), backtest, [("M", [[paths]])])
  }

  @Test("A model with half of naive's error at every step beats it significantly") func beats() {
    let verdict = made([0.5, 0.6]).verdict(model: 1)
    #expect(verdict.outcome == .beats)
    #expect(verdict.betterSteps == [1, 2])
    #expect(verdict.model == "M")
    #expect(verdict.foldCount == 16)
    #expect(verdict.horizon == 2)
    #expect(0.3 < verdict.comparison.skill && verdict.comparison.skill < 0.6)
    #expect(verdict.comparison.interval.map { $0.lowerBound > 0 } == true)
    #expect(verdict.comparison.isSignificant)
  }

  @Test("A model with twice naive's error at one step loses, better only at the other")
  func loses() {
    let verdict = made([0.9, 2]).verdict(model: 1)
    #expect(verdict.outcome == .loses)
    #expect(verdict.betterSteps == [1])
    #expect(verdict.comparison.skill < 0)
    #expect(verdict.comparison.interval.map { $0.upperBound < 0 } == true)
  }

  @Test("A model with naive's error ties, and is identical without variation") func ties() {
    let verdict = made([1, 1], spread: 0.5).verdict(model: 1)
    #expect(verdict.outcome == .ties)
    #expect((verdict.comparison.pValue ?? 0) > 0.05)
    let same = made([1, 1], spread: 0).verdict(model: 1)
    #expect(same.outcome == .ties)
    #expect(same.comparison.skill == 0)
    #expect(same.comparison.test == .identical)
    #expect(same.betterSteps.isEmpty)
  }

  @Test(
    "Fewer than ten folds are untested, fewer than three have no p-value",
    arguments: [1, 2, 3, 9, 10])
  func fewFoldsAreUntested(count: Int) {
    let verdict = made([0.01, 0.01], count: count).verdict(model: 1)
    #expect((verdict.outcome == .untested) == (count < 10))
    #expect((verdict.comparison.pValue == nil) == (count < 3))
    #expect((verdict.comparison.interval == nil) == (count < 3))
  }

  /// A difference that is the same in each fold has no variance to test, and no doubt either.
  @Test(
    "A difference that is the same in each fold wins or loses without a p-value",
    arguments: [(0.5, Verdict.Outcome.beats), (2, .loses)])
  func constantDifference(factor: Double, outcome: Verdict.Outcome) {
    let values = (0..<30).map { $0.isMultiple(of: 2) ? 0.0 : 4 }
    let backtest = Backtest(horizon: 1, folds: Folds(count: 10), seeds: 1)
    let paths = (0..<10).map { fold -> [Double] in
      let cutoff = 19 + fold
      return [values[cutoff + 1] + (values[cutoff] - values[cutoff + 1]) * factor]
    }
    let verdict = result(panel(values), backtest, [("M", [[paths]])]).verdict(model: 1)
    #expect(verdict.outcome == outcome)
    #expect(verdict.comparison.pValue == nil)
    #expect(verdict.comparison.skill == 1 - factor)
  }

  @Test("The skill is of the sums of fold losses, and swapping models changes the sign")
  func skillIsOfTheSums() {
    let made = made([0.5, 1.5])
    let (own, naive) = (made.foldLosses(model: 1), made.foldLosses(model: 0))
    let comparison = made.comparison(of: 1, against: 0)
    #expect(isClose(comparison.skill, 1 - own.reduce(0, +) / naive.reduce(0, +)))
    guard case .tested(let test) = comparison.test else {
      Issue.record("not tested")
      return
    }
    #expect(isClose(test.skill, comparison.skill))
    #expect((made.comparison(of: 0, against: 1).skill > 0) == (comparison.skill < 0))
  }

  /// Both have half of naive's error, with more and with less variation.
  @Test("With two models the p-value of all is that of neither alone, and never below it")
  func pValueOfAll() throws {
    let values = walk(80, seed: 3)
    let backtest = Backtest(horizon: 1, folds: Folds(count: 16), seeds: 1)
    func paths(_ seed: UInt64, _ factor: Double) -> [[[[Double]]]] {
      let wobble = noise(16, seed: seed)
      return [
        [
          (0..<16).map { fold in
            let (y, last) = (values[64 + fold], values[63 + fold])
            return [y + (last - y) * (factor + 0.4 * wobble[fold])]
          }
        ]
      ]
    }
    let both = result(panel(values), backtest, [("A", paths(1, 0.7)), ("B", paths(2, 0.8))])
    let all = both.pValues(against: 0)
    #expect(all[0] == nil)
    for model in 1...2 {
      let verdict = both.verdict(model: model)
      let single = try #require(verdict.comparison.pValue)
      #expect(verdict.triedCount == 2)
      #expect(verdict.pValueOfAll == all[model])
      #expect(try #require(all[model]) >= single)
    }
    let alone = result(panel(values), backtest, [("A", paths(1, 0.7))])
    #expect(alone.pValues(against: 0)[1] == alone.comparison(of: 1, against: 0).pValue)
  }

  @Test("A difference below the smallest that matters is neither a win nor a loss")
  func minimumSkill() {
    func outcome(_ factor: Double, minimum: Double) -> Verdict.Outcome {
      let values = walk(80, seed: 3)
      var backtest = Backtest(horizon: 1, folds: Folds(count: 16), seeds: 1)
      backtest.minimumSkill = minimum
      let paths = (0..<16).map { fold -> [Double] in
        let (y, last) = (values[64 + fold], values[63 + fold])
        return [y + (last - y) * (factor + (fold.isMultiple(of: 2) ? 0.001 : -0.001))]
      }
      return result(panel(values), backtest, [("M", [[paths]])]).verdict(model: 1).outcome
    }
    #expect(outcome(0.98, minimum: 0.01) == .beats)
    #expect(outcome(0.98, minimum: 0.03) == .ties)
    #expect(outcome(1.02, minimum: 0.01) == .loses)
    #expect(outcome(1.02, minimum: 0.03) == .ties)
    #expect(outcome(0.995, minimum: 0) == .beats)
  }

  @Test("Where naive has no error there is no skill and no win") func naiveWithoutError() {
    let flat = Array(repeating: 5.0, count: 30)
    let backtest = Backtest(horizon: 1, folds: Folds(count: 5), seeds: 1)
    let off = result(panel(flat), backtest, [("M", [[[[6], [5], [5], [5], [5]]]])])
    #expect(off.comparison(of: 1, against: 0).skill.isNaN)
    #expect(off.comparison(of: 1, against: 0).interval == nil)
    #expect(off.verdict(model: 1).outcome != .beats)
    #expect(off.verdict(model: 1).naiveIsExact)
    #expect(off.scores(model: 1, seed: 0).r2.isNaN)
    let same = result(panel(flat), backtest, [("M", [[[[5], [5], [5], [5], [5]]]])])
    #expect(same.comparison(of: 1, against: 0).skill.isNaN)
    #expect(same.comparison(of: 1, against: 0).test == .identical)
  }

  @Test("Models are ranked by their loss, Naive among them") func ranking() {
    let values = walk(40, seed: 3)
    let backtest = Backtest(horizon: 1, folds: Folds(count: 4), seeds: 1)
    func off(by factor: Double) -> [[[[Double]]]] {
      [
        [
          (0..<4).map { fold in
            let y = values[36 + fold]
            return [y + factor * (values[35 + fold] - y)]
          }
        ]
      ]
    }
    let made = result(
      panel(values), backtest, [("A", off(by: 2)), ("B", off(by: 0.5)), ("C", off(by: 1))])
    #expect(made.ranking.map { made.models[$0].label } == ["B", "Naive", "C", "A"])
  }

  @Test("The nearest lag is by how many rows a forecast repeats the past", arguments: 0...4)
  func nearestLag(lag: Int) {
    let values = walk(80, seed: 3)
    let backtest = Backtest(horizon: 4, folds: Folds(count: 10), seeds: 1)
    let paths = backtest.foldPlan.folds.map { fold -> [Double] in
      let cutoff = fold.lastRow(of: values.count)
      return [0, 0, 0, values[cutoff + 4 - lag] + 0.001]
    }
    let made = result(panel(values), backtest, [("M", [[paths]])])
    #expect(made.verdict(model: 1).nearestLag == lag)
    #expect(made.verdict(model: 0).nearestLag == 4)
  }

  /// What lags behind a trend, as an average does, is nearest to old values without following the
  /// last.
  @Test("An average behind a trend has a nearest lag beyond the horizon")
  func anAverageIsNoEcho() async throws {
    let values = zip(0..., walk(80, seed: 3)).map { Double($0) + $1 }
    let backtest = Backtest(horizon: 4, folds: Folds(count: 10), seeds: 1)
    let made = try await backtest.run([.historicAverage], on: panel(values))
    #expect(made.verdict(model: 1).nearestLag == 8)
    #expect(made.verdict(model: 0).nearestLag == 4)
  }

  @Test("Lags from before the first row are compared where there is a row")
  func lagsMayReachBeforeTheSeries() {
    let values: [Double] = [1, 2, 3, 5, 8, 13, 21, 34]
    let backtest = Backtest(horizon: 3, folds: Folds(count: 2), seeds: 1)
    // Cutoffs 1 and 4; the last steps are rows 4 and 7, which happened to be 8 and 34.
    let made = result(panel(values), backtest, [("M", [[[[0, 0, 8.5], [0, 0, 33]]]])])
    #expect(made.verdict(model: 1).nearestLag == 0)
    #expect(made.verdict(model: 0).nearestLag == 3)
  }

  // MARK: - Whole runs

  private func small(_ horizon: Int, _ options: [(String, String)] = []) throws -> Backtest {
    Backtest(
      task: try smallBacktestTask(horizon: horizon, options), folds: Folds(count: 16), seeds: 1)
  }

  @Test("A network beats naive on at most two of twenty random walks")
  func aRandomWalkIsRarelyBeaten() async throws {
    var beaten = 0
    for seed in 1...20 as ClosedRange<UInt64> {
      var generator = SeededGenerator(seed: seed)
      var level = 0.0
      let values = generator.bell(count: 120).map { step in
        level += step
        return level
      }
      let result = try await small(2).run([.mlp(hidden: 8)], on: panel(values))
      if result.verdict(model: 1).outcome == .beats { beaten += 1 }
    }
    #expect(beaten <= 2, "\(beaten) of 20")
  }

  /// Strong mean reversion: y[t] = 0.1 y[t − 1] + noise. The mean is the better forecast.
  @Test("The mean beats naive where values strongly revert to it")
  func meanReversionIsBeaten() async throws {
    var outcomes: [Verdict.Outcome] = []
    for seed in 1...5 as ClosedRange<UInt64> {
      var generator = SeededGenerator(seed: seed)
      var level = 0.0
      let values = generator.bell(count: 200).map { step in
        level = 0.1 * level + step
        return level
      }
      let backtest = Backtest(task: try smallBacktestTask(), folds: Folds(count: 30), seeds: 1)
      let result = try await backtest.run([.historicAverage], on: panel(values))
      outcomes.append(result.verdict(model: 1).outcome)
    }
    #expect(outcomes.count { $0 == .beats } >= 4, "\(outcomes)")
    #expect(!outcomes.contains(.loses))
  }
}
