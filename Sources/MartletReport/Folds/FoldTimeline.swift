package import MartletEvaluation
package import MartletForecasting
package import MartletPanels
import MartletTime

/// The folds as a picture against time, one line a fold:
///
///            2018-11-05                  2018-12-28
///         1  <=======================->>
///         2  <=======================---->>             fit of fold 1
///
package enum FoldTimeline {
  /// Folds that are shown, spread over all that are scored.
  private static let most = 4

  /// The picture under the table of folds; none for one fold.
  package static func lines(
    _ backtest: Backtest, _ models: [Model], _ panel: Panel, width: Int = .max
  ) throws -> [String] {
    let models = Backtest.withNaive(models)
    let layout = try backtest.layout(of: panel, models)
    guard let axis = panel.series.first?.axis, layout.folds.count > 1 else { return [] }
    let isAcross = try models.contains { try $0.learnsAcrossSeries(backtest.task) }
    let shown = backtest.filtered(layout, of: panel).foldsWithSeries.spread(over: most)
    let spans = shown.map { FoldSpans(layout, $0, isAcross: isAcross) }
    guard let frame = Frame(spans, width: min(width, 80) - 8 - 17) else { return [] }
    let header =
      "        " + axis.label(frame.first)
      + axis.label(frame.last).leftPadded(
        to: max(1, frame.bins - axis.label(frame.first).displayWidth))
    let lines = zip(shown, spans).map { fold, spans -> String in
      let picture = "\(fold + 1)".leftPadded(to: 6) + "  " + frame.line(spans.ticks)
      return spans.fit == fold
        ? picture : picture.padded(to: frame.bins + 8) + "  fit of fold \(spans.fit + 1)"
    }
    return [header] + lines
      + [
        "        = trained on, - known and not trained on, > forecast"
          + (frame.isCut ? ", < from earlier on" : "")
      ]
  }

  /// The span of time that is drawn.
  private struct Frame {
    let first: Int64
    let last: Int64
    let bins: Int
    /// Whether training began before it: the folds themselves are to fill most of it.
    let isCut: Bool

    init?(_ spans: [FoldSpans], width: Int) {
      let begin = spans.compactMap(\.ticks.trained?.lowerBound).min()
      guard let cutoff = spans.compactMap(\.ticks.cutoff).min(),
        let last = spans.compactMap(\.ticks.forecasts?.upperBound).max(), last > cutoff
      else { return nil }
      let (start, reach) = (begin ?? cutoff, last - cutoff)
      isCut = cutoff - start > reach / 2
      first = isCut ? cutoff - reach / 3 : min(start, cutoff)
      self.last = last
      bins = max(16, width)
    }

    private func bin(_ tick: Int64) -> Int {
      let share = Double(max(tick, first) - first) / Double(max(1, last - first))
      return min(bins - 1, Int(share * Double(bins)))
    }

    /// What is forecast has a bin of its own after the cutoff, however short it is.
    func line(_ ticks: FoldSpans.Ticks) -> String {
      guard let cutoff = ticks.cutoff else { return "" }
      var end = bin(cutoff)
      let reach = max(bin(ticks.forecasts?.upperBound ?? cutoff), end + 1)
      if reach >= bins { end = bins - 2 }
      var picture = [Character](repeating: " ", count: min(reach + 1, bins))
      let start = ticks.trained.map { bin($0.lowerBound) } ?? 0
      let trained = ticks.trained.map { min(bin($0.upperBound), end) } ?? -1
      for place in picture.indices {
        if place > end {
          picture[place] = ">"
        } else if start...max(start, trained) ~= place, trained >= start {
          picture[place] = "="
        } else {
          picture[place] = "-"
        }
      }
      if isCut, let begin = ticks.trained?.lowerBound, begin < first { picture[0] = "<" }
      return String(picture)
    }
  }
}
