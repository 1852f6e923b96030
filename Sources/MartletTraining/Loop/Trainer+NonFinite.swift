import MartletLayers

extension Trainer {
  /// Walks the layers over the batch again, to say where the first bad number came from.
  func firstNonFinitePlace(
    _ batch: ArraySlice<Int>, of examples: some ExampleSource, _ parameters: Parameters
  ) -> String {
    let slot = firstNonFiniteSlot(parameters)
    var tape = Tape(phase: .inference)
    return parameters.withReadOnlyView { view in
      let batch = examples.batch(batch, &tape)
      var x = batch.inputs
      if !x.values.allSatisfy(\.isFinite) { return "an input" }
      if !batch.hasFiniteTargets { return "a target" }
      if let slot { return slot }
      for (layer, name) in zip(network.root.layers, network.root.names) {
        x = layer.forward(x, view, &tape)
        if !x.values.allSatisfy(\.isFinite) { return "the output of \(name)" }
      }
      return "the loss"
    }
  }

  func firstNonFiniteSlot(_ parameters: Parameters) -> String? {
    network.layout.slots.first { !parameters[$0].allSatisfy(\.isFinite) }?.name
  }
}
