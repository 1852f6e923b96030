/// The mean of |ŷ − y| / d over the rows with d > 0, where d is the mean change over a season in the lookback
/// of a row.
///
/// - Edge cases: an example whose lookback has d = 0 is left out.
/// - Note: Hyndman and Koehler 2006.
package struct MASELoss: LossFunction {
  package let rowsInSeason: Int

  package var name: String { "mase" }
  package var degree: Int { 0 }
  package var numbers: [Double] { [Double(rowsInSeason)] }
  package var isValid: Bool { rowsInSeason > 0 }
  package var season: Int? { rowsInSeason }

  package func evaluate(_ outputs: Matrix, _ batch: Batch, _ gradient: Matrix?) -> LossSum {
    let horizon = outputs.columns
    var total = LossSum()
    for row in 0..<outputs.rows {
      let scale = seasonalChange(batch, row: row)
      for index in row * horizon..<(row + 1) * horizon {
        let weight = scale == 0 ? 0 : batch.weight(index)
        guard weight > 0 else {
          gradient?[index] = 0
          continue
        }
        let error = Double(outputs[index]) - Double(batch.targets[index])
        total += LossSum(sum: weight * abs(error) / scale, weight: weight)
        gradient?[index] = Float(weight * Loss.sign(error) / scale)
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
  private func seasonalChange(_ batch: Batch, row: Int) -> Double {
    let season = rowsInSeason
    precondition(
      season < batch.lookback, "Loss: a season of \(season) in a lookback of \(batch.lookback)")
    let past = batch.inputs.row(row)
    var sum = 0.0
    for t in season..<batch.lookback { sum += abs(Double(past[t]) - Double(past[t - season])) }
    return sum / Double(batch.lookback - season)
  }
}

extension Loss {
  /// |e| over the mean change over a season, which is below the lookback.
  public static func mase(season: Int) -> Loss { Loss(MASELoss(rowsInSeason: season)) }
}
