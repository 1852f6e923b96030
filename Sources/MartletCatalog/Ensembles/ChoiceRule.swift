import MartletEvaluation

/// What decides among candidates: naive is kept unless another is clearly better.
///
/// A candidate is clearly better where its mean absolute error over the inner folds is smaller and the
/// one-sided test of the differences (`PairedTest`) gives a p-value below 5 % divided by the number of candidates beside naive (Bonferroni), so that
/// on a series where nothing can be forecast one choice in twenty is not naive at most. The observations
/// are the folds, each averaged over the series; or the series, each averaged over the folds, where
/// there are more of them.
///
/// Over series it is a rule and no test of 5 %: series of one time move together, and where nothing is better
/// than naive it leaves naive in up to one choice of five. It is taken all the same: that costs up to 4 % of
/// the error there, and the right choice saves 16 to 31 %. Its p-values are not shown.
package struct ChoiceRule {
  /// The share of wrong choices that is allowed where nothing is better than naive.
  package static let level = 0.05

  /// By candidate, in units of the naive error of each series; nil where it refused.
  let losses: [Double?]
  /// By candidate; nil for naive, and where there is no test over folds.
  let pValues: [Double?]
  /// Whether the observations were the series.
  let isOverSeries: Bool
  /// The places of those that are clearly better than naive.
  let clear: [Int]

  /// - Parameters:
  ///   - errors: Candidate, fold, series; no fold for a candidate that refused.
  ///   - naive: The place of naive.
  init(_ errors: [[[Double]]], naive: Int) {
    let observed = errors.map(Self.observations)
    let isOverSeries = errors.contains { ($0.first?.count ?? 0) > $0.count }
    self.isOverSeries = isOverSeries
    losses = observed.map { $0.isEmpty ? nil : $0.reduce(0, +) / Double($0.count) }
    let pValues = observed.indices.map { place in
      place == naive || observed[place].isEmpty
        ? nil : PairedTest.pValue(zip(observed[naive], observed[place]).map { $0 - $1 })
    }
    let rivals = Double(observed.indices.count { $0 != naive && !observed[$0].isEmpty })
    self.pValues = pValues.map { isOverSeries ? nil : $0 }
    clear = pValues.indices.filter { (pValues[$0] ?? 1) * rivals < Self.level }
  }

  /// A fold or a series in which nothing happened is no observation.
  private static func observations(_ errors: [[Double]]) -> [Double] {
    let series = errors.first?.count ?? 0
    guard series > errors.count else { return errors.compactMap(mean) }
    return (0..<series).compactMap { place in mean(errors.map { $0[place] }) }
  }

  private static func mean(_ errors: [Double]) -> Double? {
    let observed = errors.filter { !$0.isNaN }
    return observed.isEmpty ? nil : observed.reduce(0, +) / Double(observed.count)
  }
}
