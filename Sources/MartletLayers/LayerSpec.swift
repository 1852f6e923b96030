/// One layer of a network as a user writes it: what to build, without sizes that follow.
public indirect enum LayerSpec: Sendable, Hashable {
  /// y = x Wᵀ + b with the given number of outputs.
  case linear(Int, Initializer = .heNormal)
  case activation(Activation)
  /// Standardises each column over the batch.
  case batchNorm
  /// Standardises each row over its columns.
  case layerNorm
  /// Divides each row by the root of its mean square.
  case rmsNorm
  /// Each number is dropped with this probability, in training only.
  case dropout(Float)
  /// y = x + f(x); a linear projection goes around when f changes the width.
  case residual([LayerSpec])
}

extension LayerSpec {
  /// Builds `specs` one after the other on rows of `inputs` numbers.
  ///
  /// The layers are named after their kind and place, nested ones with a dot: `linear1`,
  /// `residual3.norm2`.
  ///
  /// - Parameter isFirst: Whether `specs` starts on the data, where nobody asks for a gradient.
  package static func build(
    _ specs: [LayerSpec], inputs: Int, prefix: String, isFirst: Bool,
    in layout: inout ParameterLayout
  ) -> Sequential {
    /// Whether the layer before this one has no use for what it put out.
    func leavesOutput(before index: Int) -> Bool {
      switch index > 0 ? specs[index - 1] : nil {
      case .linear, .batchNorm, .layerNorm, .rmsNorm: true
      default: false
      }
    }

    var layers: [any Layer] = []
    var names: [String] = []
    var width = inputs
    for (index, spec) in specs.enumerated() {
      let place = index + 1
      let layer: any Layer =
        switch spec {
        case .linear(let outputs, let initializer):
          Linear(
            width, outputs, "\(prefix)linear\(place)", in: &layout, initializer: initializer,
            needsInputGradient: !(isFirst && index == 0))
        case .activation(let activation):
          activation.layer(width: width, overwritesInput: leavesOutput(before: index))
        case .batchNorm:
          BatchNorm(
            width, "\(prefix)norm\(place)", in: &layout,
            overwritesInput: leavesOutput(before: index))
        case .layerNorm:
          LayerNorm(
            width, "\(prefix)norm\(place)", in: &layout,
            overwritesInput: leavesOutput(before: index))
        case .rmsNorm:
          RMSNorm(
            width, "\(prefix)norm\(place)", in: &layout,
            overwritesInput: leavesOutput(before: index))
        case .dropout(let probability): Dropout(width, probability: probability)
        case .residual(let block):
          Residual(
            build(
              block, inputs: width, prefix: "\(prefix)residual\(place).", isFirst: false,
              in: &layout), "\(prefix)residual\(place)", in: &layout)
        }
      layers.append(layer)
      names.append("\(prefix)\(spec.kind)\(place)")
      width = layer.outputWidth
    }
    return Sequential(layers, names, inputWidth: inputs)
  }

  /// The first part of a layer's name.
  private var kind: String {
    switch self {
    case .linear: "linear"
    case .activation(let activation): activation.rawValue
    case .batchNorm, .layerNorm, .rmsNorm: "norm"
    case .dropout: "dropout"
    case .residual: "residual"
    }
  }
}
