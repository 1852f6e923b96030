public import MartletForecasting
public import MartletLayers

/// TiDE: a dense encoder of the window and its covariates, a dense decoder, and a last decoder for each
/// step by itself.
///
///     block(x) = norm(V₂ relu(V₁ x + c₁) + c₂ + W x + b)         a linear way around each block
///     u = block of the covariates of each row                    [covariateWidth] a row, one set of weights
///     e = encoder([y | u | statics])                             [hidden]
///     D = decoder(e)                                             [stepWidth, horizon]
///     ŷ = block([D of the step | u of the step]) + W y + b       for each step, one set of weights
///
/// Past covariates and those known ahead have a block each; the last decoder sees what is known of its own
/// step. The last term is a linear model of the target beside all else. The weights that say ŷ (W, V₂ and W of the
/// last block) start at 0.
///
/// - Note: Das, Kong, Leach, Mathur, Sen and Yu, TMLR 2023, and the authors' code: the linear way has its own
///   weights also where widths are equal. Blocks of a row or step have no norm: over the one number of a step
///   a layer norm would put out a constant, whatever it sees, and of a single covariate little but the sign.
public struct TiDE: NetworkForecaster {
  /// Units in the blocks of the encoder and the decoder, from 1.
  public var hidden: Int
  /// Blocks of the encoder, from 1.
  public var encoderLayers: Int
  /// Blocks of the decoder, from 1; the last gives `stepWidth` numbers for each step of the
  /// horizon.
  public var decoderLayers: Int
  /// Numbers that the decoder says of each step.
  public var stepWidth: Int
  /// Hidden units of the block of a step.
  public var stepHidden: Int
  /// Numbers that stand for the covariates of a row.
  public var covariateWidth: Int
  /// Hidden units of the block of covariates.
  public var covariateHidden: Int
  /// Whether blocks end in a layer norm.
  public var hasNorm: Bool
  /// Probability, in [0, 1), at the end of each block.
  public var dropout: Double

  /// Creates the model, by default with one block in the encoder and one in the decoder.
  ///
  /// - Parameters:
  ///   - hidden: Units in the blocks of encoder and decoder, from 1.
  ///   - stepWidth: Numbers that the decoder says of each step.
  ///   - stepHidden: Hidden units of the block of a step.
  ///   - covariateWidth: Numbers that stand for the covariates of a row.
  ///   - covariateHidden: Hidden units of the block of covariates.
  ///   - hasNorm: Whether blocks end in a layer norm.
  ///   - dropout: Probability, in [0, 1), at the end of each block.
  public init(
    hidden: Int = 128, encoderLayers: Int = 1, decoderLayers: Int = 1, stepWidth: Int = 16,
    stepHidden: Int = 64, covariateWidth: Int = 4, covariateHidden: Int = 64, hasNorm: Bool = false,
    dropout: Double = 0.3
  ) {
    self.hidden = hidden
    self.encoderLayers = encoderLayers
    self.decoderLayers = decoderLayers
    self.stepWidth = stepWidth
    self.stepHidden = stepHidden
    self.covariateWidth = covariateWidth
    self.covariateHidden = covariateHidden
    self.hasNorm = hasNorm
    self.dropout = dropout
  }

  public var name: String { "TiDE" }

  public func layers(for shape: NetworkShape) throws(OptionError) -> [LayerSpec] {
    let encoded = covariates(shape)
    return encoded.layers + [
      .parallel(
        [
          [.slice(shape.target), .linear(shape.outputs, .zeros)],
          decoded(shape, covariatesAhead: encoded.ahead),
        ], combine: .sum)
    ]
  }

  /// From a row of the window to [y | u of past covariates | u of those known ahead | mask | statics].
  ///
  /// - Returns: Where the rows of the horizon stand in it, when there are covariates known ahead.
  private func covariates(_ shape: NetworkShape) -> (layers: [LayerSpec], ahead: Range<Int>?) {
    let (past, future) = (shape.pastCovariates, shape.futureCovariates)
    guard past + future > 0 else { return ([], nil) }
    let (lookback, rows) = (shape.lookback, shape.lookback + shape.horizon)
    var branches: [[LayerSpec]] = [[.slice(shape.target)]]
    if past > 0 {
      branches.append([
        .slice(shape.past), .transpose(rows: past, columns: lookback),
        .sharedWeights(parts: lookback, block(covariateHidden, covariateWidth, norm: false)),
      ])
    }
    var ahead: Range<Int>?
    if future > 0 {
      branches.append([
        .slice(shape.future), .transpose(rows: future, columns: rows),
        .sharedWeights(parts: rows, block(covariateHidden, covariateWidth, norm: false)),
      ])
      let start = lookback + (past > 0 ? lookback * covariateWidth : 0)
      ahead = start + lookback * covariateWidth..<start + rows * covariateWidth
    }
    if shape.inputs > shape.future.upperBound {
      branches.append([.slice(shape.future.upperBound..<shape.inputs)])
    }
    return ([.parallel(branches)], ahead)
  }

  /// Encoder, decoder, and the block of each step.
  private func decoded(_ shape: NetworkShape, covariatesAhead ahead: Range<Int>?) -> [LayerSpec] {
    let horizon = shape.horizon
    var dense: [LayerSpec] = []
    for _ in 1..<max(encoderLayers + decoderLayers, 2) { dense += block(hidden, hidden) }
    dense += block(hidden, stepWidth * horizon)  // [stepWidth, horizon]
    var width = stepWidth
    if let ahead {
      dense = [
        .parallel([
          dense, [.slice(ahead), .transpose(rows: horizon, columns: covariateWidth)],
        ])
      ]
      width += covariateWidth
    }
    return dense + [
      .transpose(rows: width, columns: horizon),
      .sharedWeights(
        parts: horizon,
        block(stepHidden, shape.outputsPerStep, norm: false, start: .zeros)),
      .transpose(rows: horizon, columns: shape.outputsPerStep),
    ]
  }

  /// - Parameter start: Of the weights that say the outputs.
  private func block(
    _ hidden: Int, _ outputs: Int, norm: Bool = true, start: Initializer = .torchUniform
  ) -> [LayerSpec] {
    let drop: [LayerSpec] = dropout > 0 ? [.dropout(Float(dropout))] : []
    let sum = LayerSpec.parallel(
      [
        [.linear(hidden), .activation(.relu), .linear(outputs, start)] + drop,
        [.linear(outputs, start)],
      ], combine: .sum)
    return norm && hasNorm ? [sum, .layerNorm] : [sum]
  }
}
