public import MartletForecasting
public import MartletLayers
import MartletFiles

/// TSMixer: layers that mix the rows of each channel, then the channels of each row.
///
///     X [channels, lookback]: the target, past covariates, and the mask where there is one
///     X ← X + dropout(relu(norm(X) W₁ + b₁))                  along time, one set of weights for all channels
///     X ← X + dropout(V₂ dropout(relu(V₁ norm(X) + c₁)) + c₂)  across channels, one set for all rows
///     ŷ = W X₁ + b                                            X₁: the target's row
///
/// Norms go over all channels and rows of X: of the batch, with a scale and shift for each number, or of
/// the window. With `revIN` all but the mask is standardised window by window before, and the forecast
/// taken back.
///
/// - Note: Chen, Li, Yoder, Arik and Pfister, TMLR 2023, and the authors' code.
public struct TSMixer: NetworkForecaster {
  /// What is standardised before each mixing: always all channels and rows of a window together.
  public enum MixingNorm: String, Codable, Sendable, Hashable, CaseIterable {
    /// Each number of the window over the windows of the batch, with a scale and a shift of its
    /// own.
    case batch
    /// Each window over all its numbers.
    case layer
  }

  /// Number of mixing layers.
  public var blocks: Int
  /// Hidden units across channels.
  public var hidden: Int
  /// Over what the numbers are standardised before each mixing, along time and across channels.
  public var norm: MixingNorm
  /// Whether each window is standardised channel by channel, the mask left out, and the forecast
  /// taken back.
  public var hasRevIN: Bool
  /// Probability, in [0, 1).
  public var dropout: Double

  /// Creates the model, by default of one mixing layer with 64 hidden units.
  ///
  /// - Parameters:
  ///   - blocks: Number of mixing layers, each along time and then across channels.
  ///   - hidden: Hidden units across channels, from 1.
  ///   - hasRevIN: Whether each window is standardised, and the forecast taken back.
  ///   - dropout: Probability, in [0, 1).
  public init(
    blocks: Int = 1, hidden: Int = 64, norm: MixingNorm = .batch, hasRevIN: Bool = true,
    dropout: Double = 0.6
  ) {
    self.blocks = blocks
    self.hidden = hidden
    self.norm = norm
    self.hasRevIN = hasRevIN
    self.dropout = dropout
  }

  public var name: String { "TSMixer" }
  public var normalisesItself: Bool { hasRevIN }

  public func layers(for shape: NetworkShape) throws(OptionError) -> [LayerSpec] {
    guard shape.futureCovariates == 0, shape.staticCovariates == 0 else {
      throw OptionError(
        text: name,
        message: "its channels are as long as the lookback: no covariates known ahead, no statics",
        hint: "take tsmixerx")
    }
    let (channels, lookback) = (shape.channels, shape.lookback)
    let norm: LayerSpec = norm == .batch ? .batchNorm : .layerNorm
    let drop: [LayerSpec] = dropout > 0 ? [.dropout(Float(dropout))] : []

    let overTime: [LayerSpec] = [
      norm, .sharedWeights(parts: channels, [.linear(lookback), .activation(.relu)]),
    ]
    let acrossChannels =
      [.linear(hidden), .activation(.relu)] + drop + [.linear(channels)] + drop
    let block: [LayerSpec] = [
      .residual(overTime + drop),
      .residual(
        [norm]
          + Self.turned(
            channels, lookback, [.sharedWeights(parts: lookback, acrossChannels)], back: channels)),
    ]
    let network =
      (0..<blocks).flatMap { _ in block }
      + (channels > 1 ? [.slice(shape.target)] : [])
      + [.linear(shape.outputs)]
    guard hasRevIN else { return network }
    return [
      .revIN(
        channels: 1 + shape.pastCovariates, length: lookback, outputs: shape.horizon, network)
    ]
  }

  /// A block on [columns, rows] of a row that is [rows, columns], and back to [`back`, columns].
  static func turned(
    _ rows: Int, _ columns: Int, _ block: [LayerSpec], back: Int
  ) -> [LayerSpec] {
    let there: [LayerSpec] = rows > 1 ? [.transpose(rows: rows, columns: columns)] : []
    return there + block + (back > 1 ? [.transpose(rows: columns, columns: back)] : [])
  }

  public var optionTexts: [(name: String, value: String)] { Self.options.texts(of: self) }

  /// What `tsmixer:…` can set.
  public static let options: [ModelOption<TSMixer>] = [
    .integer("blocks", \.blocks, from: 1, through: 1000, "mixing layers"),
    .integer("hidden", \.hidden, from: 1, through: 1_000_000, "hidden units across channels"),
    .choice("norm", \.norm, "norm before each mixing"),
    .flag("revin", \.hasRevIN, "standardise each window, and take the forecast back"),
    .dropout(\.dropout),
  ]

  package static let entry = ModelEntry(
    "tsmixer", TSMixer(), options: options,
    summary: "mixes rows, then channels (target, past covariates)",
    source: "Chen et al., TMLR 2023",
    cost: "blocks x lookback^2 weights: about a second",
    advice: "past covariates that move with the target")
}
