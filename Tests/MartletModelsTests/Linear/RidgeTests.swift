import MartletCatalog
import MartletForecasting
import MartletModels
import MartletNumerics
import MartletPanels
import MartletTestSupport
import Testing

struct RidgeTests {
  private func task(_ horizon: Int = 3, _ lookback: Int = 6) -> ForecastTask {
    ForecastTask(horizon: horizon, inputSize: lookback)
  }

  private func fit(_ ridge: Ridge, _ panel: AsOfPanel, _ task: ForecastTask) throws -> FittedRidge {
    try ridge.fit(panel, task, randomness: SplitMix64(seed: 1))
  }

  @Test(
    "Ridge chooses the penalty and makes the forecasts of scikit-learn",
    arguments: RidgeGolden.cases.indices)
  func agreesWithScikitLearn(index: Int) throws {
    let golden = RidgeGolden.cases[index]
    let panel =
      switch golden.name {
      case "one": known(RidgeGolden.a)
      case "two": known(RidgeGolden.a, RidgeGolden.b)
      default: known(RidgeGolden.a, covariates: [RidgeGolden.x])
      }
    let penalty = try #require(Ridge.Penalty(golden.penalty))
    let fitted = try fit(Ridge(form: golden.form, penalty: penalty), panel, task())
    #expect(fitted.penalty == golden.value)
    for (path, expected) in zip(try fitted.predict(panel), golden.paths) {
      #expect(areClose(path, expected, relative: 1e-8), "\(path) \(expected)")
    }
  }

  // MARK: - Validation

  @Test("Validation rows of ridge choose the penalty and do not change the weights")
  func heldRowsAreNotLearntFrom() throws {
    var held = task()
    held.validationSize = 12
    let y = walk(80, seed: 1)
    let fixed = Ridge(penalty: .fixed(0.1))
    // The scale of the series is that of all its rows: a change that leaves mean and deviation alone.
    let mirrored = Array(y.dropLast(12)) + y.suffix(12).reversed()
    let fits = try [y, mirrored].map { try fit(fixed, known($0), held) }
    #expect(zip(fits[0].bias, fits[1].bias).allSatisfy { abs($0 - $1) < 1e-10 })
    let whole = try fit(fixed, known(y), task())
    #expect(zip(fits[0].bias, whole.bias).allSatisfy { abs($0 - $1) > 1e-6 })
    let chosen = try fit(Ridge(), known(y), held)
    #expect(Ridge.Penalty.grid.contains(chosen.penalty))
  }

  @Test("Ridge chooses a large penalty for noise and a small one for a rule")
  func thePenaltyFollowsTheData() throws {
    let held = try fit(Ridge(form: .linear), known(noise(150, seed: 3)), task(3, 60))
    let rule = try fit(
      Ridge(form: .linear), known((0..<200).map { Double($0 * $0 % 12) }), task(3, 24))
    #expect(held.penalty >= 0.3)
    #expect(rule.penalty <= 1e-4)
  }

  // MARK: - Scale

  @Test(
    "Ridge forecasts scale with the series from 1e-150 to 1e150", arguments: Ridge.Form.allCases,
    [1e150, 1e-150, 1e9])
  func forecastsScaleWithTheSeries(form: Ridge.Form, factor: Double) throws {
    let y = walk(80, seed: 1)
    let ridge = Ridge(form: form, penalty: .fixed(0.1))
    let path = try ridge.forecast(known(y), task())[0]
    let scaled = try ridge.forecast(known(y.map { $0 / 100 * factor }), task())[0]
    #expect(areClose(scaled, path.map { $0 / 100 * factor }, relative: 1e-9))
  }

  @Test(
    "Ridge forecasts a constant series as that constant", arguments: Ridge.Form.allCases,
    [0.0, 250, -3, 1e150, 1e-300])
  func aConstantSeriesStaysConstant(form: Ridge.Form, value: Double) throws {
    for count in [9, 12, 40] {
      let y = [Double](repeating: value, count: count)
      let path = try Ridge(form: form).forecast(known(y, covariates: [y]), task())[0]
      #expect(areClose(path, [value, value, value], relative: 1e-12), "\(path)")
    }
  }

  @Test(
    "Ridge gives finite forecasts from the fewest rows, even with copied covariates",
    arguments: Ridge.Form.allCases, [(1, 1), (1, 3), (6, 1), (6, 3), (30, 2)])
  func fewWindowsAreEnough(form: Ridge.Form, size: (lookback: Int, horizon: Int)) throws {
    let own = task(size.horizon, size.lookback)
    let least = Ridge(form: form).minimumRows(for: own)
    #expect(least == size.lookback + size.horizon)
    for count in [least, least + 1, least + 5] {
      let y = walk(count, seed: 2)
      let path = try Ridge(form: form).forecast(known(y, covariates: [y, y]), own)[0]
      #expect(path.count == size.horizon && path.allSatisfy { $0.isFinite }, "\(path)")
    }
  }

  @Test(
    "Ridge gives finite forecasts under every transform", arguments: Transform.examples,
    Ridge.Form.allCases)
  func everyTransformGivesFiniteForecasts(transform: Transform, form: Ridge.Form) throws {
    var own = ForecastTask(horizon: 3, inputSize: 8, transform: transform)
    own.halfLife = 20
    own.windowStride = 2
    let path = try Ridge(form: form).forecast(known(walk(80, seed: 1)), own)[0]
    #expect(path.count == 3 && path.allSatisfy { $0.isFinite })
  }

  @Test("Ridge with padding forecasts a series shorter than the lookback")
  func paddedSeries() throws {
    var own = task()
    own.isPadded = true
    let paths = try Ridge().forecast(known(walk(60, seed: 1), walk(4, seed: 2)), own)
    #expect(paths.map(\.count) == [3, 3])
    #expect(paths.joined().allSatisfy { $0.isFinite })
  }

  // MARK: - Bits

  @Test("Ridge forecasts the same bits on one, two and three threads")
  func threadsChangeNoBit() throws {
    let y = walk(700, seed: 1)
    let paths = try [1, 2, 3].map { threads in
      var own = task(24, 200)
      own.threads = threads
      return try Ridge().forecast(known(y), own)[0].map(\.bitPattern)
    }
    #expect(paths[0] == paths[1] && paths[0] == paths[2])
  }

  @Test("Ridge forecasts of panels together are those of each alone")
  func aForecastIsThatOfItsSeriesAlone() throws {
    let panel = known(walk(60, seed: 1), walk(80, seed: 2))
    let fitted = try fit(Ridge(), panel, task())
    let earlier = known(walk(50, seed: 1), walk(80, seed: 2))
    let together = try fitted.predict([panel, earlier])
    let each = [try fitted.predict(panel), try fitted.predict(earlier)]
    #expect(together == each)
    #expect(together[0][1] == together[1][1] && together[0][0] != together[1][0])
  }

  // MARK: - Errors

  @Test("A ridge penalty too small to have an effect is an error")
  func aPenaltyThatRoundsAway() throws {
    let y = walk(40, seed: 2)
    let error = optionError {
      _ = try Ridge(form: .linear, penalty: .fixed(1e-300))
        .forecast(known(y, covariates: [y]), task())
    }
    #expect(
      error == [
        "Ridge penalty=1e-300", "the least squares of these windows have no finite solution",
        "give a larger penalty, or form=nlinear",
      ])
  }

  @Test("Ridge windows of more than 10,000 numbers are an error") func rowsThatAreTooWide() throws {
    let error = optionError {
      _ = try Ridge().forecast(known(walk(10_100, seed: 1)), task(1, 10_001))
    }
    #expect(
      error == [
        "Ridge", "a window has 10001 numbers",
        "take at most 10000: a shorter --input-size, or fewer covariates",
      ])
  }

  @Test(
    "A wrong ridge option is an error that says what to give",
    arguments: [
      (
        "ridge:form=dlinear", "'dlinear' is no value for 'form'",
        "give linear, nlinear, rlinear, mean"
      ),
      ("ridge:penalty=0", "'0' is no value for 'penalty'", "give auto, or a number above 0"),
      ("ridge:penalty=inf", "'inf' is no value for 'penalty'", "give auto, or a number above 0"),
      (
        "ridge:scaler=last", "there is no option 'scaler'",
        "the options are form, penalty, input-size, scope, max-rows, window-stride, half-life, pad, "
          + "val-size, label"
      ),
    ])
  func mistakesInOptions(text: String, message: String, hint: String) {
    #expect(optionError { _ = try Model(parsing: text) } == [text, message, hint])
  }
}
