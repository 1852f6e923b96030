import MartletLayers

/// Layers around other layers.
extension LayerKind {
  static let residualExamples = [
    Example("residual, empty", inputs: 3, [.residual([])]),
    Example("residual", inputs: 5, [.residual([.linear(5), .activation(.tanh)])]),
    Example(
      "residual with projection", inputs: 5, [.residual([.activation(.sigmoid), .linear(4)])]),
    Example(
      "residual in residual", inputs: 4,
      [
        .residual([
          .linear(6), .residual([.batchNorm, .activation(.relu), .linear(6)]), .dropout(0.3),
          .linear(4),
        ]), .activation(.gelu), .linear(2),
      ]),
    Example(
      "linear, residual with a norm before, tanh", inputs: 5,
      [
        .linear(6), .residual([.activation(.silu), .linear(6)], norm: .pre(.layer)),
        .activation(.tanh),
      ]),
    Example(
      "residual with a norm before, projection", inputs: 5,
      [.residual([.activation(.elu), .linear(3)], norm: .pre(.rms))]),
    Example(
      "residual with a norm after", inputs: 5,
      [
        .residual([.linear(7), .activation(.tanh)], norm: .post(.layer)), .activation(.sigmoid),
      ]),
    Example(
      "residuals with batch norms", inputs: 5,
      [
        .residual([.linear(5), .activation(.tanh)], norm: .post(.batch)),
        .residual([.linear(5), .activation(.tanh)], norm: .pre(.batch)), .linear(3),
      ]),
    Example(
      "residual from the identity", inputs: 4,
      [
        .residual(
          [.linear(6), .activation(.gelu), .linear(4), .dropout(0.2)], norm: .pre(.layer),
          startsAsIdentity: true),
        .linear(2),
      ]),
    Example(
      "RevIN in a residual", inputs: 6,
      [.residual([.revIN(channels: 2, [.activation(.relu), .linear(6)])]), .linear(2)]),
  ]

  static let revINExamples = [
    Example("RevIN, empty", inputs: 6, [.revIN(channels: 2, [])]),
    Example("RevIN, linear", inputs: 8, [.revIN(channels: 1, [.linear(3)])]),
    Example(
      "linear, RevIN with tanh, linear", inputs: 5,
      [
        .linear(12), .revIN(channels: 3, [.activation(.tanh), .linear(4), .activation(.tanh)]),
        .activation(.sigmoid), .linear(2),
      ]),
    Example(
      "RevIN of a part", inputs: 11,
      [.revIN(channels: 2, length: 4, outputs: 2, [.linear(5), .activation(.tanh)])]),
    Example(
      "RevIN of a norm", inputs: 8, [.revIN(channels: 2, [.layerNorm, .linear(3), .dropout(0.2)])]),
  ]

  static let lastValueNormExamples = [
    Example("last value norm", inputs: 5, [.lastValueNorm(length: 5, outputs: 3, [.linear(3)])]),
    Example(
      "last value norm of a part", inputs: 7,
      [.lastValueNorm(length: 4, outputs: 2, [.activation(.tanh), .linear(6)])]),
    Example(
      "with the last", inputs: 6,
      [.linear(5), .lastValueNorm(length: 3, outputs: 2, subtracts: false, [.activation(.tanh)])]),
    Example("last value norm, empty", inputs: 4, [.lastValueNorm(length: 2, outputs: 4, [])]),
  ]

  private static let explaining: [[LayerSpec]] = [
    [.linear(4), .activation(.tanh), .linear(7)], [.linear(7)],
    [.layerNorm, .linear(5), .activation(.gelu), .dropout(0.2), .linear(7)],
  ]

  static let doublyResidualExamples = [
    Example("one block", inputs: 4, [.doublyResidual(backcast: 4, [[.linear(6)]])]),
    Example("three blocks", inputs: 5, [.doublyResidual(backcast: 5, explaining)]),
    Example(
      "three blocks with a rest", inputs: 8,
      [.linear(8), .doublyResidual(backcast: 5, explaining), .activation(.tanh)]),
    Example(
      "two blocks, three times", inputs: 6,
      [.doublyResidual(backcast: 5, times: 3, Array(explaining.prefix(2)))]),
    Example(
      "three blocks with padding", inputs: 11,
      [.doublyResidual(backcast: 5, padding: 6..<11, explaining)]),
  ]

  /// Branches that start with layers that would overwrite their input if they could.
  private static let branches: [[LayerSpec]] = [
    [.activation(.tanh)], [.batchNorm], [.layerNorm, .activation(.elu)], [], [.softmax],
    [.activation(.sigmoid), .linear(5)],
  ]

  static let parallelExamples = [
    Example("parallel", inputs: 4, [.parallel([[.linear(3)], [.activation(.silu), .linear(2)]])]),
    Example(
      "linear, six branches, tanh", inputs: 4,
      [.linear(5), .parallel(branches), .activation(.tanh)]),
    Example(
      "linear, sum of six branches", inputs: 4, [.linear(5), .parallel(branches, combine: .sum)]),
    Example(
      "embedding beside a linear", inputs: 5, categories: 7,
      [
        .parallel([
          [.slice(0..<1), .embedding(categories: 7, width: 2)], [.slice(1..<5), .linear(3)],
        ]), .activation(.tanh), .linear(2),
      ]),
    Example(
      "trend and remainder", inputs: 7,
      [
        .parallel(
          [[.movingAverage(3), .linear(2)], [.movingAverage(3, remainder: true), .linear(2)]],
          combine: .sum)
      ]),
    Example(
      "branches in branches", inputs: 3,
      [
        .parallel([
          [.dropout(0.3)], [.residual([.linear(3), .activation(.relu)])],
          [.parallel([[.linear(2)], []], combine: .concatenate), .activation(.gelu)],
        ]), .linear(2),
      ]),
  ]

  static let sharedWeightsExamples = [
    Example("shared", inputs: 12, [.sharedWeights(parts: 3, [.linear(2)])]),
    Example("shared, empty", inputs: 4, [.sharedWeights(parts: 2, [])]),
    Example(
      "linear, shared batch norm", inputs: 5,
      [.linear(8), .sharedWeights(parts: 2, [.batchNorm, .activation(.tanh), .linear(3)])]),
    Example(
      "mixing of times and channels", inputs: 6,
      [
        .residual(
          [.sharedWeights(parts: 2, [.linear(3), .activation(.relu)]), .dropout(0.2)],
          norm: .pre(.layer)),
        .transpose(rows: 2, columns: 3),
        .residual([.sharedWeights(parts: 3, [.linear(4), .activation(.gelu), .linear(2)])]),
        .transpose(rows: 3, columns: 2), .sharedWeights(parts: 2, [.linear(1)]),
      ]),
  ]
}
