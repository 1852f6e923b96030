import MartletForecasting
import MartletModels
import MartletNumerics
import MartletPanels
import MartletTestSupport
import RealModule
import Testing

struct ClassicalGoldenTests {
  @Test(
    "ARIMA likelihoods and forecasts agree with statsmodels",
    arguments: ClassicalGoldens.arima.indices)
  func likelihoodsAndForecastsOfARIMA(index: Int) throws {
    let (name, parts, hasConstant, likelihood, ahead) = ClassicalGoldens.arima[index]
    let golden = try #require(SmoothingGolden.all.first { $0.name == name })
    var order = ARIMAOrder()
    (order.p, order.d, order.q) = (parts[0], parts[1], parts[2])
    (order.seasonalP, order.seasonalD, order.seasonalQ) = (parts[3], parts[4], parts[5])
    (order.seasonLength, order.hasConstant) = (golden.season, hasConstant)
    let scale = golden.values.reduce(0) { max($0, $1.magnitude) }
    let values = golden.values.map { $0 / scale }
    let fit = ARIMAFit(order, values)
    #expect(
      abs(fit.logLikelihood - likelihood) < 1e-3,
      "\(name): \(fit.logLikelihood), statsmodels \(likelihood)")
    let path = fit.path(after: values, steps: 3).mean.map { $0 * scale }
    #expect(areClose(path, ahead, relative: 2e-3), "\(name): \(path), statsmodels \(ahead)")
  }

  @Test("AR of sunspots has the order and coefficients of statsmodels")
  func autoregressionOfStatsmodels() throws {
    let sunspots = try #require(SmoothingGolden.all.first { $0.name == "sunspots" })
    let fitted = try AR(most: 9).fit(
      known(sunspots.values), ForecastTask(horizon: 1), randomness: SplitMix64(seed: 1))
    let fit = try #require(fitted.members[0].fit as? AR.Fit)
    #expect(fit.coefficients.count == ClassicalGoldens.autoregression.count - 1)
    #expect(
      areClose(fit.coefficients, Array(ClassicalGoldens.autoregression[1...]), relative: 1e-8))
    let constant = fit.constant * fitted.members[0].scale
    #expect(isClose(constant, ClassicalGoldens.autoregression[0], relative: 1e-8))
  }

  @Test("Croston, SBA and TSB forecast as statsforecast does")
  func intermittentDemandOfStatsforecast() throws {
    let panel = known(ClassicalGoldens.demand)
    for (kind, expected) in [
      (Croston.Kind.classic, ClassicalGoldens.croston), (.corrected, ClassicalGoldens.sba),
      (.perRow, ClassicalGoldens.tsb),
    ] {
      let path = try Croston(kind, alpha: 0.1).forecast(panel, ForecastTask(horizon: 2))[0]
      #expect(
        areClose(path, [expected, expected], relative: 1e-6), "\(kind): \(path), \(expected)")
    }
  }

  private var returns: [Double] {
    get throws {
      let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
      let panel = try Panel(csv: "/\(root)/datasets/sp500.csv", target: "Close")
      let closes = panel.series[0].target.values
      return zip(closes.dropFirst(), closes).map { 100 * Double.log($0 / $1) }
    }
  }

  @Test("GARCH of S&P 500 returns has the parameters, likelihood and forecasts of arch")
  func volatilityOfArch() throws {
    let returns = try returns
    let panel = known(returns)
    let fitted = try GARCH(output: .variance).fit(
      panel, ForecastTask(horizon: 5), randomness: SplitMix64(seed: 1))
    let fit = try #require(fitted.members[0].fit as? GARCH.Fit)
    let scale = fitted.members[0].scale
    let p = fit.parameters
    let found = [p.mean * scale, p.omega * scale * scale, p.alpha, p.beta]
    #expect(
      zip(found, ClassicalGoldens.garch).allSatisfy { abs($0 - $1) < 1e-3 },
      "\(found), arch \(ClassicalGoldens.garch)")
    let likelihood =
      fit.logLikelihood(returns.map { $0 / scale }) - Double(returns.count) * Double.log(scale)
    #expect(abs(likelihood - ClassicalGoldens.garchLikelihood) < 1e-2, "\(likelihood)")
    let variances = try fitted.predict(panel)[0]
    #expect(areClose(variances, ClassicalGoldens.garchVariances, relative: 5e-3), "\(variances)")
  }

  /// Of squared returns as the target, or of absolute ones, it is arch's model without a mean; neither
  /// the option nor a transform changes what is forecast.
  @Test(
    "GARCH of a volatility target agrees with arch's zero-mean model", arguments: [true, false])
  func measuredVolatilityOfArch(isVariance: Bool) throws {
    let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let prices = try Panel(csv: "/\(root)/datasets/sp500.csv", target: "Close")
    let panel = try prices.forecasting(VolatilityTarget(.returns, isVariance: isVariance))
      .asOf(rowsBeforeEnd: 0)
    var task = ForecastTask(horizon: 5)
    let fitted = try GARCH().fit(panel, task, randomness: SplitMix64(seed: 1))
    let fit = try #require(fitted.members[0].fit as? GARCH.Fit)
    let p = fit.parameters
    #expect(p.mean == 0)
    let scale = fitted.members[0].scale * (isVariance ? 1e4 : 1e2)
    let omega = p.omega * (isVariance ? scale : scale * scale)
    let golden = ClassicalGoldens.zeroMeanGARCH
    #expect(abs(omega - golden[0]) < 1e-3 && abs(p.alpha - golden[1]) < 1e-3)
    #expect(abs(p.beta - golden[2]) < 1e-3)
    let path = try fitted.predict(panel)[0].map { isVariance ? $0 * 1e4 : $0 * $0 * 1e4 }
    #expect(areClose(path, ClassicalGoldens.zeroMeanVariances, relative: 5e-3), "\(path)")
    task.transform = .log
    #expect(
      try GARCH(output: .volatility).forecast(panel, task)
        == GARCH().forecast(panel, ForecastTask(horizon: 5)))
  }

  @Test("HAR has the coefficients and forecasts of arch")
  func heterogeneousAutoregressionOfArch() throws {
    let panel = known(try returns.map(\.magnitude))
    let fitted = try HAR().fit(panel, ForecastTask(horizon: 3), randomness: SplitMix64(seed: 1))
    let fit = try #require(fitted.members[0].fit as? HAR.Fit)
    #expect(
      areClose(Array(fit.coefficients[1...]), Array(ClassicalGoldens.har[1...]), relative: 1e-6))
    let path = try fitted.predict(panel)[0]
    #expect(areClose(path, ClassicalGoldens.harForecast, relative: 1e-6), "\(path)")
  }
}
