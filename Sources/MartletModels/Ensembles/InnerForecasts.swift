import MartletLayers
import MartletSeries

/// What members forecast in the inner folds, in units of the naive error of each series.
///
/// The unit of a series is its mean absolute naive error over all inner folds, so that series of many
/// sizes count alike; 1 for a series that does not move there.
struct InnerForecasts: Sendable {
  /// What happened, over all folds, series and steps.
  private(set) var actual: [Double] = []
  /// What each member forecast of it; nil for a member that refused a series.
  private(set) var forecasts: [[Double]?]
  /// Why those are nil.
  private(set) var refusals: [ModelError?]
  /// The mean absolute error of each member: fold, series.
  private(set) var errors: [[[Double]]]

  init(
    _ members: [MemberList.Member], _ folds: InnerFolds, _ panel: AsOfPanel, _ task: ForecastTask,
    randomness: SplitMix64, seeds: Int = 1, isLenient: Bool = false
  ) throws {
    let panels = (0..<folds.count).map { folds.panel($0, of: panel) }
    let actuals = (0..<folds.count).map { folds.actual($0, of: panel) }
    let units = folds.series.indices.map { series in
      let errors = zip(panels, actuals).map { known, actual in
        let last = known.histories[series].target.last ?? .nan
        return Self.error(actual[series], actual[series].map { _ in last })
      }
      let unit = errors.reduce(0, +) / Double(max(errors.count, 1))
      return unit > 0 ? unit : 1
    }
    forecasts = []
    refusals = []
    errors = []
    for actual in actuals {
      for (values, unit) in zip(actual, units) { self.actual += values.map { $0 / unit } }
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
      for (actual, paths) in zip(actuals, predicted.map { $0.compactMap { $0 } }) {
        for (path, unit) in zip(paths, units) { values += path.map { $0 / unit } }
        errors.append(
          zip(zip(actual, paths), units).map { Self.error($0.0, $0.1) / $1 })
      }
      let isWhole = values.count == self.actual.count && values.allSatisfy(\.isFinite)
      self.forecasts.append(isWhole ? values : nil)
      refusals.append(refusal)
      self.errors.append(isWhole ? errors : [])
    }
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
