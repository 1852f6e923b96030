/// Where a walk-forward evaluation stands to forecast, and what it may train on there.
///
///     fold k of n   train [ . . . . . . . . ] gap | cutoff → horizon
///
/// The last fold ends with the series; fold k stands `step` rows before fold k + 1. Each fold trains
/// on rows up to its cutoff only, less the gap, and forecasts the horizon after the cutoff.
public struct Folds: Sendable, Hashable {
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

  /// The folds for a horizon, oldest first.
  public func list(horizon: Int) -> [Fold] {
    let step = step ?? horizon
    return (0..<count).map { Fold(index: $0, rowsAfter: horizon + (count - 1 - $0) * step) }
  }

  /// Ranges of folds that share a fit, made in the first of them.
  package func fits() -> [Range<Int>] {
    let size =
      switch refit {
      case .everyFold: 1
      case .never: max(count, 1)
      case .every(let folds): max(folds, 1)
      }
    return stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  }

  /// The rows of a rolling window; nil for one that expands.
  var rollingSize: Int? {
    switch window {
    case .expanding: nil
    case .rolling(let size): size
    }
  }

  /// The rows of a series that a fit in this fold may train on.
  package func trainingRows(in fold: Fold, of rows: Int) -> Range<Int> {
    let end = max(0, rows - fold.rowsAfter - gap)
    return switch window {
    case .expanding: 0..<end
    case .rolling(let size): max(0, end - size)..<end
    }
  }
}

/// One stand of a walk-forward evaluation.
public struct Fold: Sendable, Hashable {
  /// From 0, the oldest first.
  public let index: Int
  /// Rows of every series that lie after the cutoff.
  public let rowsAfter: Int

  /// The last row known, of a series of `rows` rows.
  public func cutoff(of rows: Int) -> Int { rows - rowsAfter - 1 }
}
