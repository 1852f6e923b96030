package import MartletPanels

/// Where the folds of an evaluation stand in each series.
///
///     ends        a [ . . . . . . | H | H ]          calendar   a [ . . . . . | H | H ]
///                 b [ . . | H | H ]                             b [ . . . . ] |   |       learnt from
package struct FoldLayout: Sendable {
  /// All that may be looked at of each series.
  package let series: [History]
  /// The rows of each, which are asked for more often than all else.
  private let counts: [Int]
  package let folds: [Fold]
  package let plan: FoldPlan
  /// Rows from one cutoff to the next, the fewest where their times are given.
  let step: Int
  /// Rows that a series must have before a cutoff to be forecast by all models.
  private let needed: Int
  /// Nil where cutoffs are counted from the ends.
  private let calendar: Calendar?
  /// By series: the first fold in which it knows a value that cannot be worked with; all stay where nil.
  private var leaves: [Int]?
  /// By series and fold: whether it enters; all do where nil.
  private var entering: [[Bool]]?

  /// The cutoffs by the calendar.
  private struct Calendar: Sendable {
    /// The time of each fold's cutoff; nil before all times.
    let moments: [Int64?]
    /// By fold and series: the rows known.
    let known: [[Int]]
    /// By fold and series: the rows that a fit in the fold may train on.
    let trained: [[Range<Int>]]
    /// By fold and series: whether it is forecast there.
    let takesPart: [[Bool]]
  }

  /// The folds of an evaluation.
  ///
  /// - Parameter needed: Rows that a series must have before the cutoff to be forecast by all models.
  package init(_ plan: FoldPlan, of panel: Panel, needed: Int) {
    let series = panel.histories
    self.init(
      plan, series, plan.folds, needed: needed,
      moments: { times in
        if let given = plan.rule.times { return given.suffix(plan.rule.count).map(times.place) }
        let last = times.lastCutoff(series, horizon: plan.horizon, needed: needed)
        return plan.folds.map { last - (plan.folds.count - 1 - $0.index) * plan.step }
      })
  }

  /// The forecast beyond the last row: one more fold, with no rows after its cutoff.
  package init(afterLastRowOf panel: Panel, _ plan: FoldPlan, needed: Int) {
    self.init(
      plan, panel.histories, [Fold(index: plan.folds.count, rowsAfter: 0)], needed: needed,
      moments: { [$0.ticks.count - 1] })
  }

  /// Folds with cutoffs that are counted from the ends of what is known of some series.
  init(_ plan: FoldPlan, of series: [History]) {
    self.init(plan, series, plan.folds, needed: 0) { _ in [] }
  }

  private init(
    _ plan: FoldPlan, _ series: [History], _ folds: [Fold], needed: Int, moments: (Moments) -> [Int]
  ) {
    (self.series, self.folds, self.plan, self.needed) = (series, folds, plan, needed)
    counts = series.map(\.count)
    let (rule, horizon) = (plan.rule, plan.horizon)
    guard rule.cutoffs == .calendar else {
      (calendar, step) = (nil, plan.step)
      return
    }
    let times = Moments(series)
    let places = moments(times)
    let isFinal = folds.count == 1 && folds[0].rowsAfter == 0
    var (known, trained) = ([[Int]](), [[Range<Int>]]())
    for place in places {
      known.append(series.map { times.rows(of: $0, through: place) })
      let (end, start) = (place - rule.gap, place - rule.gap - (rule.rollingSize ?? 0))
      trained.append(
        series.map { series in
          let end = times.rows(of: series, through: end)
          return (rule.rollingSize == nil ? 0 : times.rows(of: series, through: start))..<end
        })
    }
    let fits = isFinal ? [0..<1] : plan.fits()
    let takesPart = places.indices.map { fold in
      let fit = fits.first { $0.contains(fold) }?.lowerBound ?? fold
      return series.indices.map { place in
        guard trained[fit][place].count >= max(needed, 1) else { return false }
        return isFinal
          ? !times.hasEnded(series[place], horizon: horizon)
          : series[place].count - known[fold][place] >= horizon
      }
    }
    step = rule.times == nil ? plan.step : zip(places.dropFirst(), places).map(-).min() ?? horizon
    calendar = Calendar(
      moments: places.map { times.ticks.indices.contains($0) ? times.ticks[$0] : nil },
      known: known, trained: trained, takesPart: takesPart)
  }

  /// The folds of another layout up to one of them, where nothing of the series is left after that.
  ///
  /// - Parameter panel: The same series in the same order, each with its rows up to the cutoff of the fold.
  package init(_ other: FoldLayout, upTo fold: Int, of panel: Panel) {
    series = panel.histories
    counts = series.map(\.count)
    (plan, step, needed, leaves) = (other.plan, other.step, other.needed, other.leaves)
    let last = other.folds[fold].rowsAfter
    folds = other.folds[...fold].map { Fold(index: $0.index, rowsAfter: $0.rowsAfter - last) }
    guard let known = other.calendar else {
      calendar = nil
      return
    }
    let times = Moments(series)
    let places = known.moments[...fold].map { $0.map(times.place) ?? -1 }
    let (own, rule) = (series, other.plan.rule)
    func rows(through place: Int) -> [Int] { own.map { times.rows(of: $0, through: place) } }
    calendar = Calendar(
      moments: Array(known.moments[...fold]), known: places.map(rows),
      trained: places.map { place in
        let starts = rows(through: place - rule.gap - (rule.rollingSize ?? 0))
        return zip(starts, rows(through: place - rule.gap)).map {
          (rule.rollingSize == nil ? 0 : $0)..<$1
        }
      }, takesPart: Array(known.takesPart[...fold]))
  }

  /// The last row of a series that is known in a fold, negative where none is.
  package func lastRow(series place: Int, fold: Int) -> Int {
    calendar.map { $0.known[fold][place] - 1 } ?? folds[fold].lastRow(of: counts[place])
  }

  /// The cutoff of a series in a fold; its time is that of the calendar where all have it.
  package func cutoff(series place: Int, fold: Int) -> Cutoff {
    let time = calendar.map { $0.moments[fold] } ?? lastTick(series: place, fold: fold)
    return Cutoff(
      row: lastRow(series: place, fold: fold), time: time,
      label: time.map(series[place].label) ?? "")
  }

  /// Whether a series is forecast in a fold.
  package func takesPart(series place: Int, fold: Int) -> Bool {
    stays(series: place, fold: fold) && (calendar?.takesPart[fold][place] ?? true)
      && (entering?[place][fold] ?? true)
  }

  /// The same where only some folds of each series enter, as if it were not forecast in the others.
  func restricted(to isKept: (_ series: Int, _ fold: Int) -> Bool) -> FoldLayout {
    var layout = self
    layout.entering = series.indices.map { place in
      folds.indices.map { takesPart(series: place, fold: $0) && isKept(place, $0) }
    }
    return layout
  }

  /// The same where a series leaves from the first fold on in which it knows what is refused.
  ///
  /// - Parameter isRefused: Whether what is known of a series cannot be worked with. Asked of the last
  ///   fold first: mostly nothing is refused there.
  func leaving(where isRefused: (History) -> Bool) -> FoldLayout {
    var layout = self
    layout.leaves = series.indices.map { place in
      func isRefusedIn(_ fold: Int) -> Bool {
        let known = known(series: place, fold: fold)
        return known.count > 0 && isRefused(known)
      }
      guard let last = folds.indices.last, isRefusedIn(last) else { return folds.count }
      return folds.indices.first(where: isRefusedIn) ?? folds.count
    }
    return layout
  }

  /// Whether a series has not left by a fold.
  func stays(series place: Int, fold: Int) -> Bool { leaves.map { fold < $0[place] } ?? true }

  /// The first fold of which a series is no part any more, since it knows there what cannot be worked
  /// with; nil where it stays.
  package func departure(of place: Int) -> Int? {
    leaves.flatMap { $0[place] < folds.count ? $0[place] : nil }
  }

  /// The series that had ended by the cutoff of a fold, or have too few rows after it, and had rows enough
  /// before it to learn from.
  package func onlyLearntFrom(fold: Int) -> [Int] {
    guard let calendar else { return [] }
    return series.indices.filter {
      stays(series: $0, fold: fold) && !calendar.takesPart[fold][$0]
        && calendar.trained[fold][$0].count >= max(needed, 1)
    }
  }

  /// The folds in which a series is forecast.
  package func folds(of place: Int) -> [Int] {
    folds.indices.filter { takesPart(series: place, fold: $0) }
  }

  /// The folds in which some series is forecast.
  package var foldsWithSeries: [Int] {
    folds.indices.filter { fold in
      series.indices.contains { takesPart(series: $0, fold: fold) }
    }
  }

  /// Whether the cutoffs are the same moments for all series.
  package var isByCalendar: Bool { calendar != nil }

  /// Whether all cutoffs by the calendar lie within the times of the panel.
  package var isWithinTimes: Bool { calendar?.moments.allSatisfy { $0 != nil } ?? true }

  /// The rows of a series that a fit of it alone in a fold may train on.
  package func trainingRows(series place: Int, fold: Int) -> Range<Int> {
    calendar?.trained[fold][place]
      ?? plan.trainingRows(in: folds[fold], of: counts[place])
  }

  /// The series of a group whose cutoff in a fold is the earliest, and when that is: nobody who learns from
  /// all of them learns from a later row. Nil where nothing is limited.
  ///
  /// Times that are whole numbers count each series by itself and are not compared.
  package func earliestCutoff(
    of group: some Collection<Int>, fold: Int
  ) -> (series: Int, tick: Int64)? {
    guard calendar == nil, group.count > 1, group.contains(where: { series[$0].lastTick != nil })
    else { return nil }
    let cutoffs = group.compactMap { place -> (series: Int, tick: Int64)? in
      lastTick(series: place, fold: fold).map { (place, $0) }
    }
    return cutoffs.min { $0.tick < $1.tick }
  }

  /// The rows of some series that one fit in a fold may train on.
  ///
  /// Series that end at different times have different cutoffs in a fold, unless these go by the
  /// calendar. No fit sees a row that is later than the earliest of them: the forecast from there would
  /// know what came after.
  package func trainingRows(of group: some Collection<Int>, fold: Int) -> [Range<Int>] {
    let rows = group.map { trainingRows(series: $0, fold: fold) }
    guard let earliest = earliestCutoff(of: group, fold: fold) else { return rows }
    return zip(group, rows).map { place, rows in
      let known = series[place].count(upTo: earliest.tick)
      return min(rows.lowerBound, known)..<min(rows.upperBound, known)
    }
  }
}

extension Panel {
  /// Each series with all of its rows.
  fileprivate var histories: [History] { series.map { $0.asOf(row: $0.count - 1) } }
}
