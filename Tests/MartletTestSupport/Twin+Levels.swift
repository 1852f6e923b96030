import MartletLayers

/// Blocks around which a part of the row goes: its level, its scale, or what is left to explain.
extension Twin {
  /// (f(γ (x − μ) / σ + β) − β₁) / (γ₁ + ε²) σ₁ + μ₁
  func revIN(
    _ name: String, _ channels: Int, _ givenLength: Int?, _ outputs: Int?, _ block: [LayerSpec],
    _ x: DoubleMatrix, _ pass: inout Pass
  ) -> DoubleMatrix {
    let (gamma, beta) = (parameter("\(name).gamma"), parameter("\(name).beta"))
    let length = givenLength ?? x.columns / channels
    let statistics =
      heldStatistics[name]
      ?? (0..<x.rows * channels).map { window in
        let start = window / channels * x.columns + window % channels * length
        let values = x.values[start..<start + length]
        let mean = values.reduce(0, +) / Double(length)
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(length)
        return (mean, (variance + 1e-5).squareRoot())
      }
    pass.statistics[name] = statistics
    var scaled = x
    for r in 0..<x.rows {
      for c in 0..<channels * length {
        let channel = c / length
        let (mean, deviation) = statistics[r * channels + channel]
        scaled[r, c] = gamma[channel] * (x[r, c] - mean) / deviation + beta[channel]
        pass.smallestDeviation = min(pass.smallestDeviation, deviation)
      }
    }
    var y = chain(block, prefix: "\(name).", scaled, &pass)
    for r in 0..<y.rows {
      let (mean, deviation) = statistics[r * channels]
      for c in 0..<(outputs ?? y.columns) {
        y[r, c] = (y[r, c] - beta[0]) / (gamma[0] + 1e-10) * deviation + mean
      }
    }
    return y
  }

  /// f([x₁ − ℓ | x₂]) + ℓ
  func lastValueNorm(
    _ name: String, _ length: Int, _ outputs: Int, _ subtracts: Bool, _ block: [LayerSpec],
    _ x: DoubleMatrix, _ pass: inout Pass
  ) -> DoubleMatrix {
    var inner = x
    if subtracts {
      for r in 0..<x.rows { for c in 0..<length { inner[r, c] -= x[r, length - 1] } }
    }
    var y = chain(block, prefix: "\(name).", inner, &pass)
    for r in 0..<x.rows { for c in 0..<outputs { y[r, c] += x[r, length - 1] } }
    return y
  }

  /// Each block on what the ones before left; the sum of what they say.
  func doublyResidual(
    _ name: String, _ backcast: Int, _ padding: Range<Int>?, _ times: Int, _ blocks: [[LayerSpec]],
    _ x: DoubleMatrix, _ pass: inout Pass
  ) -> DoubleMatrix {
    var left = x
    var sum: DoubleMatrix?
    for (index, block) in blocks.enumerated() {
      for _ in 0..<times {
        let z = chain(block, prefix: "\(name).block\(index + 1).", left, &pass)
        let part = columns(backcast..<z.columns, z)
        sum = sum.map { $0 + part } ?? part
        for r in 0..<x.rows {
          for c in 0..<backcast {
            left[r, c] -= z[r, c]
            guard let padding else { continue }
            let mark = x[r, padding.lowerBound + c]
            if mark > 0.5 { left[r, c] = 0 }
            pass.kinkDistance = min(pass.kinkDistance, abs(mark - 0.5))
          }
        }
      }
    }
    return sum ?? x
  }
}
