/// What training makes small: the mean over all B × H numbers of a batch, weighted where the
/// examples have weights.
///
/// With e = ŷ − y:
///
///     mse           e²
///     mae           |e|
///     huber(δ)      ½ e² where |e| ≤ δ, else δ (|e| − ½ δ)
///     logCosh       log cosh e = |e| + log(1 + (exp(−2|e|) − 1) / 2)
///     smape         2 |e| / (|y| + |ŷ|)
///     mase(m)       |e| / d,   d = mean |xₜ − xₜ₋ₘ| over the lookback of the example
///     quantile(q)   −q e where e ≤ 0, else (1 − q) e
///     quantiles     the mean of the same over several q, each with a forecast of its own
///     gaussian      −log density of y under N(μ, σ²)
///     studentT(ν)   −log density of y under μ + σ T, T with ν degrees of freedom
///
/// The last three have several outputs for each target. A row of the network is then [k blocks of
/// H]: first the block of all first outputs, H numbers, then that of the second. The raw outputs r
/// become parameters here, so that any raw numbers are fine ones:
///
///     quantiles     the lower median q̂ₘ = r₁;  above it q̂ₖ = q̂ₖ₋₁ + softplus(r), below it
///                   q̂ₖ = q̂ₖ₊₁ − softplus(r), the other r in the order of k: they never cross
///     gaussian      μ = r₁,  σ = softplus(r₂) + 0.001
///     studentT      μ and σ alike;  ν = 2 + softplus(r₃) where it is learnt
///
/// - Units: those of the numbers trained on. `Loss` does not know of scales: where windows are
///   scaled, sMAPE too is that of the scaled numbers. MASE is the same on every scale.
/// - Edge cases: the gradient of |e| at 0 is 0. sMAPE of 0 and 0 is 0, with gradient 0; its gradient
///   is also 0 where forecast and target have different signs. MASE leaves out an example whose
///   lookback has d = 0. A number of weight 0 is skipped: its target may be NaN.
/// - Note: Huber 1964; Koenker and Bassett 1978 (quantiles, also called the pinball loss); Hyndman and
///   Koehler 2006 (MASE); Nix and Weigend 1994 (Gaussian); Lange, Little and Taylor 1989 (Student-t).
public enum Loss: Sendable, Hashable {
  /// The squared error e², least on average at the mean.
  case mse
  /// The absolute error |e|, least on average at the median.
  case mae
  /// Huber's loss: ½ e² where |e| ≤ δ, else δ (|e| − ½ δ), with δ above 0.
  case huber(delta: Double = 1)
  /// log cosh e: like ½ e² near 0 and like |e| − log 2 far out.
  case logCosh
  /// From 0 to 2.
  case smape
  /// The season m is below the lookback.
  case mase(season: Int)
  /// The pinball loss of a level q above 0 and below 1, −q e where e ≤ 0, else (1 − q) e: least on
  /// average at that quantile.
  case quantile(Double)
  /// Ascending, each above 0 and below 1.
  case quantiles([Double])
  /// The negative log density under N(μ, σ²), both given by the network; σ is 0.001 at least.
  case gaussian
  /// ν is above 2, so that there is a variance; nil to learn it, one for each target.
  case studentT(degreesOfFreedom: Double? = nil)

  /// k: how many outputs of a network belong to one target.
  public var outputsPerTarget: Int {
    switch self {
    case .mse, .mae, .huber, .logCosh, .smape, .mase, .quantile: 1
    case .quantiles(let levels): levels.count
    case .gaussian: 2
    case .studentT(let degreesOfFreedom): degreesOfFreedom == nil ? 3 : 2
    }
  }

  /// Whether its numbers are within the bounds above. No other loss can be evaluated.
  public var isValid: Bool {
    switch self {
    case .mse, .mae, .logCosh, .smape, .gaussian: true
    case .huber(let delta): delta > 0
    case .mase(let season): season > 0
    case .quantile(let level): level > 0 && level < 1
    case .quantiles(let levels):
      !levels.isEmpty && levels.allSatisfy { $0 > 0 && $0 < 1 }
        && zip(levels, levels.dropFirst()).allSatisfy { $0 < $1 }
    case .studentT(let degreesOfFreedom): degreesOfFreedom.map { $0 > 2 && $0.isFinite } ?? true
    }
  }

  /// d, where errors s times as large make the loss s^d times as large; 0 where the loss is free of units or
  /// the logarithm of a density. Of `huber` and `logCosh` it is that of large errors.
  package var degree: Int {
    switch self {
    case .mse: 2
    case .mae, .huber, .logCosh, .quantile, .quantiles: 1
    case .smape, .mase, .gaussian, .studentT: 0
    }
  }

  /// Whether it is never below 0. The logarithm of a density has no bound.
  package var isNonNegative: Bool {
    switch self {
    case .mse, .mae, .huber, .logCosh, .smape, .mase, .quantile, .quantiles: true
    case .gaussian, .studentT: false
    }
  }

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
    switch self {
    case .mse:
      return Self.sum(outputs, batch, gradient) { forecast, target in
        let error = forecast - target
        return (error * error, 2 * error)
      }
    case .mae:
      return Self.sum(outputs, batch, gradient) { forecast, target in
        let error = forecast - target
        return (abs(error), error == 0 ? 0 : (error > 0 ? 1 : -1))
      }
    case .huber(let delta):
      let delta = Float(delta)
      return Self.sum(outputs, batch, gradient) { forecast, target in
        let error = forecast - target
        return abs(error) <= delta
          ? (0.5 * error * error, error)
          : (delta * (abs(error) - 0.5 * delta), error > 0 ? delta : -delta)
      }
    case .logCosh:
      return Self.sum(outputs, batch, gradient) { Self.logCosh($0, $1) }
    case .smape:
      return Self.sum(outputs, batch, gradient) { Self.smape($0, $1) }
    case .mase(let season):
      return Self.mase(outputs, batch, gradient, season: season)
    case .quantile(let level):
      let level = Float(level)
      return Self.sum(outputs, batch, gradient) { forecast, target in
        let error = forecast - target
        return error <= 0
          ? (-level * error, error == 0 ? 0 : -level) : ((1 - level) * error, 1 - level)
      }
    case .quantiles(let levels):
      return Self.quantiles(outputs, batch, gradient, levels)
    case .gaussian:
      return Self.gaussian(outputs, batch, gradient)
    case .studentT(let degreesOfFreedom):
      return Self.studentT(outputs, batch, gradient, degreesOfFreedom)
    }
  }
}
