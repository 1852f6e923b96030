public import MartletForecasting
public import MartletLayers

/// N-BEATS: blocks that each explain a part of the window, take it off, and add a part of the forecast.
///
///     h = activation(… activation(W₁ [rₖ | c] + b₁) …)      `layers` layers of `hidden` units
///     [θᵇ | θᶠ] = W h + b
///     rₖ₊₁ = rₖ − θᵇ Vᵇ                                     r₁: the target
///     ŷ    = ℓ + Σ θᶠ Vᶠ                                    ℓ: the last value of the target, 0 for one of changes
///
/// The basis V of a block follows from its stack:
/// - `identity`: none; θ itself is the backcast [lookback] and the forecast [horizon].
/// - `trend`: polynomials of `degree` in time.
/// - `seasonality`: waves from one cycle a horizon up, `harmonics` to a step of frequency.
///
/// So what a trend block adds is a trend, and `FittedNetwork.decomposition` is the forecast in such parts.
/// c are covariates, the mask and the statics; each block gets them as they are (N-BEATSx).
///
/// - Note: Oreshkin, Carpov, Chapados and Bengio, ICLR 2020, and the authors' code: level ℓ, bases, padding
///   that is never explained. Olivares, Challu, Marcjasz, Weron and Dubrawski, IJF 2023 (covariates).
public struct NBEATS: NetworkForecaster {
  /// What the blocks of a stack can say.
  public enum Stack: String, Codable, Sendable, Hashable, CaseIterable, LosslessStringConvertible {
    /// Anything: the block gives backcast and forecast number by number.
    case identity
    /// A polynomial in time, of the model's `degree`.
    case trend
    /// A sum of waves, from one cycle a horizon up.
    case seasonality

    public init?(_ description: String) { self.init(rawValue: description) }
    public var description: String { rawValue }
  }

  /// What the blocks can say, stack by stack in the order in which they explain the window; at
  /// least one.
  public var stacks: ValueList<Stack>
  /// Blocks in a stack.
  public var blocks: Int
  /// Whether the blocks of a stack are one and the same, applied several times.
  public var sharesWeights: Bool
  /// Layers of a block before its last, linear one.
  public var layers: Int
  /// Units in each layer of a block, from 1.
  public var hidden: Int
  /// The non-linearity after each layer of a block but its last.
  public var activation: Activation
  /// Probability, in [0, 1), behind each activation.
  public var dropout: Double
  /// Of the polynomials of a trend.
  public var degree: Int
  /// Waves to a step of frequency.
  public var harmonics: Int

  /// The generic architecture: stacks of one block each.
  public init(
    stacks: [Stack] = [.identity, .identity, .identity], blocks: Int = 1,
    sharesWeights: Bool = false, layers: Int = 4, hidden: Int = 512,
    activation: Activation = .relu, dropout: Double = 0, degree: Int = 2, harmonics: Int = 1
  ) {
    self.stacks = ValueList(stacks)
    self.blocks = blocks
    self.sharesWeights = sharesWeights
    self.layers = layers
    self.hidden = hidden
    self.activation = activation
    self.dropout = dropout
    self.degree = degree
    self.harmonics = harmonics
  }

  /// The interpretable architecture: a trend, then a season, each of three blocks with the same weights.
  public static var interpretable: NBEATS {
    NBEATS(stacks: [.trend, .seasonality], blocks: 3, sharesWeights: true, hidden: 256)
  }

  private var isInterpretable: Bool { !stacks.values.contains(.identity) }
  public var name: String { isInterpretable ? "NBEATS-I" : "NBEATS" }
  public var parts: [String] { stacks.values.map(\.rawValue) }

  public func layers(for shape: NetworkShape) throws(OptionError) -> [LayerSpec] {
    let copies = sharesWeights ? 1 : blocks
    let all = stacks.values.flatMap { Array(repeating: block($0, shape), count: copies) }
    return shape.aroundLevel([
      .doublyResidual(
        backcast: shape.lookback, padding: shape.hasMask ? shape.mask : nil,
        times: sharesWeights ? blocks : 1, all)
    ])
  }

  private func block(_ stack: Stack, _ shape: NetworkShape) -> [LayerSpec] {
    var specs: [LayerSpec] = []
    for _ in 0..<layers {
      specs += [.linear(hidden), .activation(activation)]
      if dropout > 0 { specs.append(.dropout(Float(dropout))) }
    }
    let basis: Basis
    switch stack {
    case .identity: return specs + [.linear(shape.lookback + shape.outputs)]
    case .trend: basis = .polynomial(degree: degree)
    case .seasonality: basis = .fourier(period: shape.horizon, harmonics: harmonics)
    }
    let (count, outputs) = (basis.count, shape.outputsPerStep)
    return specs + [
      .linear((1 + outputs) * count),
      .parallel([
        [.slice(0..<count), .basis(basis, points: shape.lookback, backwards: true)],
        [
          .slice(count..<(1 + outputs) * count),
          .sharedWeights(parts: outputs, [.basis(basis, points: shape.horizon)]),
        ],
      ]),
    ]
  }
}
