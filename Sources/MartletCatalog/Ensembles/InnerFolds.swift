import MartletPanels

/// A walk-forward evaluation inside what is known at a cutoff: where its folds stand.
///
///     fit once [ . . . . . ] → H | → H | → H      known up to the outer cutoff
///
/// Members are fitted once, on what was known before the first fold, and forecast each fold from its
/// cutoff on. Folds do not overlap. The fold that is to be forecast is no part of this: its rows are
/// not in the panel.
///
/// Where histories end at different times, one that had ended, since a horizon of its own steps had passed
/// without a row, takes no part: its folds would stand at times of their own. Of those that go on some end a
/// few rows earlier all the same. No fit learns from a row that is later than the earliest of their first
/// cutoffs, for the forecast from there would know what came after.
struct InnerFolds: Sendable, Hashable {
  /// Steps of each fold.
  let horizon: Int
  /// The number of folds; 0 where the series are too short for one.
  let count: Int
  /// The series that take part: those that go on and are as long as most of these.
  let series: [Int]

  /// Rows that are left before the first fold at least.
  static let leastRows = 4

  /// As many folds as there is room for in the later half of the series, one at least where
  /// `leastRows` are left before it.
  ///
  /// A tenth of the series may be shorter than the others; they take no part.
  init(_ panel: AsOfPanel, horizon: Int, most: Int) {
    let places = Self.goingOn(panel, horizon: horizon)
    let counts = places.map { panel.histories[$0].count }.sorted()
    let rows = counts.isEmpty ? 0 : counts[counts.count / 10]
    self.horizon = horizon
    let room = rows / 2 / horizon
    count = room > 0 ? min(room, most) : rows >= horizon + Self.leastRows ? 1 : 0
    series = places.filter { panel.histories[$0].count >= rows }
  }

  /// The series that had not ended when the last one did.
  private static func goingOn(_ panel: AsOfPanel, horizon: Int) -> [Int] {
    let all = Array(panel.histories.indices)
    let last = panel.histories.map(\.lastTick)
    // Times that are whole numbers count each series by itself.
    guard let place = all.max(by: { last[$0] ?? .min < last[$1] ?? .min }), let end = last[place],
      !last.contains(nil)
    else { return all }
    return all.filter { other in
      guard let tick = last[other], tick < end else { return true }
      if let next = try? panel.histories[other].future(steps: horizon), let after = next.last {
        return after > end
      }
      let longest = panel.histories[place]
      return longest.count - longest.count(upTo: tick) < horizon
    }
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
    var folds = InnerFolds(horizon: horizon, count: max(0, min(count, room)), series: series)
    while folds.count > 0 {
      let rows = folds.learnt(from: panel).histories.map(\.count)
      if (rows.min() ?? 0) >= each && (rows.max() ?? 0) >= longest { break }
      folds = InnerFolds(horizon: horizon, count: folds.count - 1, series: series)
    }
    return folds
  }

  /// What may be learnt from by a fit on all series that take part: what was known before the first fold, and
  /// is not later than the earliest of its cutoffs.
  func learnt(from panel: AsOfPanel) -> AsOfPanel {
    let known = self.panel(0, of: panel)
    let ticks = known.histories.compactMap(\.lastTick)
    guard let earliest = ticks.min(), earliest != ticks.max() else { return known }
    return AsOfPanel(
      histories: known.histories.map { $0.dropLast($0.count - $0.count(upTo: earliest)) })
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
