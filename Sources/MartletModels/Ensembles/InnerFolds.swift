import MartletSeries

/// A walk-forward evaluation inside what is known at a cutoff: where its folds stand.
///
///     fit once [ . . . . . ] → H | → H | → H      known up to the outer cutoff
///
/// Members are fitted once, on what was known before the first fold, and forecast each fold from its
/// cutoff on. Folds do not overlap. The fold that is to be forecast is no part of this: its rows are
/// not in the panel.
struct InnerFolds: Sendable, Hashable {
  /// Steps of each fold.
  let horizon: Int
  /// The number of folds; 0 where the series are too short for one.
  let count: Int
  /// The series that take part: those that are as long as most.
  let series: [Int]

  /// Rows that are left before the first fold at least.
  static let leastRows = 4

  /// As many folds as there is room for in the later half of the series, one at least where
  /// `leastRows` are left before it.
  ///
  /// A tenth of the series may be shorter than the others; they take no part.
  init(_ panel: AsOfPanel, horizon: Int, most: Int) {
    let counts = panel.histories.map(\.count).sorted()
    let rows = counts.isEmpty ? 0 : counts[counts.count / 10]
    self.horizon = horizon
    let room = rows / 2 / horizon
    count = room > 0 ? min(room, most) : rows >= horizon + Self.leastRows ? 1 : 0
    series = panel.histories.indices.filter { panel.histories[$0].count >= rows }
  }

  private init(horizon: Int, count: Int, series: [Int]) {
    self.horizon = horizon
    self.count = count
    self.series = series
  }

  /// Fewer folds, so that before the first one each series that takes part has so many rows, and the
  /// longest of them so many.
  func leaving(each: Int, longest: Int, in panel: AsOfPanel) -> InnerFolds {
    let counts = series.map { panel.histories[$0].count }
    let room = min((counts.min() ?? 0) - each, (counts.max() ?? 0) - longest) / horizon
    return InnerFolds(horizon: horizon, count: max(0, min(count, room)), series: series)
  }

  /// What is known of the series that take part at the cutoff of a fold.
  func panel(_ fold: Int, of panel: AsOfPanel) -> AsOfPanel {
    AsOfPanel(histories: series.map { panel.histories[$0].dropLast((count - fold) * horizon) })
  }

  /// What happened in a fold, series by series; not-a-number on rows that were filled.
  func actual(_ fold: Int, of panel: AsOfPanel) -> [[Double]] {
    series.map { place in
      let history = panel.histories[place]
      let target = history.target.dropLast((count - 1 - fold) * horizon).suffix(horizon)
      return target.indices.map { history.isFilled(row: $0) ? .nan : target[$0] }
    }
  }
}
