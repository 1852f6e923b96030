import MartletFiles
import MartletPanels

/// How far off a baseline was in the rows of its fit: what its own intervals are made of.
///
///     σ² = Σ e² / (n − k)      e: the errors one step ahead (one season for the seasonal one), n of them;
///                              k: the numbers of the baseline that were estimated
///
/// Errors are those of the values that the level transform makes, divided by a power of two.
///
/// - Note: Hyndman and Athanasopoulos 2021, 5.5.
struct BaselineSpread: Sendable {
  /// What is known of one series.
  struct Member: Sendable {
    let transform: FittedTransform
    /// A power of two.
    let scale: Double
    /// σ² of the values over the scale; nil where the rows leave no error to take it from.
    let variance: Double?
    /// T.
    let rows: Int
  }

  let members: [Member]

  /// - Parameters:
  ///   - estimated: k.
  ///   - errors: The errors that the baseline made in the values of a series, divided by the scale.
  init(
    _ panel: AsOfPanel, _ task: ForecastTask, estimated: Int = 0,
    errors: ([Double]) -> [Double]
  ) throws(DataError) {
    var members: [Member] = []
    for history in panel.histories {
      let transform = try task.transform.level.fit(to: history, seasonLength: task.seasonLength)
      let values = try transform.apply(to: history)
      let scale = UnivariatePath.scale(of: values)
      let misses = errors(values.map { $0 / scale })
      let free = misses.count - estimated
      let squares = misses.reduce(0) { $0 + $1 * $1 }
      members.append(
        Member(
          transform: transform, scale: scale, variance: free > 0 ? squares / Double(free) : nil,
          rows: values.count))
    }
    self.members = members
  }

  /// For a baseline that has no need of the transform: where that refuses a value, errors are those of
  /// the values as they are.
  init(
    onAnyValues panel: AsOfPanel, _ task: ForecastTask, errors: ([Double]) -> [Double]
  ) throws(DataError) {
    do {
      try self.init(panel, task, errors: errors)
    } catch {
      var plain = task
      plain.transform = .none
      try self.init(panel, plain, errors: errors)
    }
  }

  /// The forecast of each series.
  ///
  /// - Parameters:
  ///   - levels: Its path, from the values that the transform makes of the history.
  ///   - growth: What σ² is to be multiplied by at a step from 1, for a fit on so many rows.
  func forecasts(
    _ panel: AsOfPanel, horizon: Int, growth: (_ step: Int, _ rows: Int) -> Double,
    levels: (_ series: Int, _ values: [Double]) -> [Double]
  ) throws -> [NormalForecast] {
    precondition(panel.histories.count == members.count, "predict: the series of the fit")
    return try panel.histories.enumerated().map { series, history in
      let member = members[series]
      let path = levels(series, try member.transform.apply(to: history))
      let variance = member.variance.map { variance in
        (1...horizon).map { variance * growth($0, member.rows) }
      }
      return NormalForecast(
        path: UnivariatePath(mean: path.map { $0 / member.scale }, variance: variance),
        scale: member.scale, transform: member.transform, history: history)
    }
  }
}
