import MartletForecasting
import MartletNumerics
import MartletPanels

/// What members forecast in the inner folds, in units in which series of many sizes count together: see
/// ``SeriesUnits``. The scale is of the rows before the first inner fold; a series that hardly moved there
/// has none, and decides nothing.
struct InnerForecasts: Sendable {
  /// What happened, over all folds, series and steps; rows that were filled are left out.
  private(set) var actual: [Double] = []
  /// What each member forecast of it; nil for a member that refused a series.
  private(set) var forecasts: [[Double]?]
  /// Why those are nil.
  private(set) var refusals: [ModelError?]
  /// The mean absolute error of each member: fold, series that has a unit; not-a-number where nothing
  /// happened.
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
        if let unit { self.actual += values.filter { !$0.isNaN }.map { $0 / unit } }
      }
    }
    for member in members {
      let isAcross = try member.model.learnsAcrossSeries(task)
      let fit = try panels.first.map {
        try MemberFit(
          member, isAcross ? folds.learnt(from: panel) : $0, task,
          randomness: randomness.stream(member.text), seeds: seeds, isLenient: isLenient)
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
        for ((path, actual), unit) in zip(zip(paths, actual), units) {
          guard let unit else { continue }
          values += zip(path, actual).filter { !$0.1.isNaN }.map { $0.0 / unit }
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
      }.filter { !$0.isNaN }
      return errors.reduce(0, +) / Double(max(errors.count, 1))
    }
    guard naive.count > 1 else { return naive.map { $0 > 0 ? $0 : 1 } }
    let scales = first.histories.map {
      SeriesUnits.scale($0.target, seasonLength: seasonLength)
    }
    return SeriesUnits(scales: scales, naive: naive).values
  }

  /// The mean absolute error over what happened; not-a-number where nothing did.
  private static func error(_ actual: [Double], _ path: [Double]) -> Double {
    let pairs = zip(actual, path).filter { !$0.0.isNaN }
    return pairs.reduce(0) { $0 + ($1.0 - $1.1).magnitude } / Double(pairs.count)
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
