/// The pinball loss of a level q: −q e where e ≤ 0, else (1 − q) e.
///
/// - Note: Koenker and Bassett 1978.
package struct QuantileLoss: LossFunction {
  package let level: Double

  package var name: String { "quantile" }
  package var degree: Int { 1 }
  package var numbers: [Double] { [level] }
  package var isValid: Bool { level > 0 && level < 1 }

  package func evaluate(_ outputs: Matrix, _ batch: Batch, _ gradient: Matrix?) -> LossSum {
    let level = Float(level)
    return Loss.sum(outputs, batch, gradient) { forecast, target in
      let error = forecast - target
      return error <= 0
        ? (-level * error, error == 0 ? 0 : -level) : ((1 - level) * error, 1 - level)
    }
  }

  package func quantile(_ level: Double) -> ((Blocks) -> Double)? {
    level == self.level ? { $0[0] } : nil
  }
}

extension Loss {
  /// The pinball loss of a level q above 0 and below 1, −q e where e ≤ 0, else (1 − q) e: least on
  /// average at that quantile.
  public static func quantile(_ level: Double) -> Loss { Loss(QuantileLoss(level: level)) }
}
