import MartletNumerics
import MartletPanels
import RealModule

/// How much a series moved lately, as it was known at its cutoffs.
enum RecentVolatility {
  /// The third that each fold of a series belongs to, among those in which it takes part; nil where too little is
  /// known, and where it takes no part.
  ///
  ///     v = √(mean of the last n squared changes)      low: v < q(⅓), high: v > q(⅔), middle: between
  ///
  /// Changes are of logarithms where all that is known at the last cutoff is above 0, else of the values; a value that
  /// was filled makes none. Quantiles are of v over the folds, by linear interpolation. With fewer than n changes
  /// before a cutoff all are taken, two at least.
  static func thirds(
    _ layout: FoldLayout, _ series: Series, _ place: Int, changes: Int
  ) -> [VolatilityThird?] {
    let known = layout.folds.indices.map { layout.lastRow(series: place, fold: $0) + 1 }
    let rows = min(max(0, known.max() ?? 0), series.count)
    let happened = series.target.happened(0..<rows)
    let isPositive = happened.allSatisfy { $0.isNaN || $0 > 0 }
    let values = isPositive ? happened.map { .log($0) } : Array(happened)
    let volatilities = layout.folds.indices.map { fold -> Double? in
      guard layout.takesPart(series: place, fold: fold) else { return nil }
      var squares: [Double] = []
      var row = min(known[fold], rows) - 1
      while row > 0, squares.count < changes {
        let change = values[row] - values[row - 1]
        if change.isFinite { squares.append(change * change) }
        row -= 1
      }
      return squares.count < 2 ? nil : Double.sqrt(Descriptive.mean(squares))
    }
    let sorted = volatilities.compactMap { $0 }.sorted()
    guard !sorted.isEmpty else { return volatilities.map { _ in nil } }
    let lower = OrderStatistics.quantile(sorted: sorted, 1 / 3)
    let upper = OrderStatistics.quantile(sorted: sorted, 2 / 3)
    return volatilities.map { value in
      value.map { $0 < lower ? .low : $0 > upper ? .high : .middle }
    }
  }
}
