public import MartletFiles
import MartletTime

extension Panel {
  /// The panel with a volatility of its series in place of their targets.
  ///
  /// Columns of prices are those called `open`, `high`, `low` and `close`; rows without a volatility
  /// at the start are left out.
  /// - Throws: `DataError` where columns are missing, a price is not above 0, or a series is too short.
  public func forecasting(_ volatility: VolatilityTarget) throws(DataError) -> Panel {
    let panel =
      if let feature = volatility.feature { try adding([feature]) } else { self }
    return try panel.replacingTarget(by: volatility, keepsFeature: false)
  }

  /// - Parameter keepsFeature: Whether the feature that is the volatility was asked for, so that it
  ///   stays beside the target.
  func replacingTarget(
    by volatility: VolatilityTarget, keepsFeature: Bool
  ) throws(DataError) -> Panel {
    guard volatility.feature == nil || source.targets.count == 1 else {
      throw DataError(.volatilityOfSeveral(volatility.description, targets: source.targets))
    }
    var result: [Series] = []
    for series in series {
      result.append(try series.replacingTarget(by: volatility, keepsFeature: keepsFeature))
    }
    var source = source
    source.volatility = volatility
    if let feature = volatility.feature, !keepsFeature {
      source.features.removeAll { $0 == feature }
    }
    return Panel(series: result, source: source)
  }
}

extension Series {
  fileprivate func replacingTarget(
    by volatility: VolatilityTarget, keepsFeature: Bool
  ) throws(DataError) -> Series {
    let name = volatility.feature.map { "\($0)" }
    let before = volatility.rowsBefore
    let values: [Double]
    let filled: FilledRows
    if let column = covariates.first(where: { $0.name == name }) {
      values = volatility.isVariance ? column.values.map { $0 * $0 } : column.values
      filled = column.filled
    } else {
      let known = target.carried
      let isRefused = { (value: Double) in volatility.method == .given ? value < 0 : value <= 0 }
      if let row = known.firstIndex(where: isRefused) {
        throw DataError(
          .valueWithoutFeature(
            known[row], column: target.name, series: id, time: axis.label(row: row),
            feature: volatility.description))
      }
      guard count > before else {
        throw DataError(
          .featureLongerThanSeries(
            volatility.description, rowsNeeded: before + 1, series: id, rows: count))
      }
      filled = target.filled.reaching(before).dropping(before)
      if volatility.method == .given {
        values = known
      } else {
        let variances = volatility.variances(of: known)
        values = volatility.isVariance ? variances : variances.map { $0.squareRoot() }
      }
    }
    let kept = dropping(before)
    var column = Column(
      name: kept.target.name, role: .target, values: values, interpolations: [], filled: filled)
    column.volatility = volatility
    return Series(
      id: id, axis: kept.axis, target: column,
      covariates: kept.covariates.filter { keepsFeature || $0.name != name },
      futureCovariates: kept.futureCovariates, staticCovariates: staticCovariates)
  }
}
