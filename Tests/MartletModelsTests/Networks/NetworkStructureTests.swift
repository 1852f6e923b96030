import MartletCatalog
import MartletForecasting
import MartletLayers
import MartletModels
import MartletNumerics
import MartletPanels
import MartletTestSupport
import Testing

/// What all architectures have in common, and how many weights each has.
struct NetworkStructureTests {
  /// Every architecture, small.
  static let small = [
    "linear", "nlinear", "dlinear:kernel=5", "rlinear", "mlp:hidden=8", "resmlp:hidden=8",
    "nbeats:hidden=8,layers=2,stacks=identity/trend/seasonality,blocks=2",
    "nbeats-interpretable:hidden=8,layers=2", "nhits:hidden=8,pools=3/2/1",
    "tide:hidden=8,step-width=3,step-hidden=4,covariate-hidden=4", "tsmixer:hidden=8",
    "tsmixerx:hidden=8",
  ]

  /// Rows with everything in them that the architecture takes.
  static func fullShape(_ model: String, outputsPerStep: Int = 1) -> NetworkShape {
    let isTSMixer = model.hasPrefix("tsmixer:")
    return NetworkShape(
      lookback: 7, horizon: 3, outputsPerStep: outputsPerStep, pastCovariates: 2,
      futureCovariates: isTSMixer ? 0 : 2, hasMask: true, staticCovariates: isTSMixer ? 0 : 2)
  }

  @Test("The list of tested networks has every architecture") func everyNetworkIsTested() throws {
    let tested = try Set(Self.small.map { try Model(parsing: $0).forecaster.name })
    let all = try Model.all.filter(\.isNetwork).map { try Model(parsing: $0.name).forecaster.name }
    #expect(tested == Set(all))
  }

  @Test(
    "A network's input and output widths are those of its shape, under every scaler",
    arguments: small, [1, 3])
  func saysSoManyNumbersAStep(model: String, outputsPerStep: Int) throws {
    for isFull in [false, true] {
      var shape = Self.fullShape(model, outputsPerStep: outputsPerStep)
      if !isFull { shape = NetworkShape(lookback: 7, horizon: 3, outputsPerStep: outputsPerStep) }
      for scaler in WindowScaler.allCases {
        let network = try Model(parsing: model).network(for: shape, scaler: scaler)
        #expect(network.inputWidth == shape.inputs)
        #expect(network.outputWidth == 3 * outputsPerStep)
      }
    }
  }

  /// Each number of a row, a static and a mark of padding too, changes what the network says.
  @Test("Every input of a network changes its output", arguments: small, WindowScaler.allCases)
  func everythingReachesTheOutput(model: String, scaler: WindowScaler) throws {
    let shape = Self.fullShape(model)
    let network = try Model(parsing: model).network(for: shape, scaler: scaler)
    let parameters = drawnWeights(of: network, seed: 3)
    var generator = SplitMix64(seed: 4)
    let rows = (0..<8).map { _ in
      (0..<shape.inputs).map { column in
        shape.mask.contains(column) ? 0 : Float(generator.uniform() * 2 - 1)
      }
    }
    let before = network.forward(rows, parameters)
    for column in 0..<shape.inputs {
      let changed = rows.map { row in
        var row = row
        row[column] += shape.mask.contains(column) ? 1 : 2
        return row
      }
      #expect(network.forward(changed, parameters) != before, "column \(column)")
    }
  }

  @Test("A network's outputs for a row are the same alone as in a batch", arguments: small)
  func aRowIsForecastAlone(model: String) throws {
    let shape = Self.fullShape(model)
    let network = try Model(parsing: model).network(for: shape)
    let parameters = drawnWeights(of: network, seed: 3)
    var generator = SplitMix64(seed: 5)
    let rows = (0..<5).map { _ in
      (0..<shape.inputs).map { _ in Float(generator.uniform() * 2 - 1) }
    }
    let together = network.forward(rows, parameters).flatMap { $0 }
    let alone = rows.flatMap { network.forward([$0], parameters)[0] }
    #expect(largestError(together, alone.map { Double($0) }) { 1e-5 * max(1, abs($0)) } <= 1)
  }

  // MARK: - Weights

  private func count(_ model: String, _ shape: NetworkShape) throws -> Int {
    try Model(parsing: model).network(for: shape).parameterCount
  }

  private let plain = NetworkShape(lookback: 60, horizon: 20)
  private let full = NetworkShape(
    lookback: 60, horizon: 20, outputsPerStep: 2, pastCovariates: 3, futureCovariates: 2,
    hasMask: true, staticCovariates: 5)

  @Test("Linear, NLinear, RLinear and DLinear have the weights counted by hand")
  func weightsOfLinearModels() throws {
    let map = 60 * 20 + 20
    let inputs = 60 * 5 + 2 * 80 + 5
    for (model, more) in [("linear", 0), ("nlinear", 0), ("rlinear", 2)] {
      #expect(try count(model, plain) == map + more)
      #expect(try count(model, full) == inputs * 40 + 40 + more)
    }
    #expect(try count("dlinear", plain) == 2 * map)
    #expect(try count("dlinear", full) == 2 * (60 * 40 + 40) + (inputs - 60) * 40 + 40)
  }

  @Test("ResMLP has the weights counted by hand") func weightsOfResMLP() throws {
    let block = 2 * (32 * 32 + 32)
    let ends = 60 * 32 + 32 + 32 * 20 + 20
    #expect(try count("resmlp:hidden=32,blocks=4,norm=none", plain) == 4 * block + ends)
    for norm in ["batch", "layer"] {
      let weights = try count("resmlp:hidden=32,blocks=4,norm=\(norm)", plain)
      #expect(weights == 4 * block + ends + 5 * 64)
    }
  }

  @Test("N-BEATS has the weights counted by hand, those shared in a stack once")
  func weightsOfNBEATS() throws {
    // As in neuralforecast: three stacks of one block, four maps of 512 units before the last.
    let hidden = 60 * 512 + 512 + 3 * (512 * 512 + 512)
    func last(_ theta: Int) -> Int { 512 * theta + theta }
    #expect(try count("nbeats", plain) == 3 * (hidden + last(80)))
    let mixed = try count("nbeats:stacks=identity/trend/seasonality,harmonics=2", plain)
    #expect(mixed == 3 * hidden + last(80) + last(6) + last(4 * 19))
    // Weights of a stack's blocks are shared.
    let small = 60 * 256 + 256 + 3 * (256 * 256 + 256)
    let shared = try count("nbeats-interpretable", plain)
    #expect(shared == 2 * small + (256 + 1) * 6 + (256 + 1) * 4 * 10)
    #expect(try count("nbeats-interpretable:shared=false", plain) == 3 * shared)
    // Covariates, mask and statics go into each block; two numbers a step come out.
    let inputs = 60 * 5 + 2 * 80 + 5
    let wide = inputs * 512 + 512 + 3 * (512 * 512 + 512)
    #expect(try count("nbeats", full) == 3 * (wide + last(60 + 40)))
  }

  @Test("N-HiTS has the weights counted by hand") func weightsOfNHITS() throws {
    func block(_ inputs: Int, _ theta: Int) -> Int {
      inputs * 512 + 512 + 512 * 512 + 512 + 512 * theta + theta
    }
    #expect(try count("nhits", plain) == block(30, 65) + block(30, 70) + block(60, 80))
    let pooled = 5 * 30 + 2 * 40 + 5
    let all = try count("nhits", full)
    #expect(
      all
        == block(pooled, 60 + 10) + block(pooled, 60 + 20) + block(5 * 60 + 160 + 5, 60 + 40))
  }

  @Test("TiDE has the weights counted by hand") func weightsOfTiDE() throws {
    func block(_ inputs: Int, _ hidden: Int, _ outputs: Int, norm: Bool = true) -> Int {
      inputs * hidden + hidden + hidden * outputs + outputs + inputs * outputs + outputs
        + (norm ? 2 * outputs : 0)
    }
    let wide = "tide:norm=true,hidden=512,step-width=32,step-hidden=128"
    #expect(
      try count(wide, plain)
        == block(60, 512, 512) + block(512, 512, 640) + block(32, 128, 1, norm: false) + 60 * 20
        + 20)
    let inputs = 60 + 60 * 4 + 80 * 4 + 60 + 5
    #expect(
      try count(wide + ",encoder-layers=2,decoder-layers=3", full)
        == block(3, 64, 4, norm: false) + block(2, 64, 4, norm: false) + block(inputs, 512, 512)
        + 3 * block(512, 512, 512) + block(512, 512, 640) + block(36, 128, 2, norm: false)
        + 60 * 40 + 40)
  }

  @Test("TSMixer has the weights counted by hand") func weightsOfTSMixer() throws {
    func mixing(_ channels: Int) -> Int {
      4 * 60 * channels + 60 * 60 + 60 + channels * 64 + 64 + 64 * channels + channels
    }
    #expect(try count("tsmixer:blocks=2", plain) == 2 + 2 * mixing(1) + 60 * 20 + 20)
    var shape = full
    shape.futureCovariates = 0
    shape.staticCovariates = 0
    #expect(try count("tsmixer:blocks=2", shape) == 2 * 4 + 2 * mixing(5) + 60 * 40 + 40)
  }

  @Test("TSMixerX has the weights counted by hand") func weightsOfTSMixerX() throws {
    func across(_ inputs: Int) -> Int {
      inputs * 64 + 64 + 64 * 64 + 64 + (inputs == 64 ? 0 : inputs * 64 + 64) + 2 * 20 * 64
    }
    func over(_ width: Int) -> Int { 20 * 20 + 20 + 2 * 20 * width }
    #expect(
      try count("tsmixerx", plain)
        == 2 + 60 * 20 + 20 + across(1) + 3 * (over(64) + across(64)) + 64 + 1)
    #expect(
      try count("tsmixerx", full)
        == 2 + 60 * 20 + 20 + across(7) + across(2) + across(5) + over(192) + across(192)
        + 2 * (across(5) + over(128) + across(128)) + 64 * 2 + 2)
  }

  // MARK: - Normalisation

  @Test("RevIN as a scaler is added once, not again inside models that have it")
  func revINIsNotDoubled() throws {
    for model in ["rlinear", "tsmixer", "tsmixerx"] {
      let model = try Model(parsing: model)
      let (inside, plainOne) = try (
        model.network(for: plain, scaler: .revIN), model.network(for: plain)
      )
      #expect(inside.specs == plainOne.specs)
    }
    for model in ["linear", "mlp", "tsmixer:revin=false"] {
      let network = try Model(parsing: model).network(for: plain, scaler: .revIN)
      guard case .revIN(1, length: 60, outputs: 20, _)? = network.specs.first else {
        Issue.record("\(model): \(network.specs)")
        continue
      }
    }
  }

  @Test(
    "What is added to the window is added to the forecast and to no other output",
    arguments: ["nlinear", "rlinear", "tsmixer", "tsmixerx"])
  func movesWithTheWindow(model: String) throws {
    let shape = NetworkShape(lookback: 8, horizon: 3, outputsPerStep: 2)
    let network = try Model(parsing: model).network(for: shape, scaler: .none)
    let parameters = drawnWeights(of: network, seed: 5)
    var generator = SplitMix64(seed: 6)
    let row = (0..<8).map { _ in Float(generator.uniform()) }
    let y = network.forward([row], parameters)[0]
    let moved = network.forward([row.map { $0 + 32 }], parameters)[0]
    let expected = y.enumerated().map { Double($1) + ($0 < 3 ? 32 : 0) }
    #expect(largestError(moved, expected) { _ in 1e-4 } <= 1)
  }

  /// Before training, linear models forecast what needs no weights: `linear` and `tide` 0, which a scaler
  /// makes the level of the window; `nlinear` and `rlinear` the last value, and of changes none or their mean.
  @Test(
    "Before training linear models forecast zero, the last value or the mean change",
    arguments: [
      ("linear", false, [0, 0, 0]), ("linear", true, [0, 0, 0]), ("nlinear", false, [7, 7, 7]),
      ("nlinear", true, [0, 0, 0]), ("rlinear", false, [7, 7, 7]), ("rlinear", true, [3, 3, 3]),
      ("tide", false, [0, 0, 0]),
    ])
  func startsWithoutWeights(model: String, isOfChanges: Bool, forecast: [Double]) throws {
    var shape = NetworkShape(lookback: 4, horizon: 3)
    shape.isOfChanges = isOfChanges
    let network = try Model(parsing: model).network(for: shape, scaler: .none)
    let start = network.forward([[1, 4, 0, 7]], network.initialized(seed: 1))[0]
    #expect(largestError(start, forecast) { _ in 1e-4 } <= 1, "\(start)")
  }
}
