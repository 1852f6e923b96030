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
    case everyFold
    /// In the first fold only.
    case never
    /// In every k-th fold; the folds between use the newest fit on newer data.
    case every(Int)
  }

  public var count: Int
  /// Rows from one cutoff to the next; nil for the horizon, so that no point is forecast twice.
  public var step: Int?
  public var window = Window.expanding
  public var refit = Refit.everyFold
  /// Rows before the cutoff that are not trained on. They are known to the forecast.
  public var gap = 0
  /// Whether the cutoffs of a panel are counted from the end of each series, or go by the calendar.
  public var cutoffs = CutoffRule.ends
  /// The times of the cutoffs in the units of the axis, ascending; nil where they are counted. They go by
  /// the calendar, and of more than `count` the last ones are taken.
  public private(set) var times: [Int64]?

  public init(count: Int, step: Int? = nil) {
    self.count = count
    self.step = step
  }

  public static func expanding(count: Int, step: Int? = nil) -> Folds {
    Folds(count: count, step: step)
  }

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
