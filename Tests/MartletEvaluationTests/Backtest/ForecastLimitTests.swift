import MartletEvaluation
import MartletForecasting
import MartletNumerics
import MartletPanels
import MartletTestSupport
import RealModule
import Testing

/// Where a forecast is none any more.
struct ForecastLimitTests {
  private func limit(_ values: [Double], horizon: Int) -> Double {
    ForecastLimit.limit(of: values[...], horizon: horizon)
  }

  @Test(
    "Growth at any rate, straight or swinging, stays below the limit for any horizon",
    arguments: [0.01, 0.1, 0.5, 1, 2])
  func growthGoesOn(rate: Double) {
    for rows in [6, 20, 60] {
      for horizon in [1, 6, 24, 80] {
        for sign in [1.0, -1] {
          let grown = (0..<(rows + horizon)).map {
            ($0 % 2 == 0 ? 1 : sign) * Double.exp(rate * Double($0))
          }
          let limit = limit(Array(grown.prefix(rows)), horizon: horizon)
          #expect(grown.allSatisfy { $0.magnitude < limit }, "\(rate) \(rows) \(horizon)")
          // The same after as many rows of nothing, and shrinking.
          let zeros = [Double](repeating: 0, count: rows)
          let late = self.limit(zeros + grown.prefix(rows), horizon: horizon)
          #expect(grown.allSatisfy { $0.magnitude < late }, "\(rate) \(rows) \(horizon)")
        }
      }
    }
  }

  @Test("The limit of trends and walks is a million times their largest value")
  func plainSeriesAreFarBelow() {
    let trend = (1...60).map(Double.init)
    #expect(limit(trend, horizon: 12) == 60e6)
    #expect(limit([5, 5, 5, 5], horizon: 2) == 5e6)
    #expect(limit([0, 0, 0, 0], horizon: 2) == .infinity)
    #expect(limit([0, 0, 0, 1], horizon: 2) == 1e6)
    #expect(limit([], horizon: 2) == .infinity)
    for seed in 1...20 as ClosedRange<UInt64> {
      let walk = walk(80, seed: seed)
      #expect(limit(walk, horizon: 24) == 1e6 * (walk.max() ?? 0))
    }
  }

  @Test("A jump of 100 does not raise the limit as growth does") func jumpsAreNoGrowth() {
    let jump = (0..<60).map { row in Double(row % 3) + (row < 40 ? 0 : 100) }
    #expect(limit(jump, horizon: 6) < 1e9)
  }

  @Test(
    "A model that runs away in one fold is a failure with a reason",
    arguments: [Double.infinity, -.infinity, .nan, 1e9])
  func aModelThatRunsAway(value: Double) async throws {
    let wild = Model(Runaway(value: value, from: 36), label: "Wild")
    let backtest = Backtest(horizon: 2, folds: .expanding(count: 4, step: 2))
    let drift = Model(RandomWalkWithDrift())
    let result = try await backtest.run([wild, drift], on: panel(walk(40, seed: 1)))
    #expect(result.models.map(\.label) == ["Naive", "RandomWalkWithDrift"])
    let failure = try #require(result.failures.first)
    #expect(failure.label == "Wild")
    let reason = "\(failure.error.reason)"
    #expect(
      value.isFinite
        ? reason.contains("the forecast ran away: 1000000000.0 at step 2 after 37,")
        : reason.contains("the forecast is not a finite number"), "\(reason)")
    #expect(result.scores(model: 1).spread(of: \.mae).mean.isFinite)
  }

  @Test("A model that stays below the limit in every fold is no failure")
  func aModelThatDoesNot() async throws {
    let model = Model(Runaway(value: 1e5, from: 0))
    let backtest = Backtest(horizon: 2, folds: .expanding(count: 4, step: 2))
    let result = try await backtest.run([model], on: panel(walk(40, seed: 1)))
    #expect(result.failures.isEmpty)
  }
}

/// Repeats the last value, and from a row on ends with another.
private struct Runaway: Forecaster {
  let value: Double
  let from: Int
  var name: String { "Runaway" }
  var isRandom: Bool { false }
  var learnsAcrossSeries: Bool { false }

  struct Fitted: FittedForecaster {
    let value: Double
    let from: Int

    func predict(_ panel: AsOfPanel) throws -> [[Double]] {
      panel.histories.map { history in
        let last = history.target.last ?? .nan
        return [last, history.count > from ? value : last]
      }
    }
  }

  func minimumRows(for task: ForecastTask) -> Int { 1 }

  func fit(_ panel: AsOfPanel, _ task: ForecastTask, randomness: SplitMix64) throws -> Fitted {
    Fitted(value: value, from: from)
  }
}
