import MartletCatalog
import MartletFiles
import MartletForecasting
import MartletModels
import MartletNumerics
import MartletTestSupport
import Testing

/// Every model that learns from one series at a time, and what is made of such, on series that break formulas.
struct ClassicalEdgeTests {
  private static let texts = [
    "naive2", "ses", "holt", "damped-holt", "holt-winters", "holt-winters:season=multiplicative",
    "ets:form=MAdM", "ets:form=ANA", "auto-ets", "theta", "optimised-theta",
    "optimised-theta:dynamic=false", "ar", "auto-arima", "croston", "sba", "tsb", "har", "garch",
    "garch:forecast=volatility", "ensemble", "ensemble:models=ses+drift+theta,combine=median",
    "ensemble:models=ses+theta,combine=stack", "auto:models=naive+ses+theta+auto-ets+ar",
    "auto:models=ses+theta+croston,pick=stack", "auto:models=drift+ses,pick=mean",
  ]

  private static let wave: [Double] = (0..<48).map { (row: Int) -> Double in
    let noise = Double((row * 7) % 5) / 10
    return 5 + Double(row % 4) + noise
  }

  private static func rows(_ value: (Int) -> Double) -> [Double] { (0..<40).map(value) }

  private static let series: [(name: String, values: [Double])] = {
    var list: [(name: String, values: [Double])] = []
    list.append(("constant", rows { _ in 3 }))
    list.append(("zeros", rows { _ in 0 }))
    list.append(("one", [7]))
    list.append(("two", [7, 8]))
    list.append(("five", [3, 1, 4, 1, 5]))
    list.append(("nine", [3, 1, 4, 1, 5, 9, 2, 6, 5]))
    list.append(("intermittent", rows { $0 % 7 == 3 ? Double($0) : 0 }))
    list.append(("negative", wave.map { -$0 }))
    list.append(("around 0", wave.map { $0 - 6.7 }))
    list.append(("huge", wave.map { $0 * 1e300 }))
    list.append(("tiny", wave.map { $0 * 1e-300 }))
    list.append(("a line", rows { Double($0) }))
    list.append(("a wave", rows { Double($0 % 4) }))
    list.append(("a jump", rows { $0 < 20 ? 1 : 1e9 }))
    list.append(("an outlier", wave + [1e12] + wave))
    list.append(("steep", rows { Double(sign: .plus, exponent: $0, significand: 1) }))
    list.append(("NaN", wave + [.nan] + wave))
    list.append(("infinite", wave + [.infinity]))
    return list
  }()

  @Test(
    "On degenerate series a model gives a finite forecast or an error with a hint", arguments: texts
  )
  func aFiniteForecastOrAnError(text: String) throws {
    let model = try Model(parsing: text)
    let task = ForecastTask(horizon: 6, seasonLength: 4)
    for (name, values) in Self.series {
      do {
        let fitted = try model.forecaster.fit(known(values), task, randomness: SplitMix64(seed: 1))
        let path = try fitted.predict(known(values))[0]
        #expect(path.count == 6 && path.allSatisfy { $0.isFinite }, "\(text), \(name): \(path)")
        if let univariate = fitted as? FittedUnivariate {
          let ranges = try univariate.ranges(known(values), level: 0.9)[0] ?? []
          for range in ranges { #expect(range.lowerBound <= range.upperBound) }
        }
        // A choice whose candidates refuse falls back on naive, which reads the last value alone.
        let mayTake = model.forecaster is Auto && name == "NaN"
        if !mayTake, name == "NaN" || name == "infinite" { Issue.record("\(text) took \(name)") }
      } catch let error as ModelError {
        #expect(error.hint?.isEmpty == false)
        // Nothing is refused that a formula takes.
        let isOrdinary = name == "tiny" || name == "a jump" || name == "an outlier"
        if isOrdinary { Issue.record("\(text), \(name): \(error)") }
      }
    }
  }

  @Test(
    "A series scaled by a quarter gives the forecast scaled by a quarter, to the bit",
    arguments: texts)
  func unitsPlayNoPart(text: String) throws {
    let model = try Model(parsing: text)
    let task = ForecastTask(horizon: 3, seasonLength: 4)
    let path = try model.forecaster.forecast(known(Self.wave), task)[0]
    let scaled = try model.forecaster.forecast(known(Self.wave.map { $0 * 0.25 }), task)[0]
    let expected = path.map { $0 * 0.25 }
    #expect(scaled == expected)
  }

  @Test("A fitted classical model forecasts otherwise once later rows are known", arguments: texts)
  func newValuesMoveTheStatesOn(text: String) throws {
    let model = try Model(parsing: text)
    let task = ForecastTask(horizon: 4, seasonLength: 4)
    let fitted = try model.forecaster.fit(known(Self.wave), task, randomness: SplitMix64(seed: 1))
    let early = try fitted.predict(known(Self.wave))[0]
    let moved = try fitted.predict(known(Self.wave + [9, 12, 11]))[0]
    #expect(moved.allSatisfy { $0.isFinite })
    #expect(moved != early || text == "garch")
  }

  @Test("Each error of a classical model says what it needs") func messages() {
    let table: [(ModelError, String)] = [
      (.valueNotFinite(time: "3"), "the value at 3 is not a finite number"),
      (.forecastNotFinite, "the forecast is not a finite number"),
      (.needsPositiveValues(model: "ETS", value: 0), "ETS needs values above 0, one is 0.0"),
      (.needsNoNegativeValues(model: "TSB", value: -1), "TSB needs values from 0, one is -1.0"),
      (
        .tooFewRows(model: "AR", rows: 2, needed: 4), "AR needs 4 rows to learn from, there are 2"
      ),
      (.needsSeason(model: "ETS"), "ETS has a season, and the rows have none"),
      (.constant(model: "GARCH"), "GARCH needs values that vary"),
    ]
    for (error, text) in table { #expect("\(error)" == text) }
  }

  @Test("Holt-Winters on rows without a season is an error") func aSeasonIsNeeded() throws {
    do {
      _ = try ExponentialSmoothing.holtWinters.forecast(
        known(Self.wave), ForecastTask(horizon: 2))
      Issue.record("a season of one row")
    } catch let error as ModelError {
      #expect(error == .needsSeason(model: "HoltWinters"))
    }
  }

  @Test("Wrong options of classical models are errors that say what there is")
  func optionsOfClassicalModels() throws {
    let model = try Model(parsing: "ets:form=MAdM")
    #expect(model.options.first?.value == "MAdM")
    #expect(
      optionError { _ = try Model(parsing: "ets:form=AAM") }
        == [
          "ets:form=AAM", "'AAM' is no value for 'form'",
          "give error, trend and season, such as AAN, MAdM or ANA",
        ])
    #expect(
      optionError { _ = try Model(parsing: "theta:max-steps=3") }
        == [
          "theta:max-steps=3", "there is no option 'max-steps'",
          "the options are max-rows, label",
        ])
    #expect(
      optionError { _ = try Model(parsing: "har:weak=3") }
        == ["har:weak=3", "there is no option 'weak'", "did you mean 'week'?"])
  }
}
