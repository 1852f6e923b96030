public import MartletForecasting
public import MartletLayers

/// TSMixer with covariates known ahead and static ones: all are first brought to the horizon.
///
///     X₁ [horizon, hidden] = mix(W [target, past, known so far, mask])   time by time: lookback → horizon
///     X₂ [horizon, hidden] = mix(known ahead)
///     X₃ [horizon, hidden] = mix(statics, the same for each step)
///     X  ← across([over(…)])  of [X₁ | X₂ | X₃], then `blocks` times of [X | X₃'], X₃' = mix(statics)
///     ŷ  = W X + b                                                       for each step, one set of weights
///
///     over(X)   = norm(X + dropout(relu(W X + b)))                           along the horizon
///     across(X) = norm(P X + dropout(V₂ dropout(relu(V₁ X + c₁)) + c₂))      for each step; mix is one, too
///
/// P is a linear map where the width changes and the identity elsewhere; norms go over all steps and
/// units of a window. With `revIN` the target is standardised window by window before, and the forecast
/// taken back.
///
/// - Note: Chen, Li, Yoder, Arik and Pfister, TMLR 2023 (the extended TSMixer). There is no code of the
///   authors' for it; what the paper leaves open is as in neuralforecast's TSMixerx.
public struct TSMixerX: NetworkForecaster {
  /// Number of mixing layers after the first.
  public var blocks: Int
  /// Width of all layers across channels.
  public var hidden: Int
  /// Whether the target of each window is standardised, and the forecast taken back; covariates
  /// stay as they are.
  public var hasRevIN: Bool
  /// Probability, in [0, 1).
  public var dropout: Double

  /// Creates the model.
  ///
  /// - Parameters:
  ///   - blocks: Mixing layers after the first one, which joins the covariates.
  ///   - hidden: Width of all layers across channels, from 1.
  ///   - hasRevIN: Whether the target of each window is standardised, and the forecast taken back.
  ///   - dropout: Probability, in [0, 1).
  public init(blocks: Int = 2, hidden: Int = 64, hasRevIN: Bool = true, dropout: Double = 0.1) {
    self.blocks = blocks
    self.hidden = hidden
    self.hasRevIN = hasRevIN
    self.dropout = dropout
  }

  public var name: String { "TSMixerX" }
  public var normalisesItself: Bool { hasRevIN }

  public func layers(for shape: NetworkShape) throws(OptionError) -> [LayerSpec] {
    let horizon = shape.horizon
    let statics = shape.staticCovariates
    var branches = [history(shape)]
    if shape.futureCovariates > 0 { branches.append(ahead(shape)) }
    if statics > 0 { branches.append(constants(shape.statics, horizon)) }

    // A row is [hidden, horizon] between the blocks, then the statics, which all of them see.
    let width = hidden * horizon
    var network = carrying(shape.statics, joined(branches, horizon))
    for _ in 0..<blocks {
      let parts =
        statics > 0
        ? [[.slice(0..<width)], constants(width..<width + statics, horizon)] : [[]]
      network += carrying(width..<width + statics, joined(parts, horizon))
    }
    if statics > 0 { network.append(.slice(0..<width)) }
    network += [
      .transpose(rows: hidden, columns: horizon),
      .sharedWeights(parts: horizon, [.linear(shape.outputsPerStep)]),
      .transpose(rows: horizon, columns: shape.outputsPerStep),
    ]
    guard hasRevIN else { return network }
    return [.revIN(channels: 1, length: shape.lookback, outputs: horizon, network)]
  }

  /// All that is known of the lookback, brought to the horizon: [hidden, horizon].
  private func history(_ shape: NetworkShape) -> [LayerSpec] {
    let lookback = shape.lookback
    var parts: [[LayerSpec]] = [[.slice(0..<shape.past.upperBound)]]
    if shape.futureCovariates > 0 {
      parts.append([
        .slice(shape.future), .sharedWeights(parts: shape.futureCovariates, [.slice(0..<lookback)]),
      ])
    }
    if shape.hasMask { parts.append([.slice(shape.mask)]) }
    let channels = shape.channels + shape.futureCovariates
    return (parts.count > 1 ? [.parallel(parts)] : parts[0]) + [
      .sharedWeights(parts: channels, [.linear(shape.horizon)])
    ] + mixed(channels, shape.horizon)
  }

  /// The covariates of the horizon itself: [hidden, horizon].
  private func ahead(_ shape: NetworkShape) -> [LayerSpec] {
    let rows = shape.lookback..<shape.lookback + shape.horizon
    return [.slice(shape.future), .sharedWeights(parts: shape.futureCovariates, [.slice(rows)])]
      + mixed(shape.futureCovariates, shape.horizon)
  }

  /// Statics, the same for each step: [hidden, horizon].
  private func constants(_ columns: Range<Int>, _ horizon: Int) -> [LayerSpec] {
    [.slice(columns), .repeated(horizon)] + across(horizon)
      + [.transpose(rows: horizon, columns: hidden)]
  }

  /// From [channels, horizon] to [hidden, horizon].
  private func mixed(_ channels: Int, _ horizon: Int) -> [LayerSpec] {
    [.transpose(rows: channels, columns: horizon)] + across(horizon)
      + [.transpose(rows: horizon, columns: hidden)]
  }

  /// One mixing layer of several parts [hidden, horizon]: over time, then across all their units.
  private func joined(_ parts: [[LayerSpec]], _ horizon: Int) -> [LayerSpec] {
    let width = parts.count * hidden
    let drop: [LayerSpec] = dropout > 0 ? [.dropout(Float(dropout))] : []
    let overTime: [LayerSpec] = [
      .sharedWeights(parts: width, [.linear(horizon), .activation(.relu)])
    ]
    return (parts.count > 1 ? [.parallel(parts)] : parts[0])
      + [.residual(overTime + drop, norm: .post(.layer))]
      + mixed(width, horizon)
  }

  /// Units of each step, one set of weights for all steps: [horizon, hidden].
  private func across(_ horizon: Int) -> [LayerSpec] {
    let drop: [LayerSpec] = dropout > 0 ? [.dropout(Float(dropout))] : []
    let block =
      [.linear(hidden), .activation(.relu)] + drop + [.linear(hidden)] + drop
    return [.sharedWeights(parts: horizon, [.residual(block)]), .layerNorm]
  }

  /// The block, and the statics beside its output.
  private func carrying(_ statics: Range<Int>, _ block: [LayerSpec]) -> [LayerSpec] {
    statics.isEmpty ? block : [.parallel([block, [.slice(statics)]])]
  }

  public var optionTexts: [(name: String, value: String)] { Self.options.texts(of: self) }

  /// What `tsmixerx:…` can set.
  public static let options: [ModelOption<TSMixerX>] = [
    .integer("blocks", \.blocks, from: 1, through: 1000, "mixing layers after the first"),
    .integer("hidden", \.hidden, from: 1, through: 1_000_000, "width across channels"),
    .flag("revin", \.hasRevIN, "standardise the target of each window, and take the forecast back"),
    .dropout(\.dropout),
  ]

  package static let entry = ModelEntry(
    "tsmixerx", TSMixerX(), options: options,
    summary: "TSMixer with covariates known ahead and static ones",
    source: "Chen et al., TMLR 2023",
    cost: "blocks x (horizon^2 + 2 x hidden^2) weights: a few seconds",
    advice: "many covariates of all kinds")
}
