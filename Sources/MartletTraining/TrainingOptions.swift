public import MartletLayers

/// How long, how fast and towards what a network is trained.
public struct TrainingOptions: Sendable, Hashable {
  /// The budget: optimiser steps, one batch each.
  public var maxSteps = 500
  public var batchSize = 128
  public var learningRate = 1e-3
  public var schedule = Schedule(.constant)
  public var optimizer = Optimizer.adam()
  public var loss = Loss.mse
  /// λ: decoupled in AdamW, added to the gradient elsewhere. Biases and norms do not decay.
  public var weightDecay = 0.0
  /// The largest Euclidean norm of the whole gradient; nil for no clipping.
  public var clipNorm: Double?
  /// Early stopping: validation checks without improvement before the end; nil trains to the end.
  public var patience: Int?
  /// Steps between two validation checks.
  public var validationInterval = 50

  public init() {}
}
