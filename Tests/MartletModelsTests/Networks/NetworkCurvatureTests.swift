import MartletForecasting
import MartletModels
import MartletNumerics
import MartletPanels
import MartletTestSupport
import MartletTraining
import Testing

/// Sharpness and noise scale on the windows of a series.
@Suite("Curvature on windows") struct NetworkCurvatureTests {
  /// The linear model of one lag: ŷ = w x + b. Its Hessian is twice the second moments of (x, 1).
  @Test("The sharpness on windows is that of their second moments")
  func sharpness() throws {
    let y = noise(200, seed: 1)
    var task = ForecastTask(horizon: 1, inputSize: 1, scaler: .none)
    try task.set("loss", to: "mse")
    let x = Array(y.dropLast())
    let (a, b) = (2 * x.reduce(0) { $0 + $1 * $1 } / 199, 2 * x.reduce(0, +) / 199)
    let exact = (a + 2) / 2 + ((a - 2) * (a - 2) / 4 + b * b).squareRoot()
    for seed in [1, 2] as [UInt64] {
      let found = try #require(
        try LinearForecaster().sharpness(on: known(y), task, seed: seed))
      #expect(abs(found.value / exact - 1) < 1e-3 && found.examples == 199)
    }
  }

  @Test("At the parameters of a fit both are of these, and of the same bits again")
  func atAFit() throws {
    let panel = known(walk(120, seed: 2))
    let task = smallTask(maxSteps: 60)
    let model = MLP(hidden: 8, layers: 1)
    let fitted = try model.fit(panel, task, seed: 1)
    let fresh = try #require(try model.gradientNoiseScale(on: panel, task))
    let trained = try #require(
      try model.gradientNoiseScale(at: fitted.parameters, on: panel, task))
    #expect(fresh.examples == fitted.record.examples && fresh != trained)
    #expect(try model.gradientNoiseScale(on: panel, task) == fresh)
    let sharp = try model.sharpness(at: fitted.parameters, on: panel, task)
    #expect(try sharp != model.sharpness(on: panel, task) && sharp != nil)
  }
}
