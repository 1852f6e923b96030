import MartletLayers

extension Twin {
  func norm(_ norm: Norm, _ name: String, _ x: DoubleMatrix, _ pass: inout Pass) -> DoubleMatrix {
    switch norm {
    case .batch: batchNorm(name, x, &pass)
    case .layer: layerNorm(name, x, &pass)
    case .rms: rmsNorm(name, x, &pass)
    }
  }

  /// y = γ (x − μ) / √(σ² + ε) + β, with the statistics of the batch in training when it has more
  /// than one row, else the running ones.
  private func batchNorm(_ name: String, _ x: DoubleMatrix, _ pass: inout Pass) -> DoubleMatrix {
    let (gamma, beta) = (parameter("\(name).gamma"), parameter("\(name).beta"))
    var (mean, variance) = (parameter("\(name).mean"), parameter("\(name).variance"))
    if phase == .training && x.rows > 1 {
      let count = Double(x.rows)
      let (oldMean, oldVariance) = (mean, variance)
      var (newMean, newVariance) = (mean, variance)
      for c in 0..<x.columns {
        let column = (0..<x.rows).map { x[$0, c] }
        mean[c] = column.reduce(0, +) / count
        let squares = column.reduce(0) { $0 + ($1 - mean[c]) * ($1 - mean[c]) }
        variance[c] = squares / count
        pass.smallestDeviation = min(pass.smallestDeviation, variance[c].squareRoot())
        newMean[c] = 0.9 * oldMean[c] + 0.1 * mean[c]
        newVariance[c] = 0.9 * oldVariance[c] + 0.1 * squares / (count - 1)
      }
      pass.running["\(name).mean"] = newMean
      pass.running["\(name).variance"] = newVariance
    }
    var y = x
    for r in 0..<x.rows {
      for c in 0..<x.columns {
        y[r, c] = gamma[c] * (x[r, c] - mean[c]) / (variance[c] + 1e-5).squareRoot() + beta[c]
      }
    }
    return y
  }

  /// y = γ (x − μ) / √(σ² + ε) + β, with the statistics of each row.
  private func layerNorm(_ name: String, _ x: DoubleMatrix, _ pass: inout Pass) -> DoubleMatrix {
    let (gamma, beta) = (parameter("\(name).gamma"), parameter("\(name).beta"))
    var y = x
    for r in 0..<x.rows {
      let row = (0..<x.columns).map { x[r, $0] }
      let mean = row.reduce(0, +) / Double(row.count)
      let variance = row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(row.count)
      pass.smallestDeviation = min(pass.smallestDeviation, variance.squareRoot())
      for c in 0..<x.columns {
        y[r, c] = gamma[c] * (row[c] - mean) / (variance + 1e-5).squareRoot() + beta[c]
      }
    }
    return y
  }

  /// y = γ x / √(mean(x²) + ε), with the mean of each row.
  private func rmsNorm(_ name: String, _ x: DoubleMatrix, _ pass: inout Pass) -> DoubleMatrix {
    let gamma = parameter("\(name).gamma")
    var y = x
    for r in 0..<x.rows {
      let meanSquare = (0..<x.columns).reduce(0) { $0 + x[r, $1] * x[r, $1] } / Double(x.columns)
      pass.smallestDeviation = min(pass.smallestDeviation, meanSquare.squareRoot())
      for c in 0..<x.columns { y[r, c] = gamma[c] * x[r, c] / (meanSquare + 1e-5).squareRoot() }
    }
    return y
  }
}
