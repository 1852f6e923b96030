package import MartletLayers

/// The kinds of layer. A new case of `LayerSpec` does not compile until it has a kind here, and a
/// kind not until it has examples: no layer can be forgotten.
package enum LayerKind: CaseIterable, Sendable {
  case linear
  case activation
  case gated
  case softmax
  case embedding
  case dropout
  case batchNorm
  case layerNorm
  case rmsNorm
  case revIN
  case slice
  case transpose
  case repeated
  case pooling
  case interpolation
  case movingAverage
  case basis
  case residual
  case parallel
  case sharedWeights
  case lastValueNorm
  case doublyResidual

  package init(_ spec: LayerSpec) {
    self =
      switch spec {
      case .linear: .linear
      case .activation: .activation
      case .gated: .gated
      case .softmax: .softmax
      case .embedding: .embedding
      case .dropout: .dropout
      case .batchNorm: .batchNorm
      case .layerNorm: .layerNorm
      case .rmsNorm: .rmsNorm
      case .revIN: .revIN
      case .slice: .slice
      case .transpose: .transpose
      case .repeated: .repeated
      case .pooling: .pooling
      case .interpolation: .interpolation
      case .movingAverage: .movingAverage
      case .basis: .basis
      case .residual: .residual
      case .parallel: .parallel
      case .sharedWeights: .sharedWeights
      case .lastValueNorm: .lastValueNorm
      case .doublyResidual: .doublyResidual
      }
  }
}

extension LayerSpec {
  /// This layer's kind and those of the layers in it.
  package var kinds: [LayerKind] {
    [LayerKind(self)] + blocks.joined().flatMap(\.kinds)
  }

  private var blocks: [[LayerSpec]] {
    switch self {
    case .residual(let block, _, _), .revIN(_, _, _, let block), .sharedWeights(_, let block),
      .lastValueNorm(_, _, _, let block):
      [block]
    case .parallel(let branches, _): branches
    case .doublyResidual(_, _, _, let blocks): blocks
    case .linear, .activation, .gated, .softmax, .embedding, .dropout, .batchNorm, .layerNorm,
      .rmsNorm, .slice, .transpose, .repeated, .pooling, .interpolation, .movingAverage, .basis:
      []
    }
  }
}
