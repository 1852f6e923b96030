public import MartletLayers

/// How long, how fast and towards what a network is trained.
public struct TrainingOptions: Sendable, Hashable {
  /// The budget: optimiser steps, one batch each.
  public var maxSteps = 500
  /// Examples in a batch, from 1; the last batch of an epoch may have fewer.
  public var batchSize = 128
  /// Whether every window or every series is drawn equally often.
  public var sampling = Sampling.window
  /// η: the base rate, which the schedule multiplies.
  public var learningRate = 1e-3
  /// The factor of the base rate at each step.
  public var schedule = Schedule(.constant)
  /// The rule that makes a step of a gradient.
  public var optimizer = Optimizer.adam()
  /// What training makes small, on the scale of the examples.
  public var loss = Loss.mse
  /// λ: decoupled in AdamW and Lion, added to the gradient elsewhere. Biases and norms do not decay.
  public var weightDecay = 0.0
  /// λ₁ of the penalty λ₁ Σ |w|, whose slope is added to the gradient with every optimiser. It is of the
  /// weights that `weightDecay` is of, and is in no loss that is shown.
  public var l1Penalty = 0.0
  /// Batches whose mean gradient makes one step: a large batch in the memory of a small one. Batch
  /// norm still sees one batch at a time.
  public var accumulation = 1
  /// The largest magnitude of a number in the gradient, cut before the norm is; nil for no cut.
  public var clipValue: Double?
  /// The largest Euclidean norm of the whole gradient; nil for no clipping.
  public var clipNorm: Double?
  /// Whether the run ends with the parameters of a step or an average over several.
  public var average = WeightAverage.none
  /// Early stopping: validation checks without improvement before the end; nil trains to the end.
  public var patience: Int?
  /// Steps between two validation checks.
  public var validationInterval = 50
  /// Steps between two readings of all layers and weights; nil for none, which costs nothing.
  public var probeInterval: Int?

  /// How the examples of a batch are drawn where they come from several series.
  public enum Sampling: String, Codable, Sendable, Hashable, CaseIterable {
    /// Every window once an epoch: a long series counts more.
    case window
    /// Every series equally often, with a random window of it.
    case series
  }

  /// Creates the usual options: 500 steps of Adam on the mean squared error, 128 examples each, at
  /// a constant rate of 0.001.
  public init() {}
}
