package import MartletPanels

/// A walk-forward evaluation inside what is known at a cutoff.
///
///     fit once [ . . . . . ] → H | → H | → H      known up to the outer cutoff
///
/// What is fitted on the rows before the first fold forecasts each fold from its cutoff on. Folds do not overlap.
/// The fold that is to be forecast in the end is no part of this: its rows are not in the panel.
extension FoldLayout {
  /// Rows that are left before the first fold at least.
  package static let leastRows = 4

  /// As many folds as there is room for in the later half of the series, one at least where `leastRows` are
  /// left before it.
  ///
  /// Where histories end at different times, one that had ended takes no part: its folds would stand at times
  /// of their own. A tenth of the others may be shorter than the rest; they take no part either.
  package init(within panel: AsOfPanel, horizon: Int, most: Int) {
    let series = Moments.goingOn(panel.histories, horizon: horizon)
    let counts = series.map(\.count).sorted()
    let rows = counts.isEmpty ? 0 : counts[counts.count / 10]
    let room = rows / 2 / horizon
    self.init(
      of: series.filter { $0.count >= rows }, horizon: horizon,
      count: room > 0 ? min(room, most) : rows >= horizon + Self.leastRows ? 1 : 0)
  }

  private init(of series: [History], horizon: Int, count: Int) {
    var folds = Folds(count: count)
    folds.refit = .never
    self.init(FoldPlan(horizon: horizon, folds), of: series)
  }

  /// The same with fewer folds, so that before the first of them each series has so many rows that all can be
  /// learnt from together, and the longest of them so many.
  package func withRoom(each: Int, longest: Int) -> FoldLayout {
    var layout = self
    while !layout.folds.isEmpty {
      let rows = layout.trainingRows(of: series.indices, fold: 0).map(\.count)
      if (rows.min() ?? 0) >= each && (rows.max() ?? 0) >= longest { break }
      layout = FoldLayout(of: series, horizon: plan.horizon, count: layout.folds.count - 1)
    }
    return layout
  }
}
