extension LayerSpec {
  /// Builds `specs` one after the other on rows of `inputs` numbers.
  ///
  /// The layers are named after their kind and place, nested ones with a dot: `linear1`,
  /// `residual3.norm2`, `parallel4.branch1.linear1`.
  ///
  /// - Parameters:
  ///   - isFirst: Whether `specs` starts on the data, where nobody asks for a gradient.
  ///   - ownsInput: Whether nobody else needs the rows that go in.
  package static func build(
    _ specs: [LayerSpec], inputs: Int, prefix: String, isFirst: Bool, ownsInput: Bool = false,
    in layout: inout ParameterLayout
  ) -> Sequential {
    var layers: [any Layer] = []
    var names: [String] = []
    var width = inputs
    var untrained = 0  // how many layers at the start have no parameters, if nobody asks for dx
    for (index, spec) in specs.enumerated() {
      let name = "\(prefix)\(spec.kind)\(index + 1)"
      let slots = layout.slots.count
      let startsOnData = isFirst && untrained == index
      let layer = spec.build(
        name, inputs: width, isFirst: startsOnData,
        ownsInput: index > 0 ? specs[index - 1].leavesOutput(to: spec) : ownsInput, in: &layout)
      if startsOnData && layout.slots.count == slots { untrained += 1 }
      layers.append(layer)
      names.append(name)
      width = layer.outputWidth
    }
    return Sequential(
      layers, names, inputWidth: inputs, untrained: untrained, needsInputGradient: !isFirst)
  }

  private func build(
    _ name: String, inputs width: Int, isFirst: Bool, ownsInput: Bool,
    in layout: inout ParameterLayout
  ) -> any Layer {
    func norm(_ norm: Norm) -> any Layer {
      norm.layer(width: width, name, in: &layout, overwritesInput: ownsInput)
    }
    func block(
      _ specs: [LayerSpec], _ name: String, inputs: Int, isFirst: Bool, ownsInput: Bool,
      in layout: inout ParameterLayout
    ) -> Sequential {
      Self.build(
        specs, inputs: inputs, prefix: "\(name).", isFirst: isFirst, ownsInput: ownsInput,
        in: &layout)
    }

    switch self {
    case .linear(let outputs, let initializer, let gain):
      return Linear(
        width, outputs, name, in: &layout, initializer: initializer, gain: gain,
        needsInputGradient: !isFirst)
    case .activation(let activation):
      return activation.layer(width: width, overwritesInput: ownsInput)
    case .gated(let activation): return GLU(width, gate: activation)
    case .softmax: return Softmax(width, overwritesInput: ownsInput)
    case .embedding(let categories, let outputs):
      return Embedding(
        width, categories: categories, width: outputs, name, in: &layout)
    case .dropout(let probability):
      return Dropout(width, probability: probability, overwritesInput: ownsInput)
    case .batchNorm: return norm(.batch)
    case .layerNorm: return norm(.layer)
    case .rmsNorm: return norm(.rms)
    case .revIN(let channels, let length, let outputs, let specs):
      return RevIN(
        width, channels: channels, length: length, outputs: outputs, name, in: &layout
      ) { layout in
        block(specs, name, inputs: width, isFirst: false, ownsInput: true, in: &layout)
      }
    case .slice(let range): return ColumnSlice(width, range)
    case .transpose(let rows, let columns): return Transpose(width, rows: rows, columns: columns)
    case .repeated(let times): return Repeated(width, times: times)
    case .pooling(let function, let size, let fromEnd):
      return Pooling(width, function, size: size, fromEnd: fromEnd)
    case .interpolation(let points): return Interpolation(width, to: points)
    case .movingAverage(let size, let remainder):
      return MovingAverage(width, size: size, remainder: remainder)
    case .basis(let basis, let points, let backwards):
      return BasisExpansion(width, basis, points: points, backwards: backwards)
    case .residual(let specs, let norm, let startsAsIdentity):
      let specs = startsAsIdentity ? Self.startingAtZero(specs, name) : specs
      return Residual(
        width, norm: norm, name, in: &layout, needsInputGradient: !isFirst
      ) { isFirst, ownsInput, layout in
        block(specs, name, inputs: width, isFirst: isFirst, ownsInput: ownsInput, in: &layout)
      }
    case .parallel(let branches, let combination):
      let layers = branches.enumerated().map { index, specs in
        block(
          specs, "\(name).branch\(index + 1)", inputs: width, isFirst: isFirst, ownsInput: false,
          in: &layout)
      }
      return Parallel(layers, combine: combination, needsInputGradient: !isFirst)
    case .sharedWeights(let parts, let specs):
      return SharedWeights(
        width, parts: parts, mixesRows: specs.contains(where: \.mixesRows),
        needsInputGradient: !isFirst
      ) { width in
        block(
          specs, name, inputs: width, isFirst: isFirst, ownsInput: ownsInput, in: &layout)
      }
    case .lastValueNorm(let length, let outputs, let subtracts, let specs):
      let inner = block(
        specs, name, inputs: width, isFirst: isFirst, ownsInput: subtracts, in: &layout)
      return LastValueNorm(
        inner, length: length, outputs: outputs, subtracts: subtracts,
        needsInputGradient: !isFirst)
    case .doublyResidual(let backcast, let padding, let times, let blocks):
      let layers = blocks.enumerated().map { index, specs in
        block(
          specs, "\(name).block\(index + 1)", inputs: width,
          isFirst: isFirst && index == 0 && times == 1, ownsInput: false, in: &layout)
      }
      return DoublyResidual(
        layers, backcast: backcast, padding: padding, times: times, needsInputGradient: !isFirst)
    }
  }

  /// The first part of the name of a layer.
  ///
  /// The random numbers of a weight follow from its name: a kind with weights inside keeps its own, whatever the case is called.
  private var kind: String {
    switch self {
    case .linear: "linear"
    case .activation(let activation): activation.rawValue
    case .gated: "gated"
    case .softmax: "softmax"
    case .embedding: "embedding"
    case .dropout: "dropout"
    case .batchNorm, .layerNorm, .rmsNorm: "norm"
    case .revIN: "revin"
    case .slice: "slice"
    case .transpose: "transpose"
    case .repeated: "repeated"
    case .pooling: "pooling"
    case .interpolation: "interpolation"
    case .movingAverage: "average"
    case .basis: "basis"
    case .residual: "residual"
    case .parallel: "parallel"
    case .sharedWeights: "shared"
    case .lastValueNorm: "last"
    case .doublyResidual: "stack"
    }
  }

  /// Whether the layer makes a new matrix and has no use for it afterwards, so that the next layer may
  /// overwrite it. A rectifier needs the signs alone, and where dropout puts a zero the gradient is zero.
  private func leavesOutput(to next: LayerSpec) -> Bool {
    switch self {
    case .activation(.relu), .activation(.leakyReLU):
      if case .dropout = next { true } else { false }
    case .linear, .gated, .embedding, .batchNorm, .layerNorm, .rmsNorm, .revIN, .slice,
      .transpose, .repeated, .pooling, .interpolation, .movingAverage, .basis, .residual,
      .parallel, .lastValueNorm, .doublyResidual:
      true
    case .activation, .softmax, .dropout, .sharedWeights: false
    }
  }

  /// Whether what becomes of a row depends on its neighbours, in training.
  private var mixesRows: Bool {
    func mixes(_ specs: [LayerSpec]) -> Bool { specs.contains(where: \.mixesRows) }
    return switch self {
    case .batchNorm: true
    case .residual(let block, let norm, _):
      norm == .pre(.batch) || norm == .post(.batch) || mixes(block)
    case .parallel(let branches, _), .doublyResidual(_, _, _, let branches):
      branches.contains(where: mixes)
    case .revIN(_, _, _, let block), .sharedWeights(_, let block),
      .lastValueNorm(_, _, _, let block):
      mixes(block)
    case .linear, .activation, .gated, .softmax, .embedding, .dropout, .layerNorm, .rmsNorm,
      .slice, .transpose, .repeated, .pooling, .interpolation, .movingAverage, .basis:
      false
    }
  }

  /// The same block with zeros in its last linear layer.
  private static func startingAtZero(_ specs: [LayerSpec], _ name: String) -> [LayerSpec] {
    var specs = specs
    for index in specs.indices.reversed() {
      switch specs[index] {
      case .linear(let outputs, _, _):
        specs[index] = .linear(outputs, .zeros)
        return specs
      case .sharedWeights(let parts, let block):
        specs[index] = .sharedWeights(parts: parts, startingAtZero(block, name))
        return specs
      case .dropout, .slice, .transpose, .repeated: continue  // zeros stay zeros
      default: preconditionFailure("\(name) starts as the identity, and ends in \(specs[index])")
      }
    }
    preconditionFailure("\(name) starts as the identity, and has no linear layer")
  }
}
