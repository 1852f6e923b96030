package import MartletLayers
import RealModule

extension Loss {
  /// Every kind of loss: the tests of what all losses have in common go over this list.
  package static let examples: [Loss] = [
    .mse, .mae, .huber(), .huber(delta: 0.3), .logCosh, .smape, .mase(season: 1),
    .mase(season: 3), .quantile(0.5), .quantile(0.1), .quantile(0.9), .quantiles([0.3]),
    .quantiles([0.1, 0.9]), .quantiles([0.05, 0.2, 0.5, 0.7, 0.99]), .gaussian, .studentT(),
    .studentT(degreesOfFreedom: 2.5), .studentT(degreesOfFreedom: 40),
  ]

  /// The mean loss of a batch from the textbook, in `Double`: the oracle of `evaluate`.
  ///
  /// - Shape: `raw` [B, k H], `targets` and `weights` [B, H], `past` [B, L].
  package func exact(
    _ raw: DoubleMatrix, _ targets: DoubleMatrix, weights: DoubleMatrix? = nil, past: DoubleMatrix
  ) -> Double {
    var (sum, total) = (0.0, 0.0)
    for row in 0..<targets.rows {
      let change = seasonalChange(past, row)
      if change == 0 { continue }
      for step in 0..<targets.columns {
        let weight = weights?[row, step] ?? 1
        let outputs = stride(from: step, to: raw.columns, by: targets.columns).map { raw[row, $0] }
        guard weight > 0 else { continue }
        sum += weight * exact(outputs, targets[row, step], change)
        total += weight
      }
    }
    return total > 0 ? sum / total : 0
  }

  /// The mean change over a season in a row of the past; 1 where MASE is not asked for.
  private func seasonalChange(_ past: DoubleMatrix, _ row: Int) -> Double {
    guard let season else { return 1 }
    let changes = (season..<past.columns).map { abs(past[row, $0] - past[row, $0 - season]) }
    return changes.reduce(0, +) / Double(changes.count)
  }

  /// The loss of one target y.
  private func exact(_ raw: [Double], _ y: Double, _ change: Double) -> Double {
    let error = raw[0] - y
    switch function {
    case is SquaredLoss: return error * error
    case is AbsoluteLoss: return abs(error)
    case let huber as HuberLoss:
      let delta = huber.delta
      return abs(error) <= delta ? error * error / 2 : delta * (abs(error) - delta / 2)
    case is LogCoshLoss: return Double.log(Double.cosh(error))
    case is SMAPELoss: return error == 0 ? 0 : 2 * abs(error) / (abs(y) + abs(raw[0]))
    case is MASELoss: return abs(error) / change
    case let quantile as QuantileLoss:
      return max(-quantile.level * error, (1 - quantile.level) * error)
    case let quantiles as QuantilesLoss:
      let levels = quantiles.levels
      return zip(levels, Self.exactQuantiles(raw)).reduce(0) { sum, pair in
        sum + max(pair.0 * (y - pair.1), (pair.0 - 1) * (y - pair.1)) / Double(levels.count)
      }
    case is GaussianLoss:
      let variance = Double.pow(Self.softplus(raw[1]) + 0.001, 2)
      return Double.log(2 * .pi * variance) / 2 + error * error / (2 * variance)
    case let student as StudentTLoss:
      let scale = Self.softplus(raw[1]) + 0.001
      let nu = student.degreesOfFreedom ?? 2 + Self.softplus(raw[2])
      return Double.logGamma(nu / 2) - Double.logGamma((nu + 1) / 2)
        + Double.log(nu * .pi * scale * scale) / 2
        + (nu + 1) / 2 * Double.log(1 + error * error / (scale * scale * nu))
    default: preconditionFailure("\(self) has no formula here")
    }
  }

  /// The quantiles that raw outputs stand for, lowest first.
  package static func exactQuantiles(_ outputs: [Double]) -> [Double] {
    let middle = (outputs.count - 1) / 2
    let (median, gaps) = (outputs[0], outputs.dropFirst())
    let raw = Array(gaps.prefix(middle)) + [median] + Array(gaps.dropFirst(middle))
    return raw.indices.map { index in
      if index >= middle {
        raw[middle...index].dropFirst().reduce(raw[middle]) { $0 + softplus($1) }
      } else {
        raw[index..<middle].reduce(raw[middle]) { $0 - softplus($1) }
      }
    }
  }

  private static func softplus(_ x: Double) -> Double { Double.log(1 + Double.exp(x)) }
}
