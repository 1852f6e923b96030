/// s = 2 |ŷ − y| / (|y| + |ŷ|),   ∂s/∂ŷ = (2 sign(ŷ − y) − s sign(ŷ)) / (|y| + |ŷ|)
///
/// - Edge cases: 0 and 0 give 0, with gradient 0. The gradient is also 0 where forecast and target have
///   different signs.
package struct SMAPELoss: LossFunction {
  package var name: String { "smape" }
  package var degree: Int { 0 }

  package func evaluate(_ outputs: Matrix, _ batch: Batch, _ gradient: Matrix?) -> LossSum {
    Loss.sum(outputs, batch, gradient) { forecast, target in
      let (forecast, target) = (Double(forecast), Double(target))
      let size = abs(target) + abs(forecast)
      guard size != 0 else { return (0, 0) }
      let loss = 2 * abs(forecast - target) / size
      let slope = (2 * Loss.sign(forecast - target) - loss * Loss.sign(forecast)) / size
      return (Float(loss), Float(slope))
    }
  }
}

extension Loss {
  /// 2 |e| / (|y| + |ŷ|), from 0 to 2.
  public static let smape = Loss(SMAPELoss())
}
