package import MartletSeries

extension History {
  /// What windows are cut from: the transformed target and the past covariates beside it.
  ///
  /// Differencing costs the first row, for the covariates too.
  package func windowSource(_ transform: Transform) throws(DataError) -> WindowSource {
    let values = try target(transform)
    return WindowSource(
      target: values, covariates: pastCovariates.map { Array($0.values.suffix(values.count)) },
      isDifferenced: transform.isDifferencing)
  }
}
