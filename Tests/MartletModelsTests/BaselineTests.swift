import MartletForecasting
import MartletModels
import MartletNumerics
import MartletPanels
import MartletTestSupport
import RealModule
import Testing

struct BaselineTests {
  @Test("Naive repeats the last value exactly, under any transform", arguments: Transform.examples)
  func naiveRepeatsTheLastValue(transform: Transform) throws {
    let task = ForecastTask(horizon: 3, transform: transform)
    #expect(
      try Naive().forecast(known([3, 1, 4.1], [2, 7]), task) == [[4.1, 4.1, 4.1], [7, 7, 7]])
  }

  @Test("Seasonal naive repeats the last season over any horizon", arguments: 1...7, 1...9)
  func seasonalNaiveRepeatsTheLastSeason(season: Int, horizon: Int) throws {
    let values = noise(7, seed: 3)
    let task = ForecastTask(horizon: horizon, seasonLength: season)
    // ŷ[T + h] = y[T + h − m ⌈h / m⌉], rows counted from 1.
    let expected = (1...horizon).map { step in
      let seasons = (Double(step) / Double(season)).rounded(.up)
      return values[values.count + step - season * Int(seasons) - 1]
    }
    #expect(try SeasonalNaive().forecast(known(values), task) == [expected])
  }

  @Test("Drift continues each series with its mean change")
  func driftGoesOnWithTheMeanChange() throws {
    let task = ForecastTask(horizon: 3)
    // (8 − 2) / 3 = 2 a step; (1 − 5) / 2 = −2 a step.
    #expect(
      try RandomWalkWithDrift().forecast(known([2, 3, 7, 8], [5, 9, 1]), task)
        == [[10, 12, 14], [-1, -3, -5]])
  }

  @Test(
    "Drift under a logarithm continues with the mean growth factor",
    arguments: [Transform.log, .logReturn])
  func driftOfLogarithmsIsGeometric(transform: Transform) throws {
    let task = ForecastTask(horizon: 4, transform: transform)
    // From 1 to 9 in two steps: a factor of 3 a step.
    let path = try RandomWalkWithDrift().forecast(known([1, 5, 9]), task)[0]
    #expect(areClose(path, [27, 81, 243, 729]))
  }

  @Test(
    "Drift under a differencing transform adds up the mean of its changes",
    arguments: [Transform.difference, .logReturn])
  func driftIsTheMeanDifference(transform: Transform) throws {
    let values = walk(50, seed: 4)
    let changes = try transform.described(values)
    let mean = changes.reduce(0, +) / Double(changes.count)
    let path = try RandomWalkWithDrift().forecast(
      known(values), ForecastTask(horizon: 5, transform: transform))[0]
    let history = known(values).histories[0]
    let expected = try transform.fit(to: history)
      .inverse(path: Array(repeating: mean, count: 5), after: history)
    #expect(areClose(path, expected))
  }

  @Test("Historic average forecasts the mean, geometric under a logarithm")
  func historicAverageIsTheMean() throws {
    let panel = known([1, 2, 6], [4])
    for transform in [Transform.none, .difference] {
      let task = ForecastTask(horizon: 2, transform: transform)
      #expect(try HistoricAverage().forecast(panel, task) == [[3, 3], [4, 4]])
    }
    for transform in [Transform.log, .logReturn] {
      let task = ForecastTask(horizon: 2, transform: transform)
      let paths = try HistoricAverage().forecast(known([1, 2, 4], [9, 4]), task)
      #expect(areClose(paths[0], [2, 2]))
      #expect(areClose(paths[1], [6, 6]))
    }
  }

  @Test("A fitted baseline forecasts from later rows, and its fitted parameters stay")
  func aLaterPanelBringsNewValuesToAnOldFit() throws {
    let (early, late) = (known([2, 4, 6]), known([2, 4, 6, 1, 11]))
    let task = ForecastTask(horizon: 2, seasonLength: 2)
    func path(_ forecaster: some Forecaster) throws -> [Double] {
      try forecaster.fit(early, task, randomness: SplitMix64(seed: 1)).predict(late)[0]
    }
    #expect(try path(Naive()) == [11, 11])
    #expect(try path(SeasonalNaive()) == [1, 11])
    #expect(try path(RandomWalkWithDrift()) == [13, 15])
    #expect(try path(HistoricAverage()) == [4, 4])
  }

  @Test("A logarithm of a value of 0 is an error that names row and remedies")
  func aLogarithmOfNothingIsAnError() throws {
    let task = ForecastTask(horizon: 1, transform: .log)
    for forecaster in [RandomWalkWithDrift(), HistoricAverage(), MLP(hidden: 4)]
      as [any Forecaster]
    {
      do {
        _ = try forecaster.forecast(known(Array(repeating: 1, count: 20) + [0, 2]), task)
        Issue.record("\(forecaster.name) took the logarithm of 0")
      } catch {
        #expect(
          "\(error)" == "error: 'log' needs values above 0, but series 's1' is 0.0 at 20; "
            + "hint: transform: .none or transform: Transform(parsing: \"diff\")")
      }
    }
    // The last value is the last value.
    #expect(try Naive().forecast(known([1, -2]), task) == [[-2]])
  }

  @Test("Each baseline has its name, its least rows and whether it is random")
  func namesAndRowsNeeded() {
    let task = ForecastTask(horizon: 5, seasonLength: 12)
    let table: [(any Forecaster, String, Int)] = [
      (Naive(), "Naive", 1), (SeasonalNaive(), "SeasonalNaive", 12),
      (RandomWalkWithDrift(), "RandomWalkWithDrift", 2), (HistoricAverage(), "HistoricAverage", 1),
      (MLP(), "MLP", 24 + 5),
    ]
    for (forecaster, name, rows) in table {
      #expect(forecaster.name == name)
      #expect(forecaster.minimumRows(for: task) == rows)
      #expect(forecaster.isRandom == (name == "MLP"))
    }
  }
}
