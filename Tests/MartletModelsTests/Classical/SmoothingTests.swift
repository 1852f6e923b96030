import MartletForecasting
import MartletModels
import MartletNumerics
import MartletTestSupport
import RealModule
import Testing

struct SmoothingTests {
  /// Parameters, variances and start values found, in the units of the series.
  private func fit(
    _ model: some UnivariateForecaster, _ values: [Double], season: Int = 1
  ) throws -> (member: FittedUnivariate.Member, fit: ETSFit) {
    let fitted = try model.fit(
      known(values), ForecastTask(horizon: 6, seasonLength: season), randomness: .init(seed: 1))
    let member = fitted.members[0]
    return (member, try #require(member.fit as? ETSFit))
  }

  @Test("ETS parameters and likelihoods agree with statsmodels", arguments: SmoothingGolden.all)
  func parametersAndLikelihoodsOfStatsmodels(golden: SmoothingGolden) throws {
    let form = try #require(ETSForm(golden.form))
    let (member, fit) = try fit(
      ExponentialSmoothing(form), golden.values, season: golden.season)
    let p = fit.parameters
    let found = [p.alpha, p.beta, p.gamma, p.phi]
    // Values over a scale have a likelihood that is larger by its logarithm a row.
    let likelihood =
      fit.logLikelihood - Double(golden.values.count) * member.scale.logarithm
    #expect(
      abs(likelihood - golden.logLikelihood) < 1e-4,
      "\(golden.name): \(likelihood), statsmodels \(golden.logLikelihood)")
    for (a, b) in zip(found, golden.parameters) {
      #expect(abs(a - b) < 1e-4, "\(golden.name): \(found), statsmodels \(golden.parameters)")
    }
  }

  @Test(
    "Theta, optimised Theta and AutoETS forecast as statsforecast does",
    arguments: SmoothingGolden.all)
  func forecastsOfStatsforecast(golden: SmoothingGolden) throws {
    let task = ForecastTask(horizon: 6, seasonLength: golden.season)
    let panel = known(golden.values)
    for (model, expected, tolerance) in [
      (Theta(), golden.theta, 1e-3), (OptimisedTheta(), golden.dynamicTheta, 1.5e-2),
      (AutoETS(), golden.autoETS, 5e-3),
    ] as [(any Forecaster, [Double], Double)] {
      let path = try model.forecast(panel, task)[0]
      let size = golden.values.reduce(0) { $0 + $1.magnitude } / Double(golden.values.count)
      #expect(
        zip(path, expected).allSatisfy { abs($0 - $1) < tolerance * size },
        "\(golden.name), \(model.name): \(path), statsforecast \(expected)")
    }
  }
}

extension Double {
  fileprivate var logarithm: Double { .log(self) }
}
