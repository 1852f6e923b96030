/// What training makes small: the mean over all B × H numbers of a batch, weighted where the
/// examples have weights.
///
/// With e = ŷ − y:
///
///     mse           e²
///     mae           |e|
///     huber(δ)      ½ e² where |e| ≤ δ, else δ (|e| − ½ δ)
///     logCosh       log cosh e
///     smape         2 |e| / (|y| + |ŷ|)
///     mase(m)       |e| / d,   d = mean |xₜ − xₜ₋ₘ| over the lookback of the example
///     quantile(q)   −q e where e ≤ 0, else (1 − q) e
///     quantiles     the mean of the same over several q, each with a forecast of its own
///     gaussian      −log density of y under N(μ, σ²)
///     studentT(ν)   −log density of y under μ + σ T, T with ν degrees of freedom
///
/// Each is a `LossFunction` in a file of its own. The last three have several outputs for each target. A row
/// of the network is then [k blocks of H]: first the block of all first outputs, H numbers, then that of the
/// second. The loss makes its parameters of these raw outputs, so that any raw numbers are fine ones.
///
/// - Units: those of the numbers trained on. `Loss` does not know of scales: where windows are
///   scaled, sMAPE too is that of the scaled numbers. MASE is the same on every scale.
/// - Edge cases: the gradient of |e| at 0 is 0. A number of weight 0 is skipped: its target may be NaN.
public struct Loss: Sendable {
  /// All that distinguishes it from others.
  package let function: any LossFunction

  init(_ function: any LossFunction) { self.function = function }

  /// k: how many outputs of a network belong to one target.
  public var outputsPerTarget: Int { function.outputsPerTarget }

  /// Whether its numbers are within their bounds. No other loss can be evaluated.
  public var isValid: Bool { function.isValid }

  /// d, where errors s times as large make the loss s^d times as large; 0 where the loss is free of units or
  /// the logarithm of a density. Of `huber` and `logCosh` it is that of large errors.
  package var degree: Int { function.degree }

  /// Whether it is never below 0. The logarithm of a density has no bound.
  package var isNonNegative: Bool { function.isNonNegative }

  /// The rows in a season that it looks back at, which have to be fewer than the lookback; nil where it looks
  /// at none.
  package var season: Int? { function.season }

  /// The loss of a batch, summed in `Double`.
  ///
  /// - Shape: `outputs` and `gradient` are [B, k H], where the targets are [B, H].
  /// - Parameter gradient: Receives the gradient of the mean, when given.
  package func evaluate(_ outputs: Matrix, _ batch: Batch, gradient: Matrix? = nil) -> LossSum {
    let targets = batch.targets
    precondition(isValid, "Loss: \(self)")
    precondition(
      outputs.rows == targets.rows && outputs.columns == outputsPerTarget * targets.columns,
      "Loss: outputs [\(outputs.rows), \(outputs.columns)], \(outputsPerTarget) for each target "
        + "of [\(targets.rows), \(targets.columns)]")
    return function.evaluate(outputs, batch, gradient)
  }
}

/// Losses are the same that have the same name and numbers.
extension Loss: Hashable {
  public static func == (a: Loss, b: Loss) -> Bool {
    a.function.name == b.function.name && a.function.numbers == b.function.numbers
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(function.name)
    hasher.combine(function.numbers)
  }
}
