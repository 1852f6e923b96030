import MartletCatalog
import MartletForecasting
import MartletModels
import MartletNumerics
import MartletTestSupport
import Testing

/// Least squares on lags where most rows teach nothing.
struct LagEvidenceTests {
  /// A price that is held, and then let go: so many rows without a change, so many that return to it slowly.
  private func released(held: Int, moving: Int, noise size: Double = 0, seed: UInt64) -> [Double] {
    let shocks = noise(held + moving, seed: seed)
    var deviation = 0.0
    return shocks.enumerated().map { row, shock in
      guard row >= held else { return 3.75 * (1 + size * shock) }
      deviation = 0.85 * deviation + 0.6 * shock
      return 3.75 + deviation
    }
  }

  /// How many times all that the series has held a forecast is beyond it.
  private func excess(_ path: [Double], _ values: [Double]) throws -> Double {
    let (least, most) = (try #require(values.min()), try #require(values.max()))
    let (low, high) = (try #require(path.min()), try #require(path.max()))
    return max(least - low, high - most, 0) / (most - least)
  }

  @Test(
    "After a constant price starts to move no forecast goes beyond 12 times the range",
    arguments: [
      "ar", "ar:max-order=40", "har", "ridge", "ridge:form=linear", "ridge:form=rlinear",
      "ridge:form=mean", "auto-arima",
    ])
  func aPegThatIsLetGoDoesNotExplode(text: String) throws {
    let model = try Model(parsing: text)
    for (held, moving) in [(80, 18), (28, 4), (71, 5), (45, 17), (120, 30), (40, 3), (90, 9)] {
      for size in [0, 1e-4, 1e-15] {
        let values = released(held: held, moving: moving, noise: size, seed: UInt64(held))
        let path = try model.forecaster.forecast(known(values), ForecastTask(horizon: 6))[0]
        let beyond = try excess(path, values)
        #expect(beyond < 12, "\(text), \(held) + \(moving), \(size): \(path)")
      }
    }
  }

  /// The order that fits the moving rows all but exactly is 17, and its forecast is in the thousands.
  @Test("AR after 80 constant rows and 18 moving ones stays near the last values")
  func aPegOfEightyDays() throws {
    let moves = [
      2.997, 3.176, 4.21, 5.438, 6.383, 6.421, 6.685, 6.489, 5.445, 5.074, 5.83, 6.028, 5.775,
      4.935,
      4.862, 4.4, 4.429, 4.816,
    ]
    let values = [Double](repeating: 3.75, count: 80) + moves
    let path = try AR().forecast(known(values), ForecastTask(horizon: 6))[0]
    // Orders 1 to 4 of statsmodels give 4.77, 4.94 and 5.00 twice for the first step.
    #expect(path[0] > 4.7 && path[0] < 5.05, "\(path)")
    #expect(path.allSatisfy { $0 > 4.2 && $0 < 5.1 }, "\(path)")
  }

  @Test("AR of exponential growth continues it by the same factor", arguments: [1.05, 1.3, 2, 10])
  func growthGoesOn(factor: Double) throws {
    var values = [1.0]
    for _ in 0..<40 { values.append(values[values.count - 1] * factor) }
    let path = try AR().forecast(known(values), ForecastTask(horizon: 2))[0]
    let last = values[40]
    #expect(areClose(path, [last * factor, last * factor * factor], relative: 1e-4), "\(path)")
  }

  /// A series that hardly ever moves may still have a rule: one row in twelve.
  @Test("AR finds a spike that comes every twelve rows")
  func sparseRowsOfARuleAreStillFound() throws {
    let values = (0..<96).map { $0 % 12 == 3 ? 10.0 : 0 }
    let path = try AR().forecast(known(values), ForecastTask(horizon: 12))[0]
    for (step, value) in path.enumerated() {
      #expect(abs(value - ((96 + step) % 12 == 3 ? 10 : 0)) < 1e-6, "\(path)")
    }
  }

  @Test("AR after one step of the level forecasts the new level") func oneStepIsKept() throws {
    let values = [Double](repeating: 1.5, count: 60) + [Double](repeating: 1.75, count: 20)
    let path = try AR().forecast(known(values), ForecastTask(horizon: 3))[0]
    #expect(path.allSatisfy { abs($0 - 1.75) < 0.05 }, "\(path)")
  }

  /// A rate that was raised a few times, each time by more, and a price that was held before a crisis.
  @Test(
    "AR and HAR do not extrapolate a few ever larger steps beyond twice their range",
    arguments: ["ar", "har", "ar:max-order=1"])
  func aFewStepsDoNotGoOn(text: String) throws {
    let rates: [(Double, Int)] = [(1.75, 40), (2, 30), (2.25, 10), (2.5, 5), (3, 3), (4.5, 2)]
    let held = [Double](repeating: 1, count: 150)
    let crisis = held + (1...7).map { row in (0..<row).reduce(1.0) { value, _ in value * 1.3 } }
    for values in [rates.flatMap { [Double](repeating: $0.0, count: $0.1) }, crisis] {
      let model = try Model(parsing: text)
      let path = try model.forecaster.forecast(known(values), ForecastTask(horizon: 12))[0]
      #expect(try excess(path, values) <= 1, "\(text): \(path)")
    }
  }

  @Test("Ridge keeps a given penalty where it would choose a larger one")
  func aGivenPenaltyIsKept() throws {
    let values = released(held: 28, moving: 4, noise: 1e-15, seed: 28)
    let task = ForecastTask(horizon: 6)
    let given = try Ridge(penalty: .fixed(1e-6)).fit(
      known(values), task, randomness: SplitMix64(seed: 1))
    #expect(given.penalty == 1e-6)
    let chosen = try Ridge().fit(known(values), task, randomness: SplitMix64(seed: 1))
    #expect(chosen.penalty > 1e-6)
  }
}
