package import MartletLayers

/// A network to test, by name.
package struct Example: Sendable, CustomStringConvertible {
  package let description: String
  package let inputs: Int
  package let specs: [LayerSpec]
  /// How many categories the first column holds; nil where it is a number as the others.
  package let categories: Int?

  package init(
    _ description: String, inputs: Int, categories: Int? = nil, _ specs: [LayerSpec]
  ) {
    self.description = description
    self.inputs = inputs
    self.specs = specs
    self.categories = categories
  }

  /// Each kind of layer alone and in company, then whole networks. Every test of a layer's laws goes
  /// over this list.
  package static let all = LayerKind.allCases.flatMap(\.examples) + networks

  /// The shapes of the MLP family, small: each with and without norm, residuals and dropout.
  package static let networks: [Example] = [false, true].flatMap { norm in
    [false, true].flatMap { residual in
      [false, true].map { dropout in mlp(norm: norm, residual: residual, dropout: dropout) }
    }
  }

  /// One network with every kind of layer in it; not in `all`, for it has many numbers.
  package static let everyLayer = Example(
    "every layer", inputs: 13, categories: 4,
    [
      .parallel([
        [.slice(0..<1), .embedding(categories: 4, width: 3)],
        [
          .slice(1..<13),
          .revIN(
            channels: 2,
            [
              .parallel(
                [
                  [.movingAverage(3), .sharedWeights(parts: 2, [.linear(8), .gated(.silu)])],
                  [.pooling(.maximum, size: 4), .interpolation(to: 5), .linear(8)],
                ], combine: .sum),
              .transpose(rows: 2, columns: 4),
              .residual([.layerNorm, .linear(8), .batchNorm, .activation(.gelu), .linear(8)]),
              .residual([.linear(6), .softmax, .linear(8)], norm: .post(.rms)),
            ]),
        ],
      ]), .residual([.rmsNorm, .linear(5), .dropout(0.2)], norm: .pre(.layer)),
      .lastValueNorm(
        length: 3, outputs: 1,
        [
          .doublyResidual(
            backcast: 3, times: 2,
            [
              [
                .linear(5),
                .parallel([[.slice(0..<3)], [.basis(.polynomial(degree: 4), points: 3)]]),
              ]
            ]),
          .repeated(2),
        ]), .linear(2),
    ])

  private static func mlp(norm: Bool, residual: Bool, dropout: Bool) -> Example {
    var block: [LayerSpec] = [.linear(7)]
    if norm { block.append(.batchNorm) }
    block.append(.activation(norm ? .relu : .gelu))
    if dropout { block.append(.dropout(0.25)) }
    let hidden = (0..<3).flatMap { _ in residual ? [.residual(block)] : block }
    let parts = [(norm, "norm"), (residual, "residual"), (dropout, "dropout")]
    let name = ["MLP"] + parts.filter(\.0).map(\.1)
    return Example(
      name.joined(separator: "+"), inputs: 5, hidden + [.linear(3, .glorotUniform)])
  }
}
