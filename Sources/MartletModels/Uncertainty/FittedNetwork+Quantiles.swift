public import MartletPanels
import MartletForecasting
import MartletLayers
import MartletNumerics
import MartletTraining

extension FittedNetwork {
  /// The quantiles of the distribution, or the quantiles themselves, that the network was trained to say.
  ///
  /// A quantile goes back through the scale of its window and through the transform, which are
  /// increasing, and stays one. Where the transform adds changes up (`diff`, `log-return` more than a
  /// step ahead) a sum has other quantiles than its terms: there they are those of
  /// `FittedNetwork.sumDraws` sample paths.
  ///
  /// - Throws: As `predict`.
  public func quantiles(_ panels: [AsOfPanel], at levels: [Double]) throws -> [[[[Double]]]]? {
    let loss = pipeline.task.training.loss
    let known = levels.filter(loss.saysQuantile)
    guard !known.isEmpty else { return nil }
    let isDirect = panels.allSatisfy { panel in
      panel.histories.enumerated().allSatisfy { series, history in
        pipeline.transforms[series].keepsQuantiles(steps: pipeline.task.horizon, after: history)
      }
    }
    guard isDirect else { return try quantilesOfSums(panels, at: levels) }
    return try outputs(of: panels) { row, window in
      try levels.map { level in
        try loss.quantile(level, of: row).map { try units($0, window) } ?? []
      }
    }
  }

  /// Sample paths behind the quantiles of sums.
  static let sumDraws = 2000

  /// Quantiles of sample paths; none where the network says a single quantile.
  private func quantilesOfSums(
    _ panels: [AsOfPanel], at levels: [Double]
  ) throws -> [[[[Double]]]]? {
    let loss = pipeline.task.training.loss
    var all: [[[[Double]]]] = []
    for panel in panels {
      guard
        let paths = try paths(panel, count: Self.sumDraws, randomness: SplitMix64(seed: 0))
      else { return nil }
      all.append(
        paths.map { paths in
          let steps = (0..<pipeline.task.horizon).map { step in paths.map { $0[step] }.sorted() }
          return levels.map { level in
            loss.saysQuantile(level)
              ? steps.map { OrderStatistics.quantile(sorted: $0, level) } : []
          }
        })
    }
    return all
  }
}
