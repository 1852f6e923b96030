import MartletEvaluation
import MartletPanels
import MartletTime

/// What a fold spans, over all series of a panel.
struct FoldSpans {
  /// The first and the last time that is learnt from; nil where none is.
  private(set) var trained: String?
  /// The fewest and the most rows of a series that are learnt from.
  private(set) var rows = 0...0
  /// The earliest and the latest cutoff; one where all are the same.
  private(set) var cutoffs: [String] = []
  /// The first and the last time that is forecast; nil where none is.
  private(set) var forecasts: String?
  /// The same times in the units of the axis: what is learnt from, the latest cutoff, and what is forecast.
  private(set) var ticks = Ticks()
  /// The fold whose fit it has: itself, or an earlier one.
  let fit: Int
  /// How many series are forecast.
  private(set) var seriesCount = 0
  /// How many series are forecast, and how many more that had ended are learnt from: `12 + 3`.
  private(set) var seriesText = ""

  /// Times in the units of the axis, over all series.
  struct Ticks {
    var trained: ClosedRange<Int64>?
    var cutoff: Int64?
    var forecasts: ClosedRange<Int64>?
  }

  /// - Parameter isAcross: Whether some model learns from all series together.
  init(_ layout: FoldLayout, _ fold: Int, isAcross: Bool = false) {
    let places = layout.series.indices
    let fit = layout.plan.fit(of: fold)
    self.fit = fit
    let all = layout.trainingRows(of: isAcross ? Array(places) : [], fold: fit)
    let learnt = places.map { place in
      isAcross ? all[place] : layout.trainingRows(series: place, fold: fit)
    }
    let taking = places.filter { layout.takesPart(series: $0, fold: fold) }
    let ended = isAcross ? layout.onlyLearntFrom(fold: fit) : []
    let learners = (taking + ended).filter { !learnt[$0].isEmpty }
    let counts = learners.map { learnt[$0].count }
    if let least = counts.min(), let most = counts.max() {
      rows = least...most
    }
    func ends(
      _ rows: [(place: Int, first: Int, last: Int)], _ ticks: inout ClosedRange<Int64>?
    ) -> String? {
      let axes = rows.map { (layout.series[$0.place].axis, $0.first, $0.last) }
      guard let first = axes.min(by: { $0.0.ticks[$0.1] < $1.0.ticks[$1.1] }),
        let last = axes.max(by: { $0.0.ticks[$0.2] < $1.0.ticks[$1.2] })
      else { return nil }
      ticks = first.0.ticks[first.1]...last.0.ticks[last.2]
      return "\(first.0.label(row: first.1)) to \(last.0.label(row: last.2))"
    }
    trained = ends(
      learners.map { ($0, learnt[$0].lowerBound, learnt[$0].upperBound - 1) }, &ticks.trained)
    seriesCount = taking.count

    let known = places.map { layout.lastRow(series: $0, fold: fold) }
    let reached = taking.filter { known[$0] >= 0 }
    let forecast = reached.compactMap { place -> (Int, Int, Int)? in
      let last = min(known[place] + layout.plan.horizon, layout.series[place].count - 1)
      return last > known[place] ? (place, known[place] + 1, last) : nil
    }
    forecasts = ends(forecast, &ticks.forecasts)
    ticks.cutoff = reached.map { layout.series[$0].axis.ticks[known[$0]] }.max()
    if layout.isByCalendar {
      cutoffs = [layout.cutoff(series: 0, fold: fold).label]
      seriesText = "\(taking.count)" + (isAcross ? " + \(ended.count)" : "")
    } else {
      let labels = reached.map { ($0, layout.series[$0].axis.ticks[known[$0]]) }
      let ends = [labels.min { $0.1 < $1.1 }, labels.max { $0.1 < $1.1 }].compactMap { $0?.0 }
        .map { layout.cutoff(series: $0, fold: fold).label }
      cutoffs = ends.first == ends.last ? Array(ends.prefix(1)) : ends
      if cutoffs.isEmpty { cutoffs = ["before the first row"] }
    }
  }
}
