/// ½ e² where |e| ≤ δ, else δ (|e| − ½ δ).
///
/// - Note: Huber 1964.
package struct HuberLoss: LossFunction {
  package let delta: Double

  package var name: String { "huber" }
  package var degree: Int { 1 }
  package var numbers: [Double] { [delta] }
  package var isValid: Bool { delta > 0 }

  package func evaluate(_ outputs: Matrix, _ batch: Batch, _ gradient: Matrix?) -> LossSum {
    let delta = Float(delta)
    return Loss.sum(outputs, batch, gradient) { forecast, target in
      let error = forecast - target
      return abs(error) <= delta
        ? (0.5 * error * error, error)
        : (delta * (abs(error) - 0.5 * delta), error > 0 ? delta : -delta)
    }
  }
}

extension Loss {
  /// Huber's loss: ½ e² where |e| ≤ δ, else δ (|e| − ½ δ), with δ above 0.
  public static func huber(delta: Double = 1) -> Loss { Loss(HuberLoss(delta: delta)) }
}
