import MartletCatalog
import MartletForecasting
import MartletLayers
import MartletModels
import MartletNumerics
import MartletPanels
import MartletTestSupport
import MartletTraining
import RealModule
import Testing

/// Every architecture learns, stays finite, and keeps what it is told.
struct NetworkForecastTests {
  private func fit(
    _ model: String, _ panel: AsOfPanel, _ task: ForecastTask
  ) throws -> FittedNetwork {
    let model = try Model(parsing: model)
    let forecaster = try #require(model.forecaster as? any NetworkForecaster)
    return try forecaster.fit(panel, model.task(from: task), randomness: SplitMix64(seed: 1))
  }

  /// A season of twelve rows on a trend, and what it would be after its end.
  private let season = (0..<312).map { 0.05 * Double($0) + Double.sin(2 * .pi * Double($0) / 12) }

  @Test(
    "Every network learns a season with a trend to an error below 0.1",
    arguments: [
      "linear", "nlinear", "dlinear", "rlinear", "mlp:hidden=32,dropout=0",
      "resmlp:hidden=32,dropout=0", "nbeats:hidden=32", "nbeats-interpretable:hidden=32",
      "nhits:hidden=32,dropout=0",
      "tide:hidden=32,dropout=0", "tsmixer:dropout=0", "tsmixerx:hidden=16,dropout=0",
    ])
  func learnsASeasonWithATrend(model: String) throws {
    var task = ForecastTask(horizon: 12, inputSize: 24)
    task.training.maxSteps = 600
    task.training.batchSize = 32
    task.training.learningRate = 5e-3
    task.training.schedule = Schedule(.cosine())
    let panel = known(Array(season.prefix(300)))
    let path = try fit(model, panel, task).predict(panel)[0]
    let error = zip(path, season.suffix(12)).reduce(0) { $0 + abs($1.0 - $1.1) } / 12
    #expect(error < 0.1, "\(model): \(error)")  // naive: 0.68
  }

  @Test(
    "Every network gives finite forecasts under likelihood and quantile losses",
    arguments: NetworkStructureTests.small, [Loss.gaussian, .quantiles([0.1, 0.5, 0.9])])
  func forecastsWithEveryKindOfLoss(model: String, loss: Loss) throws {
    var task = smallTask()
    task.training.loss = loss
    let panel = known(walk(60, seed: 1), covariates: [noise(60, seed: 2)])
    let path = try fit(model, panel, task).predict(panel)[0]
    #expect(path.count == 3 && path.allSatisfy { $0.isFinite })
  }

  /// All that a network sees is 0 but for padding: it may learn to say 0, and never a NaN.
  @Test(
    "Every network forecasts a constant series finitely, and near it with a scaler",
    arguments: NetworkStructureTests.small, WindowScaler.allCases)
  func aConstantSeriesIsForecast(model: String, scaler: WindowScaler) throws {
    let panel = known(
      Array(repeating: 250, count: 40), covariates: [Array(repeating: 3, count: 40)])
    let path = try fit(model, panel, smallTask(scaler: scaler)).predict(panel)[0]
    #expect(path.allSatisfy { $0.isFinite })
    // Where nothing takes the level away a network has to learn it, in more steps than these.
    if ![.none, .mean].contains(scaler) {
      #expect(path.allSatisfy { abs($0 - 250) < 5 }, "\(path)")
    }
  }

  @Test(
    "Network forecasts scale with series from 1e-150 to 1e150",
    arguments: NetworkStructureTests.small, [1e-150, 1e-9, 1e9, 1e150])
  func unitsDoNotMatter(model: String, unit: Double) throws {
    let y = walk(60, seed: 1)
    let path = try fit(model, known(y), smallTask()).predict(known(y))[0]
    let scaled = known(y.map { $0 * unit })
    let other = try fit(model, scaled, smallTask()).predict(scaled)[0]
    #expect(areClose(other, path.map { $0 * unit }, relative: 1e-3))
  }

  @Test(
    "Every network works with lookback and horizon of one or two rows",
    arguments: NetworkStructureTests.small, [1, 2])
  func theShortestWindows(model: String, size: Int) throws {
    var task = ForecastTask(horizon: size, inputSize: size)
    task.training.maxSteps = 5
    let panel = known(walk(20, seed: 1))
    #expect(try fit(model, panel, task).predict(panel)[0].allSatisfy { $0.isFinite })
  }

  @Test(
    "A network fitted twice with one seed forecasts the same bits",
    arguments: NetworkStructureTests.small)
  func theSeedDecidesEveryBit(model: String) throws {
    let panel = known(walk(60, seed: 1))
    let paths = try (0..<2).map { _ in try fit(model, panel, smallTask()).predict(panel)[0] }
    #expect(paths[0].map(\.bitPattern) == paths[1].map(\.bitPattern))
  }

  // MARK: - Parts

  @Test("The parts of N-BEATS and N-HiTS add up to the forecast, MLP has none")
  func theForecastIsTheSumOfItsParts() throws {
    let panel = known(walk(60, seed: 1), walk(70, seed: 2))
    for model in ["nbeats:hidden=8,blocks=2", "nbeats-interpretable:hidden=8", "nhits:hidden=8"] {
      for scaler in WindowScaler.allCases {
        let fitted = try fit(model, panel, smallTask(horizon: 6, scaler: scaler))
        let decompositions = try #require(try fitted.decomposition(panel))
        let paths = try fitted.predict(panel)
        for (decomposition, path) in zip(decompositions, paths) {
          let sum = path.indices.map { step in
            decomposition.parts.reduce(decomposition.level[step]) { $0 + $1.values[step] }
          }
          #expect(areClose(sum, path, relative: 1e-5))
        }
      }
    }
    #expect(try fit("mlp:hidden=8", panel, smallTask()).decomposition(panel) == nil)
  }

  /// In the units of the series, through scales and sums of changes; with covariates and likelihoods too.
  @Test(
    "The additive parts of a forecast sum to it in the units of the series",
    arguments: ["none", "diff", "seasonal-diff/4+standard", "winsor/.05+min-max", "robust+diff"],
    ["nbeats-interpretable:hidden=8", "nbeats:hidden=8", "nhits:hidden=8", "dlinear"])
  func partsAddUpInTheUnitsOfTheSeries(transform: String, model: String) throws {
    let panel = known(walk(60, seed: 1), covariates: [noise(60, seed: 2)])
    for loss in [Loss.mse, .gaussian, .quantiles([0.1, 0.5, 0.9])] {
      var task = smallTask(horizon: 6, transform: try Transform(parsing: transform))
      task.training.loss = loss
      let fitted = try fit(model, panel, task)
      let decomposition = try #require(try fitted.additiveParts(panel))[0]
      let path = try fitted.predict(panel)[0]
      let sum = path.indices.map { step in
        decomposition.parts.reduce(decomposition.level[step]) { $0 + $1.values[step] }
      }
      #expect(areClose(sum, path, relative: 1e-5), "\(sum), \(path)")
      if model == "dlinear" {
        #expect(decomposition.parts.map(\.name) == ["trend", "remainder", "covariates"])
        #expect(decomposition.parts.allSatisfy { $0.values.contains { $0 != 0 } })
      }
    }
  }

  @Test(
    "Asking for additive parts under a logarithm is an error",
    arguments: ["log", "log-return", "percent-change", "winsor+box-cox"])
  func partsOfALogarithmDoNotAddUp(transform: String) throws {
    let panel = known(walk(60, seed: 1))
    let task = smallTask(transform: try Transform(parsing: transform))
    let step = try #require(task.transform.steps.last)
    #expect(
      optionError { _ = try fit("dlinear", panel, task).additiveParts(panel) } == [
        "--decomposition",
        "with --transform \(step) parts of a forecast multiply and do not add up",
        "--transform none, diff or standard",
      ])
  }

  @Test("DLinear's remainder part of a constant series is its bias alone")
  func partsOfDLinear() throws {
    let panel = known(Array(repeating: 5, count: 40))
    let fitted = try fit("dlinear:kernel=3", panel, smallTask(scaler: .none))
    let parts = try #require(try fitted.decomposition(panel))[0].parts
    // A constant is its own average: what is left is the bias alone.
    let biases = fitted.network.layout.slots.filter { $0.name.hasSuffix("bias") }
    let remainder = Array(fitted.parameters[try #require(biases.last)]).map { Double($0) }
    #expect(areClose(parts[1].values, remainder, relative: 1e-6))
    #expect(parts[0].values.allSatisfy { abs($0) > 0.5 })
  }

  @Test("Interpretable N-BEATS has a quadratic trend part and a varying seasonal part")
  func aTrendIsAPolynomialAndASeasonRepeats() throws {
    let panel = known(Array(season.prefix(300)))
    var task = ForecastTask(horizon: 12, inputSize: 24)
    task.training.maxSteps = 100
    let fitted = try fit("nbeats-interpretable:hidden=32", panel, task)
    let parts = try #require(try fitted.decomposition(panel)?.first?.parts)
    #expect(parts.map(\.name) == ["trend", "seasonality"])
    func differences(_ values: [Double]) -> [Double] {
      zip(values, values.dropFirst()).map { $1 - $0 }
    }
    let third = differences(differences(differences(parts[0].values)))
    #expect(third.allSatisfy { abs($0) < 1e-5 })
    #expect(parts[1].values.contains { abs($0) > 0.1 })
    // Waves of whole cycles: but for the constant, they add up to nothing over the horizon.
    let mean = parts[1].values.reduce(0, +) / 12
    #expect(parts[1].values.contains { abs($0 - mean) > 0.1 })
  }

  // MARK: - Defaults

  @Test("A model's own training defaults give way to any option that was set")
  func aModelChangesOnlyWhatNobodySaid() throws {
    let model = try Model(parsing: "dlinear")
    let plain = ForecastTask(horizon: 5)
    #expect(try model.task(from: plain).training.learningRate == 0.003)
    #expect(try Model(parsing: "mlp").task(from: plain).training.learningRate == 0.001)
    // Said as an option, although it is what it was.
    var said = plain
    try said.set("learning-rate", to: "0.001")
    #expect(try model.task(from: said).training.learningRate == 0.001)
    // Said in Swift.
    var assigned = plain
    assigned.training.learningRate = 0.02
    #expect(try model.task(from: assigned).training.learningRate == 0.02)
    // Said for the model itself.
    let own = try Model(parsing: "dlinear:learning-rate=0.3")
    #expect(try own.task(from: said).training.learningRate == 0.3)
  }

  @Test("A model's training defaults are values that their options take")
  func allDefaultsCanBeSet() throws {
    for entry in Model.all {
      let model = try Model(parsing: entry.name)
      let task = ForecastTask(horizon: 5)
      for (name, value) in model.forecaster.taskDefaults(for: task) {
        let option = try #require(ForecastTask.options.first { $0.name == name })
        #expect(option.text(try model.task(from: task)) == value)
      }
    }
  }

  @Test(
    "Differenced targets default to the scaler of the last value, levels to the standard one",
    arguments: ["log-return", "diff", "log+diff", "seasonal-diff/7"])
  func changesAreSeenAroundNone(transform: String) throws {
    let model = try Model(parsing: "mlp")
    var task = ForecastTask(horizon: 5, transform: try Transform(parsing: transform))
    #expect(try model.task(from: task).scaler == .last)
    try task.set("scaler", to: "standard")
    #expect(try model.task(from: task).scaler == .standard)
    let level = ForecastTask(horizon: 5, transform: try Transform(parsing: "log+standard"))
    #expect(try model.task(from: level).scaler == .standard)
  }

  @Test("N-BEATS and N-HiTS add the last value back to levels, and not to changes")
  func noLevelForReturns() throws {
    for model in [NBEATS(hidden: 8), NHITS(hidden: 8)] as [any NetworkForecaster] {
      var shape = NetworkShape(lookback: 4, horizon: 2)
      for (isOfChanges, expected) in [(false, [7, 7]), (true, [0, 0])] as [(Bool, [Float])] {
        shape.isOfChanges = isOfChanges
        let network = try model.network(for: shape)
        let zeros = Parameters(layout: network.layout)
        #expect(network.forward([[1, 3, 5, 7]], zeros)[0] == expected)
      }
    }
    for (transform, adds) in [("none", true), ("diff", false)] {
      var task = smallTask(maxSteps: 1)
      task.transform = try Transform(parsing: transform)
      let fitted = try NHITS(hidden: 8).fit(
        known(walk(40, seed: 1)), task, randomness: SplitMix64(seed: 1))
      let addsLevel = if case .lastValueNorm = fitted.network.specs[0] { true } else { false }
      #expect(addsLevel == adds, "\(transform)")
    }
  }

  // MARK: - Errors

  @Test("Covariates and pools that an architecture cannot take are errors")
  func whatAnArchitectureDoesNotTake() throws {
    var shape = NetworkShape(lookback: 8, horizon: 2, futureCovariates: 1)
    let tsmixer = [
      "TSMixer", "its channels are as long as the lookback: no covariates known ahead, no statics",
      "take tsmixerx",
    ]
    #expect(optionError { _ = try TSMixer().network(for: shape) } == tsmixer)
    shape.futureCovariates = 0
    shape.staticCovariates = 1
    #expect(optionError { _ = try TSMixer().network(for: shape) } == tsmixer)
    #expect(
      optionError { _ = try NHITS(pools: [2, 1], downsamples: [1]).network(for: shape) } == [
        "pools=2/1", "downsamples=1 is of another number of stacks", "give both as many numbers",
      ])
    #expect(
      optionError { _ = try NHITS(pools: [0], downsamples: [1]).network(for: shape) } == [
        "pools=0, downsamples=1", "a stack cannot have 0", "give whole numbers from 1",
      ])
  }
}
