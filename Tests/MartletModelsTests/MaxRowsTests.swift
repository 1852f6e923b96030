import MartletCatalog
import MartletForecasting
import MartletNumerics
import MartletTestSupport
import Testing

/// Classical models and ridge learn from the newest rows of a long series.
struct MaxRowsTests {
  private func model(_ text: String) throws -> Model { try Model(parsing: text) }

  private func forecast(_ text: String, _ values: [Double], _ task: ForecastTask) throws -> [Double]
  {
    let model = try model(text)
    let own = try model.task(from: task)
    return try model.fit(known(values), own, randomness: SplitMix64(seed: 1))
      .predict(known(values))[0]
  }

  private static let texts = [
    "ses", "holt", "auto-ets", "theta", "optimised-theta", "ar", "har", "ridge",
    "auto:models=theta+ridge,folds=3",
  ]

  @Test("Rows before the newest --max-rows do not change a bit of the forecast", arguments: texts)
  func olderRowsArePassedOver(text: String) throws {
    var task = smallTask()
    try task.set("max-rows", to: "120")
    let values = walk(200, seed: 1)
    var other = values
    for row in 0..<60 { other[row] = 1e3 + Double(row % 7) }
    #expect(try forecast(text, values, task) == forecast(text, other, task))
    task.maxRows = 0
    // A choice may fall on naive, which looks at one row.
    guard !text.hasPrefix("auto:") else { return }
    #expect(try forecast(text, values, task) != forecast(text, other, task))
  }

  @Test("A fit with max-rows is that of a series with only those rows", arguments: texts.dropLast())
  func itIsTheFitOfAShorterSeries(text: String) throws {
    var task = smallTask()
    try task.set("max-rows", to: "100")
    let values = walk(150, seed: 2)
    #expect(try forecast(text, values, task) == forecast(text, Array(values.suffix(100)), task))
  }

  @Test("The default number of rows learnt from grows with season and lookback")
  func howManyRows() throws {
    var task = ForecastTask(horizon: 24, inputSize: 72, seasonLength: 1440)
    func rows(_ text: String) throws -> Int? {
      let model = try model(text)
      return model.forecaster.rowsLearnt(for: try model.task(from: task))
    }
    #expect(try rows("theta") == 14_400)
    #expect(try rows("ridge") == 14_400)
    task.inputSize = 512
    #expect(try rows("ridge") == 102_400)
    #expect(try rows("auto:models=theta+ridge") == 102_400)
    task.seasonLength = 7
    #expect(try rows("ses") == 10_000)
    #expect(try rows("ar") == 40_000)
    #expect(try rows("ar:max-rows=500") == 500)
    try task.set("max-rows", to: "2")
    #expect(try rows("ar") == 4)
    try task.set("max-rows", to: "0")
    for text in ["theta", "ridge", "auto", "naive", "mlp"] { #expect(try rows(text) == nil) }
  }

  /// Networks, whose budget is in steps, have no such option.
  @Test("Networks have no max-rows option, theta and ridge have it")
  func networksTakeAllRows() throws {
    #expect(throws: OptionError.self) { try model("mlp:max-rows=100") }
    #expect(try !model("mlp").forecaster.uses.options.contains("max-rows"))
    #expect(try model("theta").forecaster.uses.options.contains("max-rows"))
    #expect(try model("ridge").forecaster.uses.options.contains("max-rows"))
  }
}
