import RealModule

extension Loss {
  /// log cosh e, without overflow for large |e| and without cancellation for small.
  @inline(__always)
  static func logCosh(_ forecast: Float, _ target: Float) -> (loss: Float, slope: Float) {
    let error = Double(forecast - target)
    let loss = abs(error) + Double.log(onePlus: Double.expMinusOne(-2 * abs(error)) / 2)
    return (Float(loss), Float(Double.tanh(error)))
  }

  /// s = 2 |ŷ − y| / (|y| + |ŷ|),   ∂s/∂ŷ = (2 sign(ŷ − y) − s sign(ŷ)) / (|y| + |ŷ|)
  @inline(__always)
  static func smape(_ forecast: Float, _ target: Float) -> (loss: Float, slope: Float) {
    let (forecast, target) = (Double(forecast), Double(target))
    let size = abs(target) + abs(forecast)
    guard size != 0 else { return (0, 0) }
    let loss = 2 * abs(forecast - target) / size
    let slope = (2 * sign(forecast - target) - loss * sign(forecast)) / size
    return (Float(loss), Float(slope))
  }

  /// The mean of |ŷ − y| / d over the rows with d > 0.
  static func mase(
    _ outputs: Matrix, _ batch: Batch, _ gradient: Matrix?, season: Int
  ) -> LossSum {
    let horizon = outputs.columns
    var total = LossSum()
    for row in 0..<outputs.rows {
      let scale = seasonalChange(batch, row: row, season: season)
      for index in row * horizon..<(row + 1) * horizon {
        let weight = scale == 0 ? 0 : batch.weight(index)
        guard weight > 0 else {
          gradient?[index] = 0
          continue
        }
        let error = Double(outputs[index]) - Double(batch.targets[index])
        total += LossSum(sum: weight * abs(error) / scale, weight: weight)
        gradient?[index] = Float(weight * sign(error) / scale)
      }
    }
    // The rows that count are known only now.
    if let gradient, total.weight > 0 {
      for index in 0..<gradient.count {
        gradient[index] = Float(Double(gradient[index]) / total.weight)
      }
    }
    return total
  }

  /// d = mean |xₜ − xₜ₋ₘ| over the lookback of a row.
  private static func seasonalChange(_ batch: Batch, row: Int, season: Int) -> Double {
    precondition(
      season < batch.lookback, "Loss: a season of \(season) in a lookback of \(batch.lookback)")
    let past = batch.inputs.row(row)
    var sum = 0.0
    for t in season..<batch.lookback { sum += abs(Double(past[t]) - Double(past[t - season])) }
    return sum / Double(batch.lookback - season)
  }

  private static func sign(_ value: Double) -> Double { value == 0 ? 0 : (value > 0 ? 1 : -1) }
}
