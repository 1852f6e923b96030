import RealModule

/// log cosh e = |e| + log(1 + (exp(−2|e|) − 1) / 2), which neither overflows for large |e| nor cancels for
/// small.
package struct LogCoshLoss: LossFunction {
  package var name: String { "log-cosh" }
  package var degree: Int { 1 }

  package func evaluate(_ outputs: Matrix, _ batch: Batch, _ gradient: Matrix?) -> LossSum {
    Loss.sum(outputs, batch, gradient) { forecast, target in
      let error = Double(forecast - target)
      let loss = abs(error) + Double.log(onePlus: Double.expMinusOne(-2 * abs(error)) / 2)
      return (Float(loss), Float(Double.tanh(error)))
    }
  }
}

extension Loss {
  /// log cosh e: like ½ e² near 0 and like |e| − log 2 far out.
  public static let logCosh = Loss(LogCoshLoss())
}
