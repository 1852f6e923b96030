public import MartletFiles
import MartletTime

extension Panel {
  /// The series, each with the targets of all others as past covariates: what is learnt of one target
  /// may depend on the past of every other.
  ///
  /// The others stand after the series' own past covariates, in the order of the panel and under their
  /// ids. A row holds what was available then, so all series must have the same rows.
  ///
  /// - Throws: `DataError` for a panel of one series, and for series of different rows.
  public func multivariate() throws(DataError) -> Panel {
    guard let first = series.first, series.count > 1 else {
      throw DataError(.multivariateOfOne(source.target))
    }
    if let other = series.first(where: { $0.axis.ticks != first.axis.ticks }) {
      throw DataError(.multivariateOfDifferentRows(other.id, first.id))
    }
    let targets = series.map { $0.target.asPastCovariate(named: $0.id) }
    var source = source
    source.notes.append("each target sees the past of the other \(targets.count - 1)")
    let joint = series.enumerated().map { index, series in
      let others = targets.indices.filter { $0 != index }.map { targets[$0] }
      return Series(
        id: series.id, axis: series.axis, target: series.target,
        covariates: series.covariates + others, futureCovariates: series.futureCovariates,
        staticCovariates: series.staticCovariates)
    }
    return Panel(series: joint, source: source)
  }
}

extension Column {
  fileprivate func asPastCovariate(named name: String) -> Column {
    Column(name: name, role: .pastCovariate, values: values, interpolations: interpolations)
  }
}
