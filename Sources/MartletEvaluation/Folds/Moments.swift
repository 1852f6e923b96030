import MartletPanels
import MartletTime

/// All times of some series, by which one can say which of them go on.
struct Moments {
  let ticks: [Int64]

  init(_ series: [History]) {
    ticks = Set(series.lazy.flatMap(\.ticks)).sorted()
  }

  /// The rows of a series up to a moment, by its place.
  func rows(of series: History, through place: Int) -> Int {
    place < 0 ? 0 : series.count(upTo: ticks[min(place, ticks.count - 1)])
  }

  /// The place of the last moment that is not later than a time; negative before all.
  func place(of time: Int64) -> Int { ticks.partitioningIndex { $0 > time } - 1 }

  /// The place of the last moment after which every series that goes on to the end, and is long enough,
  /// has a horizon of rows.
  func lastCutoff(_ series: [History], horizon: Int, needed: Int) -> Int {
    let cutoffs = series.filter {
      $0.count >= max(needed, 1) + horizon && !hasEnded($0, horizon: horizon)
    }.compactMap { $0.ticks.dropLast(horizon).last }
    guard let cutoff = cutoffs.min() else { return ticks.count - 1 - horizon }
    return ticks.firstIndex(of: cutoff) ?? 0
  }

  /// The series that had not ended when the last of them did, by the times of that one; all where rows are only
  /// counted, each series by itself.
  static func goingOn(_ series: [History], horizon: Int) -> [History] {
    guard series.count > 1, !series.contains(where: { $0.lastTick == nil }),
      let last = series.max(by: { ($0.lastTick ?? .min) < ($1.lastTick ?? .min) })
    else { return series }
    let times = Moments([last])
    return series.filter { !times.hasEnded($0, horizon: horizon) }
  }

  /// Whether a series had no row for a horizon of its own steps before the end of all.
  func hasEnded(_ series: History, horizon: Int) -> Bool {
    guard let end = ticks.last, let last = series.ticks.last else { return true }
    guard last < end else { return false }
    if let next = try? series.future(steps: horizon), let after = next.last {
      return after <= end
    }
    return ticks.count - ticks.partitioningIndex { $0 > last } >= horizon
  }
}
