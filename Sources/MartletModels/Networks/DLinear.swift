public import MartletForecasting
public import MartletLayers

/// Two linear maps: one of the trend of the window, one of what is left without it.
///
///     t = the moving average of y over `kernel` rows, the ends repeated
///     ŷ = W₁ t + b₁ + W₂ (y − t) + b₂        (+ W₃ c + b₃ of the covariates c, where there are any)
///
/// Both maps of the target start as the mean of the window, all weights 1 / lookback, as the authors
/// have it.
///
/// - Note: Zeng, Chen, Zhang and Xu, AAAI 2023; one channel, and a kernel of 25.
public struct DLinear: NetworkForecaster {
  /// Rows in the moving average.
  public var kernel: Int

  /// Creates the model with as many rows in the moving average, from 1.
  public init(kernel: Int = 25) {
    self.kernel = kernel
  }

  public var name: String { "DLinear" }

  public var parts: [String] { ["trend", "remainder"] }

  public func layers(for shape: NetworkShape) throws(OptionError) -> [LayerSpec] {
    let mean = LayerSpec.linear(shape.outputs, .ones, gain: 1 / Double(shape.lookback))
    var branches: [[LayerSpec]] = [
      [.slice(shape.target), .movingAverage(kernel), mean],
      [.slice(shape.target), .movingAverage(kernel, remainder: true), mean],
    ]
    if shape.inputs > shape.lookback {
      branches.append([.slice(shape.lookback..<shape.inputs), .linear(shape.outputs)])
    }
    return [.parallel(branches, combine: .sum)]
  }

  public func taskDefaults(for task: ForecastTask) -> [(name: String, value: String)] {
    usualTaskDefaults(for: task) + LinearForecaster.largerSteps
  }

  public var optionTexts: [(name: String, value: String)] { Self.options.texts(of: self) }

  /// What `dlinear:…` can set.
  public static let options: [ModelOption<DLinear>] = [
    .integer("kernel", \.kernel, from: 1, through: 1_000_000, "rows in the moving average")
  ]

  package static let entry = ModelEntry(
    "dlinear", DLinear(), options: options,
    summary: "linear maps of the trend of the window and the rest",
    source: "Zeng et al., AAAI 2023",
    cost: "2 x lookback x horizon weights: milliseconds",
    advice: "series with a trend and a season")
}
