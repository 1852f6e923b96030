import MartletTime
import MartletEvaluation
import MartletPanels
import MartletRuns

/// A fold as data: what is learnt from, where it stands, and what is forecast, over all series.
struct FoldDocument: Encodable {
  let fold: Int
  /// The fold whose fit it has.
  let fit: Int
  /// How many series are forecast.
  let series: Int
  @OrNull var trainedFrom: String?
  @OrNull var trainedTo: String?
  /// The fewest and the most rows of a series that are learnt from.
  let fewestRows: Int
  let mostRows: Int
  /// The earliest and the latest cutoff.
  let firstCutoff: String
  let lastCutoff: String
  @OrNull var forecastFrom: String?
  @OrNull var forecastTo: String?
  /// Whether it enters scores and tests, for some series at least.
  let scored: Bool

  init(_ result: BacktestResult, _ fold: Int) {
    let layout = result.everyFold
    let isAcross = result.models.contains(where: \.learnsAcross)
    let spans = FoldSpans(layout, fold, isAcross: isAcross)
    let axis = result.panel.series.first?.axis
    func label(_ tick: Int64?) -> String? { tick.flatMap { axis?.label($0) } }
    self.fold = fold + 1
    fit = spans.fit + 1
    series = spans.seriesCount
    trainedFrom = label(spans.ticks.trained?.lowerBound)
    trainedTo = label(spans.ticks.trained?.upperBound)
    (fewestRows, mostRows) = (spans.rows.lowerBound, spans.rows.upperBound)
    firstCutoff = spans.cutoffs[0]
    lastCutoff = spans.cutoffs[spans.cutoffs.count - 1]
    forecastFrom = label(spans.ticks.forecasts?.lowerBound)
    forecastTo = label(spans.ticks.forecasts?.upperBound)
    scored = result.panel.series.indices.contains { result.takesPart(series: $0, fold: fold) }
  }
}
