/// |e|, least on average at the median.
package struct AbsoluteLoss: LossFunction {
  package var name: String { "mae" }
  package var degree: Int { 1 }

  package func evaluate(_ outputs: Matrix, _ batch: Batch, _ gradient: Matrix?) -> LossSum {
    Loss.sum(outputs, batch, gradient) { forecast, target in
      let error = forecast - target
      return (abs(error), error == 0 ? 0 : (error > 0 ? 1 : -1))
    }
  }
}

extension Loss {
  /// The absolute error |e|, least on average at the median.
  public static let mae = Loss(AbsoluteLoss())
}
