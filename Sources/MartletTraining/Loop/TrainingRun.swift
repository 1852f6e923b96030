public import MartletLayers
package import MartletNumerics

/// A training run that has come to some step: a value that can be stopped, saved and gone on with.
///
/// ```swift
/// var run = TrainingRun(trainer, seed: 1)
/// while !run.isFinished {
///   try run.advance(steps: 1000, on: examples)
///   try run.write(to: "model.run")
/// }
/// let (parameters, record) = run.result
/// ```
///
/// It holds all that a step depends on, so that a run that was written and read again ends with the
/// same bits as one that was never interrupted.
public struct TrainingRun: Sendable {
  /// The network and the options of the run.
  public let trainer: Trainer
  /// How the training went up to the present step.
  public internal(set) var record = TrainingRecord()
  var parameters: Parameters
  var optimizer: OptimizerState
  /// The averaged parameters, and the number of steps in them.
  var average: (parameters: Parameters, steps: Int)?
  var best: (loss: Double, parameters: Parameters)?
  var checksWithoutGain = 0
  var plateau = Plateau()
  var lossSinceCheck = 0.0
  var cutsSinceCheck = 0
  /// Of dropout.
  var randomness: SplitMix64
  var order: BatchOrder

  /// A run before its first step, freshly initialised.
  ///
  /// - Parameter seed: Of initialisation, order and dropout: the same seed gives the same bits.
  public init(_ trainer: Trainer, seed: UInt64) {
    self.init(trainer, randomness: SplitMix64(seed: seed))
  }

  /// - Parameter parameters: Where the run starts instead of at a fresh initialisation.
  public init(_ trainer: Trainer, seed: UInt64, from parameters: Parameters) {
    self.init(trainer, randomness: SplitMix64(seed: seed))
    precondition(
      parameters.layout == trainer.network.layout, "TrainingRun: parameters of another network")
    self.parameters = parameters
  }

  package init(_ trainer: Trainer, randomness: SplitMix64) {
    var randomness = randomness
    let (network, options) = (trainer.network, trainer.options)
    self.trainer = trainer
    parameters = network.initialized(seed: randomness.next())
    optimizer = OptimizerState(
      options.optimizer, weightDecay: options.weightDecay, layout: network.layout)
    self.randomness = SplitMix64(seed: randomness.next())
    order = BatchOrder(batchSize: options.batchSize, SplitMix64(seed: randomness.next()))
  }

  /// Whether the budget is used up, or the run has stopped early.
  public var isFinished: Bool {
    record.steps >= trainer.options.maxSteps || record.stoppedEarly
  }

  /// The parameters to forecast with, and how the training went: those of the best validation check
  /// where there was one, else the averaged ones where an average was asked for, else the last ones.
  public var result: (parameters: Parameters, record: TrainingRecord) {
    (best?.parameters ?? average?.parameters ?? parameters, record)
  }

  /// Trains for some steps, to the end of the budget at most.
  ///
  /// - Parameters:
  ///   - examples: The same ones in each call.
  ///   - validation: When given, the parameters with the smallest validation loss are the result.
  /// - Throws: `TrainingError.nonFinite` when the loss leaves the finite numbers. The run is then
  ///   of no more use.
  public mutating func advance(
    steps: Int, on examples: Examples, validation: Examples? = nil
  ) throws(TrainingError) {
    try train(steps: steps, on: examples, validation: validation)
  }

  package mutating func train(
    steps: Int, on examples: some ExampleSource, validation: (some ExampleSource)?
  ) throws(TrainingError) {
    precondition(examples.count > 0, "TrainingRun: no examples")
    let options = trainer.options
    order.start(
      on: examples.count, groups: options.sampling == .series ? examples.groups : [])
    (record.examples, record.validationExamples) = (examples.count, validation?.count ?? 0)
    var gradient = [Float](repeating: 0, count: trainer.network.layout.trainedCount)
    var tape = Tape(phase: .training, randomness: randomness, parallelism: trainer.parallelism)
    defer { randomness = tape.randomness }

    let last = min(record.steps + steps, options.maxSteps)
    while record.steps < last && !record.stoppedEarly {
      let rate =
        options.learningRate * plateau.factor
        * options.schedule.factor(step: record.steps, of: options.maxSteps)
      let sinceCheck = record.steps + 1 - (record.checks.last?.step ?? 0)
      let isChecked =
        sinceCheck == options.validationInterval || record.steps + 1 == options.maxSteps
      let norm = try step(examples, rate: rate, isChecked: isChecked, &gradient, &tape)
      if isChecked {
        try check(validation, stepsSinceCheck: sinceCheck, rate: rate, gradientNorm: norm)
      }
    }
    record.epochs = order.epochs
    if isFinished, let place = trainer.firstNonFiniteSlot(parameters) {
      throw .nonFinite(place: place, step: record.steps, learningRate: options.learningRate)
    }
  }

  /// One step of the optimiser, from one batch or several.
  ///
  /// - Parameter isChecked: Whether the losses are looked at after it.
  /// - Returns: The norm of its gradient before anything was cut; nil where nobody looks.
  private mutating func step(
    _ examples: some ExampleSource, rate: Double, isChecked: Bool, _ gradient: inout [Float],
    _ tape: inout Tape
  ) throws(TrainingError) -> Double? {
    let options = trainer.options
    let step = record.steps + 1
    let isProbed = options.probeInterval.map { step % $0 == 0 } ?? false
    var loss = WeightedMean()
    for _ in 0..<options.accumulation {
      let batch = order.next()
      tape.probe = isProbed ? Probe() : nil
      trainer.backpropagate(batch, of: examples, &parameters, &gradient, &loss, &tape)
      guard loss.value.isFinite else {
        throw .nonFinite(
          place: trainer.firstNonFinitePlace(batch, of: examples, parameters), step: step,
          learningRate: rate)
      }
    }

    options.addPenalty(of: parameters, to: &gradient)
    let before = isProbed ? parameters : nil
    let readings = isProbed ? WeightReading.all(parameters, gradient) : []
    let cut = options.clip(&gradient, readsNorm: isChecked)
    optimizer.update(
      &parameters, &gradient, rate: rate, clip: cut.factor, parallelism: trainer.parallelism)
    updateAverage(step: step)
    if let before, let probe = tape.probe {
      record.probes.append(
        ProbeRecord(
          step: step, layers: probe.readings,
          weights: readings.map { $0.after(from: before, to: parameters) }))
    }
    lossSinceCheck += loss.value
    if cut.isCut { cutsSinceCheck += 1 }
    record.steps = step
    return cut.norm
  }

  private mutating func updateAverage(step: Int) {
    let (options, steps) = (trainer.options, average?.steps ?? 0)
    guard let share = options.average.share(step: step, of: options.maxSteps, averaged: steps)
    else { return }
    if steps == 0 {
      average = (parameters, 1)
    } else {
      average?.parameters.blend(parameters, share: Float(share))
      average?.steps += 1
    }
  }

  /// Looks at the losses: writes them down, keeps the best parameters, and may end the run.
  private mutating func check(
    _ validation: (some ExampleSource)?, stepsSinceCheck: Int, rate: Double, gradientNorm: Double?
  ) throws(TrainingError) {
    let options = trainer.options
    let present = average?.parameters ?? parameters
    let validationLoss = validation.map { trainer.evaluate(present, on: $0) }
    guard validationLoss?.isFinite ?? true else {
      throw .nonFinite(place: "the validation loss", step: record.steps, learningRate: rate)
    }
    let trainingLoss = lossSinceCheck / Double(stepsSinceCheck)
    record.checks.append(
      .init(
        step: record.steps, trainingLoss: trainingLoss, validationLoss: validationLoss,
        learningRate: rate, gradientNorm: gradientNorm,
        clippedSteps: options.mayCut ? cutsSinceCheck : nil))
    (lossSinceCheck, cutsSinceCheck) = (0, 0)
    plateau.saw(validationLoss ?? trainingLoss, options.schedule.shape)
    guard let validationLoss else { return }
    if validationLoss < best?.loss ?? .infinity {
      best = (validationLoss, present)
      record.bestStep = record.steps
      checksWithoutGain = 0
    } else {
      checksWithoutGain += 1
      record.stoppedEarly = options.patience.map { checksWithoutGain >= $0 } ?? false
    }
  }
}
