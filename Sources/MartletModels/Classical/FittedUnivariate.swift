public import MartletForecasting
public import MartletPanels

/// What a ``UnivariateForecaster`` learnt of the series of a panel.
public struct FittedUnivariate: FittedNormal {
  /// What was learnt of one series, and the way to the model's units and back.
  public struct Member: Sendable {
    /// Parameters and start values, in the units of the values less ``origin``, over ``scale``.
    public let fit: any UnivariateFit
    let transform: FittedTransform
    /// The row of the series on which the fit began: its states are those of this row.
    let firstRow: Int
    /// What the values are reduced by: 0 unless they hardly move beside their level.
    public let origin: Double
    /// A power of two.
    public let scale: Double
  }

  let horizon: Int
  /// One a series.
  public let members: [Member]

  public func predict(_ panel: AsOfPanel) throws -> [[Double]] {
    try normalForecasts(panel).map { try $0.values($0.path.mean) }
  }

  /// The model's own intervals, from the variances of its forecast errors taken as normal.
  ///
  /// With a transform they are those of the transformed values, taken back.
  ///
  /// - Parameter level: The coverage, between 0 and 1.
  /// - Returns: One range a step for each series; nil for a model without variances.
  public func ranges(_ panel: AsOfPanel, level: Double) throws -> [[ClosedRange<Double>]?] {
    try normalForecasts(panel).map { forecast in
      let ends = try forecast.quantiles(at: [(1 - level) / 2, (1 + level) / 2])
      return ends.map { ends in zip(ends[0], ends[1]).map { $0...$1 } }
    }
  }

  /// The forecast of each series in the units of the model.
  package func normalForecasts(_ panel: AsOfPanel) throws -> [NormalForecast] {
    precondition(panel.histories.count == members.count, "predict: the series of the fit")
    return try zip(members, panel.histories).map { member, history in
      // From the first row of the fit on.
      let known = history.suffix(history.rows.upperBound - member.firstRow)
      let values = try member.transform.apply(to: known)
      let path = member.fit.path(
        after: values.map { ($0 - member.origin) / member.scale }, steps: horizon)
      return NormalForecast(
        path: path, origin: member.origin,
        scale: path.isSquared ? member.scale * member.scale : member.scale,
        transform: member.transform, history: history)
    }
  }

  /// The first value where all are so near to it that squares of their changes would be lost beside
  /// those of their level; else 0.
  static func origin(of values: [Double]) -> Double {
    guard let first = values.first, let least = values.min(), let most = values.max(),
      most - least < first.magnitude * 0x1p-20
    else { return 0 }
    return first
  }
}
