public import MartletForecasting
public import MartletPanels
import MartletLayers
import MartletTraining

extension FittedNetwork {
  /// The forecast of each series in its parts, for a network whose forecast has any (`NBEATS`, `NHITS`,
  /// `DLinear`).
  ///
  /// The parts are those of the transformed series, in its units: with `--transform log` they add up to
  /// the logarithm of the forecast, without a transform to the forecast itself. Each is what the forecast
  /// would lose without the blocks of a stack. What the parts of a network are not named for comes from
  /// its covariates.
  ///
  /// - Returns: For each series of the panel; nil where the forecast has no parts.
  /// - Throws: As `predict`.
  public func decomposition(_ panel: AsOfPanel) throws -> [ForecastDecomposition]? {
    guard !parts.isEmpty else { return nil }
    var total = 0
    _ = try path(of: panel.histories[0], series: 0) { index, _ in total = max(total, index + 1) }
    let blocks = total / parts.count
    let parts = parts + (total > blocks * parts.count ? ["covariates"] : [])
    return try panel.histories.enumerated().map { series, history in
      let level = try path(of: history, series: series) { _, part in part.fill(with: 0) }
      let values = try parts.indices.map { stack in
        let path = try path(of: history, series: series) { index, part in
          if index / blocks != stack { part.fill(with: 0) }
        }
        return ForecastDecomposition.Part(
          name: parts[stack], values: zip(path, level).map { $0 - $1 })
      }
      return ForecastDecomposition(level: level, parts: values)
    }
  }

  /// - Throws: `OptionError` for a transform that makes a product of a sum, and as `predict`.
  public func additiveParts(_ panel: AsOfPanel) throws -> [ForecastDecomposition]? {
    guard let decompositions = try decomposition(panel) else { return nil }
    try pipeline.task.transform.checkParts()
    return zip(panel.histories, decompositions).enumerated().map { series, pair in
      let (history, decomposition) = pair
      let units = { pipeline.transforms[series].inverse(path: $0, after: history) }
      let level = units(decomposition.level)
      let parts = decomposition.parts.map { part in
        let with = units(zip(decomposition.level, part.values).map { $0 + $1 })
        return ForecastDecomposition.Part(
          name: part.name, values: zip(with, level).map { $0 - $1 })
      }
      return ForecastDecomposition(level: level, parts: parts)
    }
  }

  /// The forecast of a series in the units of the transformed series, where an observer sees what each
  /// block adds.
  private func path(
    of history: History, series: Int, observer: @escaping (Int, Matrix) -> Void
  ) throws -> [Double] {
    var tape = Tape(phase: .inference)
    tape.partObserver = observer
    let x = tape.matrix(1, network.inputWidth)
    let scale = try x.withMutableSpan { row in
      try pipeline.write(history, series: series, to: &row)
    }
    return pipeline.task.training.loss.point(of: forward(x, &tape)).map { scale.invert($0) }
  }
}
