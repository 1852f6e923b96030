import CMartletKernels
public import MartletLayers

/// The training loop: gather a batch, forward, loss, backward, clip, step.
///
/// Each epoch goes through the examples in a new random order; the last batch of an epoch is smaller
/// when the numbers do not divide, and is used. After the first step a step allocates nothing.
public struct Trainer: Sendable {
  public let network: Network
  public let options: TrainingOptions

  public init(_ network: Network, _ options: TrainingOptions) {
    self.network = network
    self.options = options
  }

  /// Trains from a fresh initialisation.
  ///
  /// - Parameters:
  ///   - validation: When given, the parameters with the smallest validation loss are the result.
  ///   - randomness: The stream from which initialisation, order and dropout are split.
  /// - Throws: `TrainingError.nonFinite` when the loss leaves the finite numbers.
  package func train(
    on examples: some ExampleSource, validation: (some ExampleSource)?, randomness: SplitMix64
  ) throws(TrainingError) -> (parameters: Parameters, record: TrainingRecord) {
    precondition(examples.count > 0, "Trainer: no examples")
    var randomness = randomness
    var parameters = network.initialized(seed: randomness.next())
    var gradient = [Float](repeating: 0, count: network.layout.trainedCount)
    var state = OptimizerState(
      options.optimizer, weightDecay: options.weightDecay, layout: network.layout)
    var tape = Tape(phase: .training, randomness: SplitMix64(seed: randomness.next()))
    var order = BatchOrder(
      count: examples.count, batchSize: options.batchSize, SplitMix64(seed: randomness.next()))
    var record = TrainingRecord()
    var best: (loss: Double, parameters: Parameters)?
    var checksWithoutGain = 0
    var lossSinceCheck = 0.0

    for step in 0..<options.maxSteps {
      let rate = options.learningRate * options.schedule.factor(step: step, of: options.maxSteps)
      let batch = order.next()
      let loss = parameters.withView { view in
        gradient.withUnsafeMutableBufferPointer { buffer in
          self.step(
            batch, of: examples, view, GradientView(base: buffer.baseAddress ?? view.base, keep: 0),
            &state, rate: rate, &tape)
        }
      }
      guard loss.isFinite else {
        throw .nonFinite(
          place: firstNonFinitePlace(batch, of: examples, parameters), step: step + 1,
          learningRate: rate)
      }
      lossSinceCheck += loss
      record.steps = step + 1

      let sinceCheck = step - (record.checks.last?.step ?? 0) + 1
      guard sinceCheck == options.validationInterval || step + 1 == options.maxSteps else {
        continue
      }
      let validationLoss = validation.map { evaluate(parameters, on: $0) }
      guard validationLoss?.isFinite ?? true else {
        throw .nonFinite(place: "the validation loss", step: step + 1, learningRate: rate)
      }
      record.checks.append(
        .init(
          step: step + 1, trainingLoss: lossSinceCheck / Double(sinceCheck),
          validationLoss: validationLoss, learningRate: rate))
      lossSinceCheck = 0
      guard let validationLoss else { continue }
      if validationLoss < best?.loss ?? .infinity {
        best = (validationLoss, parameters)
        record.bestStep = step + 1
        checksWithoutGain = 0
      } else {
        checksWithoutGain += 1
        if let patience = options.patience, checksWithoutGain >= patience {
          record.stoppedEarly = true
          break
        }
      }
    }
    record.epochs = order.epochs
    if let place = firstNonFiniteSlot(parameters) {
      throw .nonFinite(place: place, step: record.steps, learningRate: options.learningRate)
    }
    return (best?.parameters ?? parameters, record)
  }

  /// One step; the loss before it.
  private func step(
    _ batch: ArraySlice<Int>, of examples: some ExampleSource, _ view: ParameterView,
    _ gradient: GradientView, _ state: inout OptimizerState, rate: Double, _ tape: inout Tape
  ) -> Double {
    let batch = examples.batch(batch, &tape)
    let y = network.root.forward(batch.inputs, view, &tape)
    let dy = tape.matrix(y.rows, y.columns)
    let loss = options.loss.evaluate(y, batch, gradient: dy).mean
    guard loss.isFinite else { return loss }  // before it spoils the parameters
    _ = network.root.backward(dy, view, gradient, &tape)
    tape.reset()

    var clip = 1.0
    if let largest = options.clipNorm {
      let norm = Kernels.active.sum_of_squares(gradient.base, network.layout.trainedCount)
        .squareRoot()
      clip = min(1, largest / (norm + 1e-6))
    }
    state.update(view, gradient: gradient, rate: rate, clip: clip)
    return loss
  }

  /// The mean loss over all examples in inference, a batch at a time: the same for any batch size.
  package func evaluate(_ parameters: Parameters, on examples: some ExampleSource) -> Double {
    var parameters = parameters
    var tape = Tape(phase: .inference)
    let indices = Array(0..<examples.count)
    return parameters.withView { view in
      var total = LossSum()
      for start in stride(from: 0, to: examples.count, by: options.batchSize) {
        let end = min(start + options.batchSize, examples.count)
        let batch = examples.batch(indices[start..<end], &tape)
        total += options.loss.evaluate(network.root.forward(batch.inputs, view, &tape), batch)
        tape.reset()
      }
      return total.mean
    }
  }

  /// Walks the layers over the batch again, to say where the first bad number came from.
  private func firstNonFinitePlace(
    _ batch: ArraySlice<Int>, of examples: some ExampleSource, _ parameters: Parameters
  ) -> String {
    let slot = firstNonFiniteSlot(parameters)
    var parameters = parameters
    var tape = Tape(phase: .inference)
    return parameters.withView { view in
      let batch = examples.batch(batch, &tape)
      var x = batch.inputs
      if !x.values.allSatisfy(\.isFinite) { return "an input" }
      if !batch.hasFiniteTargets { return "a target" }
      if let slot { return slot }
      for (index, layer) in network.root.layers.enumerated() {
        x = layer.forward(x, view, &tape)
        if !x.values.allSatisfy(\.isFinite) { return "the output of layer \(index + 1)" }
      }
      return "the loss"
    }
  }

  private func firstNonFiniteSlot(_ parameters: Parameters) -> String? {
    network.layout.slots.first { !parameters[$0].allSatisfy(\.isFinite) }?.name
  }
}
