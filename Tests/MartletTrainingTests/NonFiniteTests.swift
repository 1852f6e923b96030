import MartletFiles
import MartletLayers
import MartletNumerics
import MartletTraining
import Testing

/// A run that leaves the finite numbers says where, and gives no forecast.
@Suite struct NonFiniteTests {
  private static let network = Network(inputs: 1, [.linear(4), .activation(.tanh), .linear(1)])

  private func failure(
    _ options: TrainingOptions, _ examples: Examples, validation: Examples? = nil,
    network: Network = Self.network
  ) -> TrainingError? {
    do throws(TrainingError) {
      _ = try Trainer(network, options).train(
        on: examples, validation: validation, randomness: SplitMix64(seed: 1))
      return nil
    } catch { return error }
  }

  private static func line(_ count: Int = 40) -> Examples {
    Examples(count, seed: 1) { row, _ in 2 * row[0] - 1 }
  }

  private static func spoiled(input: Float? = nil, target: Float? = nil) -> Examples {
    let line = line()
    var (inputs, targets) = (line.inputs, line.targets)
    if let input { inputs[17] = input }
    if let target { targets[17] = target }
    return Examples(inputs, targets: targets)
  }

  @Test(
    "A huge learning rate is an error that names what stopped being finite",
    arguments: [Optimizer.sgd(), .sgd(momentum: 0.9), .adam(), .adamW()], [1e30, 1e300])
  func aHugeRateDiverges(optimizer: Optimizer, rate: Double) throws {
    let error = try #require(
      failure(
        .with {
          $0.optimizer = optimizer
          $0.learningRate = rate
          $0.weightDecay = 0.1
        }, Self.line()))
    guard case .nonFinite(let place, let step, rate) = error else {
      Issue.record("\(error)")
      return
    }
    let places = Self.network.layout.slots.map(\.name) + ["the output of linear3", "the loss"]
    #expect(places.contains(place), "\(place)")
    #expect((1...10).contains(step))
  }

  @Test(
    "A target that is NaN or infinite is an error that names a target",
    arguments: [Float.nan, .infinity])
  func namesABadTarget(value: Float) {
    let error = failure(TrainingOptions(), Self.spoiled(target: value))
    #expect(error == .nonFinite(place: "a target", step: 1, learningRate: 1e-3))
  }

  @Test("An input that is NaN is an error that names an input") func namesABadInput() {
    let error = failure(TrainingOptions(), Self.spoiled(input: .nan))
    #expect(error == .nonFinite(place: "an input", step: 1, learningRate: 1e-3))
  }

  @Test("An infinite input is named, not the batch norm whose statistics took it in")
  func namesABadInputOfABatchNorm() {
    let network = Network(inputs: 1, [.batchNorm, .linear(1)])
    let error = failure(TrainingOptions(), Self.spoiled(input: .infinity), network: network)
    #expect(error == .nonFinite(place: "an input", step: 1, learningRate: 1e-3))
  }

  /// The batch that holds the bad number comes in the first epoch, at whatever step.
  @Test("A bad target in a later batch is named with its step and learning rate")
  func namesTheStep() throws {
    let error = try #require(
      failure(
        .with {
          $0.batchSize = 4
          $0.schedule = Schedule(.cosine())
        }, Self.spoiled(target: .nan)))
    guard case .nonFinite("a target", let step, let rate) = error else {
      Issue.record("\(error)")
      return
    }
    #expect((1...10).contains(step))
    #expect(rate == 1e-3 * Schedule(.cosine()).factor(step: step - 1, of: 500))
  }

  /// Without a later loss to show it, the last step's damage is found in the parameters.
  @Test("Parameters that the last step made infinite are an error that names them")
  func namesAParameterAfterTheLastStep() {
    let options = TrainingOptions.with {
      $0.maxSteps = 1
      $0.optimizer = .sgd()
      $0.learningRate = 1e39
    }
    #expect(
      failure(options, Self.line())
        == .nonFinite(place: "linear1.weight", step: 1, learningRate: 1e39))
  }

  /// A validation set with a bad number could choose no best weights.
  @Test("A validation loss that is not finite is an error at its step")
  func namesABadValidationLoss() {
    let error = failure(TrainingOptions(), Self.line(), validation: Self.spoiled(target: .nan))
    #expect(error == .nonFinite(place: "the validation loss", step: 50, learningRate: 1e-3))
  }

  @Test("The error of divergence names place, step and rate, and says what to change")
  func saysWhatAndWhatToDo() {
    let error = TrainingError.nonFinite(place: "norm2.gamma", step: 12, learningRate: 0.5)
    #expect(
      error.description
        == "training diverged: norm2.gamma is not finite at step 12, learning rate 0.5")
    #expect(error.hint?.hasPrefix("lower learningRate, ") == true)
    #expect(
      error.remedy?.commandLine
        == "lower --learning-rate, clip the gradient with --clip-norm 1, or scale the windows "
        + "(--scaler standard)")
  }
}
