/// e², least on average at the mean.
package struct SquaredLoss: LossFunction {
  package var name: String { "mse" }
  package var degree: Int { 2 }

  package func evaluate(_ outputs: Matrix, _ batch: Batch, _ gradient: Matrix?) -> LossSum {
    Loss.sum(outputs, batch, gradient) { forecast, target in
      let error = forecast - target
      return (error * error, 2 * error)
    }
  }
}

extension Loss {
  /// The squared error e², least on average at the mean.
  public static let mse = Loss(SquaredLoss())
}
