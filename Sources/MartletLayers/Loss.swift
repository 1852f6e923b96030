/// What training makes small: the mean over all B × H numbers of a batch of
///
///     mse          (ŷ − y)²
///     mae          |ŷ − y|
///     huber(δ)     ½ e² where |e| ≤ δ, else δ (|e| − ½ δ);   e = ŷ − y
///     quantile(q)  q e where e ≥ 0, else (q − 1) e;          e = y − ŷ
///
/// - Edge cases: the gradient of |e| at 0 is 0.
/// - Note: Huber 1964; Koenker and Bassett 1978 (also called the pinball loss).
public enum Loss: Sendable, Hashable {
  case mse
  case mae
  case huber(delta: Double = 1)
  case quantile(Double)

  /// The mean loss, summed in `Double`.
  ///
  /// - Shape: `prediction`, `target` and `gradient` are [B, H].
  /// - Parameter gradient: Receives ∂L/∂ŷ, when given.
  package func evaluate(_ prediction: Matrix, _ target: Matrix, gradient: Matrix? = nil) -> Double {
    precondition(
      prediction.rows == target.rows && prediction.columns == target.columns,
      "Loss: forecast [\(prediction.rows), \(prediction.columns)], target [\(target.rows), \(target.columns)]"
    )
    let scale = 1 / Double(target.count)
    var sum = 0.0
    switch self {
    case .mse:
      sum = Self.sum(prediction, target, gradient, scale) { error in (error * error, 2 * error) }
    case .mae:
      sum = Self.sum(prediction, target, gradient, scale) { error in
        (abs(error), error == 0 ? 0 : (error > 0 ? 1 : -1))
      }
    case .huber(let delta):
      let delta = Float(delta)
      sum = Self.sum(prediction, target, gradient, scale) { error in
        abs(error) <= delta
          ? (0.5 * error * error, error)
          : (delta * (abs(error) - 0.5 * delta), error > 0 ? delta : -delta)
      }
    case .quantile(let q):
      let q = Float(q)
      sum = Self.sum(prediction, target, gradient, scale) { error in
        error <= 0 ? (-q * error, error == 0 ? 0 : -q) : ((1 - q) * error, 1 - q)
      }
    }
    return sum * scale
  }

  /// Sums `term(ŷ − y)` = (loss, slope) and writes the slopes times `scale`.
  @inline(__always)
  private static func sum(
    _ prediction: Matrix, _ target: Matrix, _ gradient: Matrix?, _ scale: Double,
    term: (Float) -> (loss: Float, slope: Float)
  ) -> Double {
    let scale = Float(scale)
    var sum = 0.0
    for index in 0..<target.count {
      let (loss, slope) = term(prediction.base[index] - target.base[index])
      sum += Double(loss)
      gradient?.base[index] = slope * scale
    }
    return sum
  }
}
