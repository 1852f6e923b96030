import MartletFiles
import MartletLayers
import MartletNumerics
import MartletTraining

extension ForecastTask {
  /// The options of how a network is trained.
  ///
  /// A line here is all that an option needs beside the property that it sets.
  package static let trainingOptions: [ModelOption<ForecastTask>] = [
    .integer("max-steps", \.training.maxSteps, from: 1, "optimiser steps")
      .called("epochs", "max-epochs", "n-epochs", "steps", "iterations", "max-iter"),
    .integer("batch-size", \.training.batchSize, from: 1, "windows in a batch")
      .called("bs", "batch"),
    .number(
      "learning-rate", \.training.learningRate, .above(0, to: NumberRange.greatest),
      "step size of the optimiser"
    )
    .called("lr", "alpha", "eta", "step"),
    .form(
      "schedule", \.training.schedule.shape, Schedule.Shape.forms, "learning rate over the steps"),
    .integer(
      "warmup-steps", \.training.schedule.warmupSteps, from: 0,
      "steps of linear warm-up before the schedule"),
    .form("optimizer", \.training.optimizer, Optimizer.forms, "how gradients become steps")
      .called("optim", "optimiser"),
    .form("loss", \.training.loss, Loss.forms, "what training makes small")
      .noted("[losses.md](losses.md) says what each is"),
    .number(
      "weight-decay", \.training.weightDecay, .from(0, to: NumberRange.greatest),
      "shrinks weights at every step"
    )
    .called("wd", "l2"),
    .number(
      "l1", \.training.l1Penalty, .from(0, to: NumberRange.greatest),
      "penalty on the magnitude of weights, added to the gradient at every step"
    )
    .called("lasso", "l1-penalty", "l1-lambda", "l1-reg"),
    .integer(
      "accumulate", \.training.accumulation, from: 1, "batches whose mean gradient makes one step"
    )
    .noted("A large batch takes the memory of a small one"),
    .optional(
      "clip-value", \.training.clipValue, .above(0, to: NumberRange.greatest),
      "largest magnitude of a number in the gradient"
    )
    .noted("It is cut before the norm is"),
    .optional(
      "clip-norm", \.training.clipNorm, .above(0, to: NumberRange.greatest),
      "largest norm of the gradient"
    )
    .called("clip", "gradient-clip", "grad-clip"),
    .form(
      "average", \.training.average, WeightAverage.forms,
      "mean of the weights over the steps to forecast with"
    )
    .noted(default: "`polynomial/3` with \(option: .valSize)"),
    .integer(
      "val-size", \.validationSize, from: 0,
      "last training rows kept to choose the best step; 0 for none"
    )
    .noted("They are a horizon at least"),
    .optional(
      "patience", \.training.patience, .whole(1...1_000_000_000),
      "validation checks without improvement before training stops"
    )
    .called("early-stopping", "early-stop")
    .noted("It needs validation rows"),
    .integer(
      "val-check-steps", \.training.validationInterval, from: 1, "steps between validation checks"),
  ]
}
