/// Which folds a walk-forward evaluation is to have: where it stands to forecast, and what it may train
/// on there.
///
///     fold k of n   train [ . . . . . . . . ] gap | cutoff → horizon
///
/// The last fold ends with the series; fold k stands `step` rows before fold k + 1. Each fold trains
/// on rows up to its cutoff only, less the gap, and forecasts the horizon after the cutoff. Or the times
/// of the cutoffs are given. With a horizon it is a `FoldPlan`.
public struct Folds: Codable, Sendable, Hashable {
  /// The rows before a cutoff that are trained on.
  public enum Window: Sendable, Hashable {
    /// Train on everything before.
    case expanding
    /// Train on this many rows.
    case rolling(Int)
  }

  /// How often a model is trained anew, always from a fresh initialisation.
  public enum Refit: Sendable, Hashable {
    /// In every fold, on all that its window holds.
    case everyFold
    /// In the first fold only.
    case never
    /// In every k-th fold; the folds between use the newest fit on newer data.
    case every(Int)
  }

  /// The number of folds; 0 for none, as for a forecast that is not tested on the past.
  public var count: Int
  /// Rows from one cutoff to the next; nil for the horizon, so that no point is forecast twice.
  public var step: Int?
  /// Whether a fold trains on everything before its cutoff or on a fixed number of the last rows.
  public var window = Window.expanding
  /// How often models are trained anew; folds between two fits forecast with the older one.
  public var refit = Refit.everyFold
  /// Rows before the cutoff that are not trained on. They are known to the forecast.
  public var gap = 0
  /// Whether the cutoffs of a panel are counted from the end of each series, or go by the calendar.
  public var cutoffs = CutoffRule.ends
  /// The times of the cutoffs in the units of the axis, ascending; nil where they are counted. They go by
  /// the calendar, and of more than `count` the last ones are taken.
  public private(set) var times: [Int64]?

  /// Creates folds with an expanding window and a fit in each.
  ///
  /// - Parameter step: Rows from one cutoff to the next; nil for the horizon.
  public init(count: Int, step: Int? = nil) {
    self.count = count
    self.step = step
  }

  /// Folds that each train on everything before their cutoff.
  ///
  /// - Parameter step: Rows from one cutoff to the next; nil for the horizon.
  public static func expanding(count: Int, step: Int? = nil) -> Folds {
    Folds(count: count, step: step)
  }

  /// Folds that each train on a fixed number of the last rows before their cutoff.
  ///
  /// - Parameters:
  ///   - trainSize: Rows in the window; near the start of a series there may be fewer.
  ///   - step: Rows from one cutoff to the next; nil for the horizon.
  public static func rolling(trainSize: Int, count: Int, step: Int? = nil) -> Folds {
    var folds = Folds(count: count, step: step)
    folds.window = .rolling(trainSize)
    return folds
  }

  /// Folds with the last row known at these times, or the last one before them.
  ///
  /// - Parameter times: In the units of the axis, in any order.
  public static func at(_ times: [Int64]) -> Folds {
    let times = Set(times).sorted()
    var folds = Folds(count: times.count)
    folds.times = times
    folds.cutoffs = .calendar
    return folds
  }

  /// The rows of a rolling window; nil for one that expands.
  var rollingSize: Int? {
    switch window {
    case .expanding: nil
    case .rolling(let size): size
    }
  }
}
