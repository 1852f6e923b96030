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

/// What models say themselves of how far off they may be.
struct QuantileTests {
  private let levels = [0.1, 0.25, 0.5, 0.9]

  private func fit(
    _ text: String, _ panel: AsOfPanel, _ task: ForecastTask
  ) throws -> any FittedForecaster {
    let model = try Model(parsing: text)
    return try model.forecaster.fit(
      panel, model.task(from: task), randomness: SplitMix64(seed: 1))
  }

  private func task(
    _ loss: Loss, horizon: Int = 3, transform: Transform = .none, scaler: WindowScaler = .last
  ) -> ForecastTask {
    var task = smallTask(horizon: horizon, transform: transform, scaler: scaler)
    task.training.loss = loss
    return task
  }

  @Test("Baseline quantiles agree with statsforecast", arguments: BaselineGolden.all)
  func agreesWithStatsforecast(golden: BaselineGolden) throws {
    let panel = known(golden.values)
    let fitted = try fit(golden.model, panel, ForecastTask(horizon: 9, seasonLength: 4))
    let own = try #require(try fitted.quantiles([panel], at: [0.025, 0.1, 0.9, 0.975]))[0][0]
    for (path, expected) in zip(own, golden.quantiles) {
      #expect(areClose(path, expected, relative: 1e-9), "\(golden.model)")
    }
  }

  @Test(
    "A network's quantiles are those of its distribution, scaled and transformed back",
    arguments: [Loss.gaussian, .studentT(), .studentT(degreesOfFreedom: 5)],
    ["none", "log", "standard"])
  func ofADistribution(loss: Loss, transform: String) throws {
    let y = walk(60, seed: 1)
    let task = task(loss, transform: try Transform(parsing: transform))
    let panel = known(y)
    let fitted = try #require(try fit("mlp:hidden=8", panel, task) as? FittedNetwork)
    let own = try #require(try fitted.quantiles([panel], at: levels))[0][0]
    let values = try task.transform.described(y)
    let scale = task.scaler.fit(values.suffix(8))
    let window = values.suffix(8).map { Float(scale.apply($0)) }
    let raw = fitted.network.forward([window], fitted.parameters)[0].map { Double($0) }
    let mean = y.reduce(0, +) / 60
    let deviation = (y.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 60).squareRoot()
    func softplus(_ x: Double) -> Double { Double.log(1 + Double.exp(x)) }
    for (level, path) in zip(levels, own) {
      let expected = (0..<3).map { step -> Double in
        let nu = raw.count == 9 ? 2 + softplus(raw[6 + step]) : 5
        let z =
          loss == .gaussian
          ? Normal().quantile(level) : StudentT(degreesOfFreedom: nu).quantile(level)
        let number = scale.invert(raw[step] + z * (softplus(raw[3 + step]) + 0.001))
        return switch transform {
        case "log": Double.exp(number)
        case "standard": number * deviation + mean
        default: number
        }
      }
      #expect(areClose(path, expected, relative: 1e-9), "\(level)")
    }
  }

  @Test(
    "Every network's quantiles are in order around the forecast, alone and beside other panels",
    arguments: NetworkStructureTests.small,
    [Loss.gaussian, .studentT(), .quantiles([0.1, 0.5, 0.9]), .quantiles([0.1, 0.3, 0.6, 0.9])])
  func ofEveryNetwork(model: String, loss: Loss) throws {
    let panel = known(walk(60, seed: 1), walk(50, seed: 2))
    for scaler in [WindowScaler.last, .none, .revIN] {
      let fitted = try fit(model, panel, task(loss, scaler: scaler))
      let own = try #require(try fitted.quantiles([panel], at: levels))[0]
      let paths = try fitted.predict(panel)
      for (quantiles, path) in zip(own, paths) {
        for (lower, upper) in zip(quantiles, quantiles.dropFirst()) {
          #expect(zip(lower, upper).allSatisfy { $0 <= $1 })
        }
        if loss != .quantiles([0.1, 0.3, 0.6, 0.9]) {
          #expect(areClose(quantiles[2], path, relative: 1e-9))
        }
        #expect(quantiles.joined().allSatisfy { $0.isFinite })
      }
      let other = known(walk(55, seed: 1), walk(45, seed: 2))
      #expect(try fitted.quantiles([other, panel], at: levels)?[1] == own)
    }
  }

  @Test(
    "The level that a network takes off is not added to gaps between quantiles",
    arguments: ["nlinear", "rlinear", "nbeats:hidden=8", "tsmixer:hidden=8,dropout=0"])
  func gapsHaveNoLevel(model: String) throws {
    let y = noise(60, seed: 1)
    // One step of training hardly moves the weights.
    var task = task(.quantiles([0.1, 0.5, 0.9]), scaler: .none)
    task.training.maxSteps = 1
    task.training.learningRate = 1e-9
    func gaps(_ level: Double) throws -> [Double] {
      let panel = known(y.map { $0 + level })
      let own = try #require(
        try fit(model, panel, task).quantiles([panel], at: [0.1, 0.5, 0.9]))[0][0]
      return zip(own[0], own[1]).map { $1 - $0 } + zip(own[1], own[2]).map { $1 - $0 }
    }
    if model.hasPrefix("nbeats") {
      // It sees the level, and gives back the last value: gaps are of the blocks alone.
      #expect(try gaps(0).allSatisfy { $0 < 20 })
    } else {
      #expect(areClose(try gaps(0), try gaps(50), relative: 1e-3))
    }
  }

  @Test("Models without a distribution have no quantiles, others only the trained levels")
  func onlyWhatIsSaid() throws {
    let panel = known(walk(60, seed: 1))
    for text in ["mlp:hidden=8", "ridge", "croston", "garch:forecast=variance"] {
      #expect(
        try fit(text, panel, smallTask()).quantiles([panel], at: [0.1, 0.9]) == nil, "\(text)")
      #expect(
        try fit(text, panel, smallTask()).paths(panel, count: 2, randomness: SplitMix64(seed: 1))
          == nil)
    }
    let trained = try fit("mlp:hidden=8", panel, task(.quantiles([0.1, 0.5, 0.9])))
    let own = try #require(try trained.quantiles([panel], at: [0.05, 0.1, 0.9, 0.95]))[0][0]
    #expect(own.map(\.count) == [0, 3, 3, 0])
    #expect(try trained.quantiles([panel], at: [0.05, 0.95]) == nil)
    let single = try fit("mlp:hidden=8", panel, task(.quantile(0.9)))
    #expect(try single.quantiles([panel], at: [0.5, 0.9])?[0][0].map(\.count) == [0, 3])
    #expect(try single.paths(panel, count: 2, randomness: SplitMix64(seed: 1)) == nil)
  }

  /// A step ahead a change is added to what is known: its quantile is that of the value.
  @Test(
    "One step ahead under differencing the quantiles are symmetric in the changes",
    arguments: ["diff", "log-return", "percent-change"])
  func ofOneChange(transform: String) throws {
    let y = walk(60, seed: 1)
    let panel = known(y)
    let task = task(.gaussian, horizon: 1, transform: try Transform(parsing: transform))
    let fitted = try #require(try fit("mlp:hidden=8", panel, task) as? FittedNetwork)
    let own = try #require(try fitted.quantiles([panel], at: [0.1, 0.5, 0.9]))[0][0].map { $0[0] }
    let number = { (value: Double) -> Double in
      switch transform {
      case "diff": value - y[59]
      case "log-return": Double.log(value / y[59])
      default: value / y[59] - 1
      }
    }
    // The normal distribution is symmetric in the numbers that the network says.
    #expect(
      isClose(number(own[2]) - number(own[1]), number(own[1]) - number(own[0]), relative: 1e-9))
  }

  @Test(
    "Quantiles of summed changes widen with the root of the step",
    arguments: ["diff", "log-return"])
  func ofSums(transform: String) throws {
    let panel = known(walk(400, seed: 1))
    var task = task(.gaussian, horizon: 6, transform: try Transform(parsing: transform))
    task.training.maxSteps = 300
    let fitted = try fit("linear", panel, task)
    let own = try #require(try fitted.quantiles([panel], at: [0.1, 0.5, 0.9]))[0][0]
    let widths = zip(own[0], own[2]).map { $1 - $0 }
    // Independent changes of one size: a width that grows with √h, from 1 to 2.45, not with h.
    #expect((1.9...3.2).contains(widths[5] / widths[0]), "\(widths)")
    #expect(zip(own[1], try fitted.predict(panel)[0]).allSatisfy { abs($0 - $1) < 0.1 * widths[5] })
    // The same every time.
    #expect(try fitted.quantiles([panel], at: [0.1, 0.5, 0.9])?[0][0] == own)
  }

  @Test("Under seasonal differencing the median is the forecast and quantiles are in order")
  func ofSeasonalChanges() throws {
    let panel = known(walk(80, seed: 1))
    let task = task(.gaussian, horizon: 4, transform: try Transform(parsing: "seasonal-diff/4"))
    let fitted = try fit("mlp:hidden=8", panel, task)
    let own = try #require(try fitted.quantiles([panel], at: [0.1, 0.5, 0.9]))[0][0]
    #expect(areClose(own[1], try fitted.predict(panel)[0], relative: 1e-12))
    #expect(zip(own[0], own[2]).allSatisfy { $0 < $1 })
  }

  @Test("Intervals of classical models are their outer quantiles")
  func rangesAreQuantiles() throws {
    let panel = known(walk(60, seed: 1))
    let task = ForecastTask(horizon: 5, seasonLength: 4, transform: .log)
    for text in ["theta", "auto-ets", "ar", "naive2", "garch"] {
      let fitted = try #require(try fit(text, panel, task) as? FittedUnivariate)
      let ranges = try #require(try fitted.ranges(panel, level: 0.75)[0])
      let own = try #require(try fitted.quantiles([panel], at: [0.125, 0.875]))[0][0]
      #expect(own[0] == ranges.map(\.lowerBound) && own[1] == ranges.map(\.upperBound))
    }
  }
}
