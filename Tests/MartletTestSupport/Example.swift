package import MartletLayers

/// A network to test, by name.
package struct Example: Sendable, CustomStringConvertible {
  package let description: String
  package let inputs: Int
  package let specs: [LayerSpec]

  package init(_ description: String, inputs: Int, _ specs: [LayerSpec]) {
    self.description = description
    self.inputs = inputs
    self.specs = specs
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
