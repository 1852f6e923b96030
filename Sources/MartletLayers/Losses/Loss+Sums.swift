extension Loss {
  /// Sums a loss with one output for each target.
  ///
  /// - Parameter term: (ŷ, y) to the loss and its slope in ŷ.
  @inline(__always)
  static func sum(
    _ outputs: Matrix, _ batch: Batch, _ gradient: Matrix?,
    term: (_ forecast: Float, _ target: Float) -> (loss: Float, slope: Float)
  ) -> LossSum {
    let targets = batch.targets
    let total = batch.totalWeight
    var sum = 0.0
    if batch.weights == nil {
      let scale = Float(1 / total)
      for index in 0..<targets.count {
        let (loss, slope) = term(outputs[index], targets[index])
        sum += Double(loss)
        gradient?[index] = slope * scale
      }
    } else {
      for index in 0..<targets.count {
        let weight = batch.weight(index)
        guard weight > 0 else {
          gradient?[index] = 0
          continue
        }
        let (loss, slope) = term(outputs[index], targets[index])
        sum += weight * Double(loss)
        gradient?[index] = slope * Float(weight / total)
      }
    }
    return LossSum(sum: sum, weight: total)
  }

  /// Sums a loss with several outputs for each target.
  ///
  /// - Parameter term: (outputs, y, slopes, share) to the loss; writes its slopes in the outputs,
  ///   times `share`, where they are asked for.
  @inline(__always)
  static func sum(
    _ outputs: Matrix, _ batch: Batch, _ gradient: Matrix?, perTarget count: Int,
    term: (_ raw: Blocks, _ target: Double, _ slopes: Blocks?, _ share: Double) -> Double
  ) -> LossSum {
    let (targets, horizon) = (batch.targets, batch.targets.columns)
    let total = batch.totalWeight
    var sum = 0.0
    for row in 0..<targets.rows {
      for step in 0..<horizon {
        let start = row * outputs.columns + step
        let slopes = gradient.map { Blocks(numbers: $0, start: start, stride: horizon) }
        let weight = batch.weight(row * horizon + step)
        guard weight > 0 else {
          if let slopes { for block in 0..<count { slopes[block] = 0 } }
          continue
        }
        let raw = Blocks(numbers: outputs, start: start, stride: horizon)
        sum += weight * term(raw, Double(targets[row, step]), slopes, weight / total)
      }
    }
    return LossSum(sum: sum, weight: total)
  }

  /// −1, 0 or 1.
  static func sign(_ value: Double) -> Double { value == 0 ? 0 : (value > 0 ? 1 : -1) }
}

/// The numbers of one target in a row of [k blocks of H].
package struct Blocks {
  let numbers: Matrix
  /// The place of the first block's number.
  let start: Int
  /// H
  let stride: Int

  package subscript(block: Int) -> Double {
    get { Double(numbers[start + block * stride]) }
    nonmutating set { numbers[start + block * stride] = Float(newValue) }
  }
}
