public import MartletForecasting
public import MartletLayers
import MartletFiles

/// N-HiTS: the doubly residual blocks of N-BEATS, each with a time scale of its own.
///
///     p = [pool(rₖ) | pool(c)]                       windows of kₖ rows, the newest one whole
///     h = activation(… activation(W₁ p + b₁) …)      `layers` layers of `hidden` units
///     [θᵇ | θᶠ] = W h + b                            θᵇ [lookback], θᶠ [⌊horizon / dₖ⌋, 1 at least]
///     rₖ₊₁ = rₖ − θᵇ                                 r₁: the target
///     ŷ    = ℓ + Σ interpolate(θᶠ)                   ℓ: the last value of the target, 0 for one of changes
///
/// A block that pools much and says few numbers can only say what is slow; the last one says the
/// details. Covariates c and the mask are pooled as the target is, statics are not.
///
/// - Note: Challu, Olivares, Oreshkin, Garza, Mergenthaler-Canseco and Dubrawski, AAAI 2023, and the
///   authors' code where the paper differs: the backcast is not interpolated, the level ℓ is added, and
///   the number of knots is rounded down. Covariates are pooled as in neuralforecast.
public struct NHITS: NetworkForecaster {
  /// Rows that each stack pools into one.
  public var pools: ValueList<Int>
  /// How many steps of the horizon there are to one number of each stack.
  public var downsamples: ValueList<Int>
  /// Whether the largest number or the mean of pooled rows is kept.
  public var pooling: PoolingFunction
  /// Blocks in a stack.
  public var blocks: Int
  /// Layers of a block before its last, linear one.
  public var layers: Int
  /// Units in each layer of a block, from 1.
  public var hidden: Int
  /// The non-linearity after each layer of a block but its last.
  public var activation: Activation
  /// Probability, in [0, 1), behind each activation.
  public var dropout: Double

  /// Creates the model, by default of three stacks from slow to fast.
  ///
  /// - Parameters:
  ///   - pools: Rows that each stack pools into one, from 1.
  ///   - downsamples: Steps of the horizon to one number of each stack, from 1; as many as `pools`.
  ///   - blocks: Blocks in a stack.
  ///   - layers: Layers of a block before its last, linear one.
  ///   - dropout: Probability, in [0, 1), behind each activation.
  public init(
    pools: [Int] = [2, 2, 1], downsamples: [Int] = [4, 2, 1], pooling: PoolingFunction = .maximum,
    blocks: Int = 1, layers: Int = 2, hidden: Int = 512, activation: Activation = .relu,
    dropout: Double = 0
  ) {
    self.pools = ValueList(pools)
    self.downsamples = ValueList(downsamples)
    self.pooling = pooling
    self.blocks = blocks
    self.layers = layers
    self.hidden = hidden
    self.activation = activation
    self.dropout = dropout
  }

  public var name: String { "NHITS" }
  public var parts: [String] { downsamples.values.map { "every \($0)" } }

  public func layers(for shape: NetworkShape) throws(OptionError) -> [LayerSpec] {
    guard pools.values.count == downsamples.values.count else {
      throw OptionError(
        text: "pools=\(pools)",
        message: "downsamples=\(downsamples) is of another number of stacks",
        hint: "give both as many numbers")
    }
    guard (pools.values + downsamples.values).allSatisfy({ $0 > 0 }) else {
      throw OptionError(
        text: "pools=\(pools), downsamples=\(downsamples)", message: "a stack cannot have 0",
        hint: "give whole numbers from 1")
    }
    let all = zip(pools.values, downsamples.values).flatMap { pool, downsample in
      Array(repeating: block(pool, downsample, shape), count: blocks)
    }
    return shape.aroundLevel([
      .doublyResidual(
        backcast: shape.lookback, padding: shape.hasMask ? shape.mask : nil, all)
    ])
  }

  private func block(_ pool: Int, _ downsample: Int, _ shape: NetworkShape) -> [LayerSpec] {
    var specs = pooled(pool, shape)
    for _ in 0..<layers {
      specs += [.linear(hidden), .activation(activation)]
      if dropout > 0 { specs.append(.dropout(Float(dropout))) }
    }
    let (knots, outputs) = (max(shape.horizon / downsample, 1), shape.outputsPerStep)
    let all = shape.lookback + outputs * knots
    specs.append(.linear(all))
    if knots == shape.horizon { return specs }  // nothing between the knots
    return specs + [
      .parallel([
        [.slice(0..<shape.lookback)],
        [
          .slice(shape.lookback..<all),
          .sharedWeights(parts: outputs, [.interpolation(to: shape.horizon)]),
        ],
      ])
    ]
  }

  /// Each channel pooled by itself; statics as they are.
  private func pooled(_ size: Int, _ shape: NetworkShape) -> [LayerSpec] {
    if size == 1 { return [] }
    let pool = LayerSpec.pooling(pooling, size: size, fromEnd: true)
    if shape.inputs == shape.lookback { return [pool] }
    let channels = 1 + shape.pastCovariates
    var branches: [[LayerSpec]] = [
      [.slice(0..<channels * shape.lookback), .sharedWeights(parts: channels, [pool])]
    ]
    if shape.futureCovariates > 0 {
      branches.append([
        .slice(shape.future), .sharedWeights(parts: shape.futureCovariates, [pool]),
      ])
    }
    if shape.hasMask { branches.append([.slice(shape.mask), pool]) }
    if shape.staticCovariates > 0 { branches.append([.slice(shape.statics)]) }
    return [.parallel(branches)]
  }
}
