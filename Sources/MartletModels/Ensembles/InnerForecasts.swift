import MartletLayers
import MartletSeries

/// What members forecast in the inner folds, in units in which series of many sizes count together: see
/// ``SeriesUnits``. The scale is of the rows before the first inner fold; a series that hardly moved there
/// has none, and decides nothing.
struct InnerForecasts: Sendable {
  /// What happened, over all folds, series and steps.
  private(set) var actual: [Double] = []
  /// What each member forecast of it; nil for a member that refused a series.
  private(set) var forecasts: [[Double]?]
  /// Why those are nil.
  private(set) var refusals: [ModelError?]
  /// The mean absolute error of each member: fold, series that has a unit.
  private(set) var errors: [[[Double]]]
  /// The series that have a unit.
  let seriesCount: Int

  init(
    _ members: [MemberList.Member], _ folds: InnerFolds, _ panel: AsOfPanel, _ task: ForecastTask,
    randomness: SplitMix64, seeds: Int = 1, isLenient: Bool = false
  ) throws {
    let panels = (0..<folds.count).map { folds.panel($0, of: panel) }
    let actuals = (0..<folds.count).map { folds.actual($0, of: panel) }
    let units = Self.units(panels, actuals, seasonLength: task.seasonLength)
    seriesCount = units.count { $0 != nil }
    forecasts = []
    refusals = []
    errors = []
    for actual in actuals {
      for (values, unit) in zip(actual, units) {
        if let unit { self.actual += values.map { $0 / unit } }
      }
    }
    for member in members {
      let fit = try panels.first.map {
        try MemberFit(
          member, $0, task, randomness: randomness.stream(member.text), seeds: seeds,
          isLenient: isLenient)
      }
      var values: [Double] = []
      var errors: [[Double]] = []
      var predicted: [[[Double]?]] = []
      var refusal = fit?.refusal
      do {
        if let fit, refusal == nil { predicted = try fit.predict(panels) }
      } catch let error as ModelError where isLenient {
        refusal = error
      }
      var isFinite = true
      for (actual, paths) in zip(actuals, predicted.map { $0.compactMap { $0 } }) {
        isFinite = isFinite && paths.allSatisfy { $0.allSatisfy(\.isFinite) }
        for (path, unit) in zip(paths, units) {
          if let unit { values += path.map { $0 / unit } }
        }
        errors.append(
          zip(zip(actual, paths), units).compactMap { pair, unit in
            unit.map { Self.error(pair.0, pair.1) / $0 }
          })
      }
      let isWhole =
        isFinite && values.count == self.actual.count && values.allSatisfy(\.isFinite)
      self.forecasts.append(isWhole ? values : nil)
      refusals.append(refusal)
      self.errors.append(isWhole ? errors : [])
    }
  }

  /// One series is measured by its naive error; 1 where it makes none.
  private static func units(
    _ panels: [AsOfPanel], _ actuals: [[[Double]]], seasonLength: Int
  ) -> [Double?] {
    guard let first = panels.first else { return [] }
    let naive = first.histories.indices.map { series in
      let errors = zip(panels, actuals).map { known, actual in
        let last = known.histories[series].target.last ?? .nan
        return error(actual[series], actual[series].map { _ in last })
      }
      return errors.reduce(0, +) / Double(errors.count)
    }
    guard naive.count > 1 else { return naive.map { $0 > 0 ? $0 : 1 } }
    let scales = first.histories.map {
      SeriesUnits.scale($0.target, seasonLength: seasonLength)
    }
    return SeriesUnits(scales: scales, naive: naive).values
  }

  private static func error(_ actual: [Double], _ path: [Double]) -> Double {
    zip(actual, path).reduce(0) { $0 + ($1.0 - $1.1).magnitude } / Double(max(actual.count, 1))
  }

  /// Weights that are not negative and sum to one, for members in a list of places: those that make
  /// the squared error of the weighted forecasts smallest.
  func stackingWeights(_ places: [Int]) -> [Double] {
    let residuals = places.map { place in zip(actual, forecasts[place] ?? []).map { $0 - $1 } }
    let products = residuals.map { a in
      residuals.map { b in zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    return NonNegativeLeastSquares.simplexWeights(products)
  }
}
