import MartletCatalog
import MartletForecasting
import MartletModels
import MartletNumerics
import MartletPanels
import MartletTestSupport
import MartletTraining
import RealModule
import Testing

/// Sample paths: each step has the distribution of the model, and steps go together.
struct PathTests {
  private func paths(
    _ text: String, _ values: [Double], _ task: ForecastTask, count: Int = 4000, seed: UInt64 = 1
  ) throws -> (fitted: any FittedForecaster, paths: [[Double]]) {
    let model = try Model(parsing: text)
    let panel = known(values)
    let fitted = try model.forecaster.fit(
      panel, model.task(from: task), randomness: SplitMix64(seed: 1))
    let paths = try #require(
      try fitted.paths(panel, count: count, randomness: SplitMix64(seed: seed)))
    return (fitted, paths[0])
  }

  private func correlation(_ a: [Double], _ b: [Double]) -> Double {
    let n = Double(a.count)
    let (meanA, meanB) = (a.reduce(0, +) / n, b.reduce(0, +) / n)
    let products = zip(a, b).map { ($0 - meanA) * ($1 - meanB) }
    let squares = { (x: [Double], mean: Double) in x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } }
    return products.reduce(0, +) / (squares(a, meanA) * squares(b, meanB)).squareRoot()
  }

  @Test("Sample paths are the same for one seed, and drawing more changes none")
  func theSeedDecides() throws {
    let task = ForecastTask(horizon: 3)
    let values = walk(60, seed: 1)
    for text in ["drift", "mlp:hidden=8,loss=gaussian,max-steps=20"] {
      let first = try paths(text, values, task, count: 4).paths
      #expect(try paths(text, values, task, count: 4).paths == first)
      #expect(try paths(text, values, task, count: 4, seed: 2).paths != first)
      // More of them change none.
      #expect(Array(try paths(text, values, task, count: 9).paths.prefix(4)) == first)
    }
  }

  @Test(
    "The share of sample paths below each quantile is that quantile's level",
    arguments: [
      "naive", "seasonal-naive", "drift", "historic-average", "theta", "auto-ets", "ar",
      "auto-arima",
      "holt-winters:season=multiplicative", "garch",
      "mlp:hidden=8,loss=gaussian,max-steps=50", "mlp:hidden=8,loss=student-t/4,max-steps=50",
      "mlp:hidden=8,loss=quantiles/.1/.4/.6/.9,max-steps=50",
    ])
  func everyStepHasItsDistribution(text: String) throws {
    let values = walk(80, seed: 3)
    let (fitted, paths) = try paths(
      text, values, ForecastTask(horizon: 4, seasonLength: 4, transform: .log))
    let own = try #require(try fitted.quantiles([known(values)], at: [0.1, 0.5, 0.9]))[0][0]
    for (level, quantile) in zip([0.1, 0.5, 0.9], own) {
      for step in 0..<4 {
        let share = Double(paths.count { $0[step] <= quantile[step] }) / 4000
        #expect(abs(share - level) < 0.025, "\(text), step \(step), \(level): \(share)")
      }
    }
  }

  /// The shocks of a random walk stay, those of an alternating series come back with the other sign.
  @Test("Steps of sample paths correlate as in the model") func stepsGoTogether() throws {
    let walk = try paths("naive", walk(80, seed: 3), ForecastTask(horizon: 4)).paths
    #expect(abs(correlation(walk.map { $0[0] }, walk.map { $0[1] - $0[0] })) < 0.05)
    #expect(abs(correlation(walk.map { $0[0] }, walk.map { $0[3] }) - 0.5) < 0.05)

    var level = 0.0
    let values = noise(400, seed: 5).map { shock in
      level = -0.8 * level + shock
      return level
    }
    let turns = try paths("ar:max-order=1", values, ForecastTask(horizon: 2)).paths
    #expect(abs(correlation(turns.map { $0[0] }, turns.map { $0[1] }) + 0.62) < 0.08)
  }

  @Test("A network's sample paths correlate like its training windows")
  func aNetworkLearnsHowStepsGoTogether() throws {
    var task = ForecastTask(horizon: 4, inputSize: 4)
    task.training.maxSteps = 300
    task.training.batchSize = 64
    let text = "nlinear:loss=gaussian"
    let walk = try paths(text, walk(500, seed: 3), task).paths
    #expect(abs(correlation(walk.map { $0[2] }, walk.map { $0[3] }) - 0.87) < 0.08)
    let noise = try paths(text, noise(500, seed: 4), task).paths
    #expect(abs(correlation(noise.map { $0[2] }, noise.map { $0[3] })) < 0.2)
  }

  @Test("Draws of a measured step dependence have its correlation, few windows give none")
  func dependence() {
    var generator = SplitMix64(seed: 7)
    let normal = noise(2000, seed: 8)
    let scores = (0..<1000).map { row -> [Double] in
      [normal[row], 0.8 * normal[row] + 0.6 * normal[row + 1000]]
    }
    let strong = StepDependence(scores: scores, steps: 2)
    let draws = (0..<4000).map { _ in strong.draw(using: &generator) }
    #expect(abs(correlation(draws.map { $0[0] }, draws.map { $0[1] }) - 0.8) < 0.04)
    for few in [[], [[1, 1]], [[1, 1], [2, 2]]] as [[[Double]]] {
      let weak = StepDependence(scores: few, steps: 2)
      let draws = (0..<4000).map { _ in weak.draw(using: &generator) }
      #expect(abs(correlation(draws.map { $0[0] }, draws.map { $0[1] })) < 0.05)
      #expect(draws.joined().allSatisfy { $0.isFinite })
    }
    // Steps that never differ.
    let same = StepDependence(scores: scores.map { [$0[0], $0[0], $0[0]] }, steps: 3)
    #expect(same.draw(using: &generator).allSatisfy { $0.isFinite })
  }
}
