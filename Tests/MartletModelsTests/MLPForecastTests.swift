import MartletForecasting
import MartletLayers
import MartletModels
import MartletNumerics
import MartletPanels
import MartletTestSupport
import MartletTraining
import RealModule
import Testing

struct MLPForecastTests {
  @Test(
    "An MLP forecast is its network's output on the last window, scaled back",
    arguments: Transform.simple, WindowScaler.allCases)
  func forecastsFromTheLastWindow(transform: Transform, scaler: WindowScaler) throws {
    let y = walk(60, seed: 1)
    let x = noise(60, seed: 2)
    let task = smallTask(transform: transform, scaler: scaler)
    let panel = known(y, covariates: [x])
    let fitted = try MLP(hidden: 8, norm: .batch, residual: true, dropout: 0.1)
      .fit(panel, task, randomness: SplitMix64(seed: 3))

    let z = try transform.described(y)
    let scale = scaler.fit(z.suffix(8))
    // The naive forecast of a change is 0.
    let centre = [.last, .shift].contains(scaler) && transform.isDifferencing ? 0 : scale.centre
    let xScale = scaler.fit(x.suffix(8))
    let window =
      z.suffix(8).map { ($0 - centre) / scale.scale }
      + x.suffix(8).map { ($0 - xScale.centre) / xScale.scale }
    let output = fitted.network.forward([window.map(Float.init)], fitted.parameters)[0]
    let path = output.map { Double($0) * scale.scale + centre }
    var sum = 0.0
    let expected = path.map { step -> Double in
      sum += step
      return switch transform {
      case .none: step
      case .log: Double.exp(step)
      case .difference: y[59] + sum
      default: y[59] * Double.exp(sum)
      }
    }
    #expect(areClose(try fitted.predict(panel)[0], expected, relative: 1e-9))
  }

  @Test(
    "Every activation and norm of an MLP gives finite forecasts, with residuals and dropout",
    arguments: Activation.allCases,
    MLP.Norm.allCases)
  func everyOptionGivesFiniteForecasts(activation: Activation, norm: MLP.Norm) throws {
    let panel = known(walk(60, seed: 1), walk(80, seed: 9))
    for residual in [false, true] {
      for dropout in [0, 0.5] {
        for (layers, initializer) in [(1, Initializer.torchUniform), (3, .glorotNormal)] {
          let mlp = MLP(
            hidden: 8, layers: layers, activation: activation, norm: norm, residual: residual,
            dropout: dropout, initializer: initializer)
          let paths = try mlp.forecast(panel, smallTask(maxSteps: 5))
          #expect(paths.map(\.count) == [3, 3])
          #expect(paths.joined().allSatisfy { $0.isFinite })
        }
      }
    }
  }

  @Test("An MLP forecasts the same bits for one seed and others for another")
  func theSeedDecidesEveryBit() throws {
    let panel = known(walk(60, seed: 1))
    for mlp in [MLP(hidden: 8), MLP(hidden: 8, norm: .batch, residual: true, dropout: 0.3)] {
      let paths = try [1, 1, 2].map { try mlp.forecast(panel, smallTask(), seed: $0)[0] }
      #expect(paths[0].map(\.bitPattern) == paths[1].map(\.bitPattern))
      #expect(zip(paths[0], paths[2]).allSatisfy { $0 != $1 })
    }
  }

  // MARK: - Units

  private static let scaling: [WindowScaler] = [.standard, .last, .robust]

  @Test(
    "MLP forecasts scale with the series, by powers of two to the bit", arguments: scaling,
    Transform.simple)
  func forecastsScaleWithTheSeries(scaler: WindowScaler, transform: Transform) throws {
    let mlp = MLP(hidden: 8)
    let task = smallTask(transform: transform, scaler: scaler)
    let y = walk(60, seed: 1)
    let path = try mlp.forecast(known(y), task)[0]
    let thousandfold = try mlp.forecast(known(y.map { $0 * 1000 }), task)[0]
    #expect(areClose(thousandfold, path.map { $0 * 1000 }, relative: 1e-5))
    if transform.level == .none {
      let doubled = try mlp.forecast(known(y.map { $0 * 1024 }), task)[0]
      #expect(doubled == path.map { $0 * 1024 })
    }
  }

  @Test(
    "MLP forecasts shift with the level of the series", arguments: scaling,
    [Transform.none, .difference])
  func forecastsMoveWithTheSeries(scaler: WindowScaler, transform: Transform) throws {
    let task = smallTask(transform: transform, scaler: scaler)
    let y = walk(60, seed: 1)
    let path = try MLP(hidden: 8).forecast(known(y), task)[0]
    let moved = try MLP(hidden: 8).forecast(known(y.map { $0 + 4096 }), task)[0]
    #expect(areClose(moved, path.map { $0 + 4096 }, relative: 1e-6))
  }

  @Test("Without a scaler MLP forecasts do not scale with the series")
  func withoutScalerUnitsMatter() throws {
    let task = smallTask(scaler: .none)
    let y = walk(60, seed: 1)
    let path = try MLP(hidden: 8).forecast(known(y), task)[0]
    let thousandfold = try MLP(hidden: 8).forecast(known(y.map { $0 * 1000 }), task)[0]
    #expect(!areClose(thousandfold, path.map { $0 * 1000 }, relative: 1e-3))
  }

  // MARK: - Learning

  @Test("An MLP learns a season with a trend ten times better than naive")
  func learnsASeasonWithATrend() throws {
    let y = (0..<312).map { 0.05 * Double($0) + Double.sin(2 * .pi * Double($0) / 12) }
    var task = ForecastTask(horizon: 12, inputSize: 24)
    task.training.maxSteps = 400
    task.training.batchSize = 32
    task.training.learningRate = 5e-3
    let path = try MLP(hidden: 32, dropout: 0).forecast(known(Array(y.prefix(300))), task)[0]
    let error = zip(path, y.suffix(12)).reduce(0) { $0 + abs($1.0 - $1.1) } / 12
    let naive = y.suffix(12).reduce(0) { $0 + abs($1 - y[299]) } / 12
    #expect(naive > 0.5)
    #expect(error < naive / 10, "\(error) against \(naive)")
  }

  /// y[t + 1] = x[t]: the one who sees x knows what comes next, the one who sees it shuffled does not.
  @Test("An MLP uses a covariate that determines the next value, and not a shuffled one")
  func usesACovariateThatDetermines() throws {
    let y = noise(500, seed: 6)
    var generator = SplitMix64(seed: 7)
    let lead = Array(y.dropFirst()) + [0]
    var task = smallTask(horizon: 1, scaler: .none, maxSteps: 300)
    task.inputSize = 4
    task.training.learningRate = 1e-2

    func error(_ x: [Double]) throws -> Double {
      let whole = known(y, covariates: [x])
      let fitted = try MLP(hidden: 16).fit(
        AsOfPanel(histories: [
          known(Array(y.prefix(400)), covariates: [Array(x.prefix(400))]).histories[0]
        ]),
        task, randomness: SplitMix64(seed: 8))
      return try (400..<499).reduce(0) { sum, cutoff in
        let history = known(Array(y.prefix(cutoff)), covariates: [Array(x.prefix(cutoff))])
        return try sum + abs(fitted.predict(history)[0][0] - whole.histories[0].target[cutoff]) / 99
      }
    }
    let determined = try error(lead)
    let shuffled = try error(lead.shuffled(using: &generator))
    #expect(determined < 0.2, "\(determined)")
    #expect(shuffled > 0.7, "\(shuffled)")  // the mean of |y| is 0.8
  }

  @Test(
    "An MLP forecasts a constant series as that constant where a scaler removes the level",
    arguments: WindowScaler.allCases, Transform.examples)
  func aConstantSeriesStaysConstant(scaler: WindowScaler, transform: Transform) throws {
    let panel = known(
      Array(repeating: 250, count: 40), covariates: [Array(repeating: 3, count: 40)])
    for mlp in [MLP(hidden: 8), MLP(hidden: 8, norm: .batch, residual: true, dropout: 0.2)] {
      let task = smallTask(transform: transform, scaler: scaler, maxSteps: 60)
      let path = try mlp.forecast(panel, task)[0]
      #expect(path.allSatisfy { $0.isFinite })
      if scaler != .none && scaler != .mean {
        // All that a network sees is 0, and so are its biases.
        // A power may take the last bit of it.
        let isPower = transform.description.contains("box-cox")
        #expect(areClose(path, [250, 250, 250], relative: isPower ? 1e-5 : 1e-9))
      }
    }
  }

  // MARK: - Rows

  @Test(
    "An MLP forecasts from its least number of rows under every transform",
    arguments: Transform.examples, [0, 3, 7])
  func theFewestRowsAreEnough(transform: Transform, held: Int) throws {
    var task = smallTask(transform: transform)
    task.validationSize = held
    let mlp = MLP(hidden: 8, norm: .batch)
    let rows = mlp.minimumRows(for: task)
    #expect(rows == 8 + 3 + held + transform.rowsLost(seasonLength: task.seasonLength))
    let path = try mlp.forecast(known(walk(rows, seed: 1)), task)[0]
    #expect(path.allSatisfy { $0.isFinite })
  }

  @Test("An MLP on a series without a row to learn from traps") func noRowToLearnFromTraps() async {
    await #expect(processExitsWith: .failure) {
      _ = try MLP(hidden: 8).forecast(known(walk(8, seed: 1)), smallTask())
    }
  }

  @Test("Validation rows do not change the weights of an MLP, but give a best step")
  func validationRowsAreNotTrainedOn() throws {
    let y = walk(80, seed: 1)
    var task = smallTask()
    task.training.validationInterval = 1000  // one check, at the end
    let alone = try MLP(hidden: 8).fit(
      known(Array(y.prefix(60))), task, randomness: SplitMix64(seed: 1))
    task.validationSize = 20
    let held = try MLP(hidden: 8).fit(known(y), task, randomness: SplitMix64(seed: 1))
    #expect(held.parameters == alone.parameters)
    #expect(held.record.bestStep == 20)
    #expect(alone.record.bestStep == nil)
    #expect(held.record.checks.last?.trainingLoss == alone.record.checks.last?.trainingLoss)
  }

  @Test("An MLP keeps the weights of the step with the least validation loss")
  func theBestStepIsKept() throws {
    var task = smallTask(maxSteps: 60)
    task.validationSize = 20
    task.training.validationInterval = 5
    task.training.learningRate = 0.03
    let panel = known(walk(80, seed: 1))
    let long = try MLP(hidden: 8).fit(panel, task, randomness: SplitMix64(seed: 1))
    let best = try #require(long.record.bestStep)
    #expect(best < 60)
    let losses = long.record.checks.compactMap(\.validationLoss)
    #expect(long.record.checks.first { $0.validationLoss == losses.min() }?.step == best)
    task.training.maxSteps = best
    let short = try MLP(hidden: 8).fit(panel, task, randomness: SplitMix64(seed: 1))
    #expect(short.parameters == long.parameters)
  }

  /// A step that ends in finite but huge parameters gives an error, never a forecast that is no
  /// number.
  @Test(
    "An MLP forecast that is not finite is an error of diverged training",
    arguments: [Transform.none, .log])
  func aForecastThatIsNoNumberIsAnError(transform: Transform) throws {
    var task = smallTask(transform: transform, maxSteps: 1)
    task.training.learningRate = 1e30
    let fitted = try MLP(hidden: 8).fit(
      known(walk(60, seed: 1)), task, randomness: SplitMix64(seed: 1))
    do {
      let paths = try fitted.predict(known(walk(60, seed: 1)))
      Issue.record("forecast \(paths)")
    } catch {
      #expect(
        "\(error)" == "training diverged: a forecast is not finite at step 1, learning rate 1e+30")
    }
  }

  @Test(
    "An MLP too large for memory is an error of its options",
    arguments: [(100_000, 2), (8, 1_000_000_000)])
  func aNetworkThatNoMemoryHoldsIsAnError(hidden: Int, layers: Int) {
    #expect(throws: OptionError.self) {
      try MLP(hidden: hidden, layers: layers).forecast(known(walk(60, seed: 1)), smallTask())
    }
  }
}
