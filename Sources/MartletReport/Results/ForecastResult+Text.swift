public import MartletEvaluation
import MartletFiles
import MartletPanels
import MartletTime

extension ForecastResult: CustomStringConvertible {
  /// The forecasts as a table and a plot of each series (of a large panel of the first ones), and the verdict on
  /// each model.
  public var description: String {
    (ForecastTable.lines(self, width: 100) + verdictLines).map(\.visible).joined(separator: "\n")
  }

  /// The verdict on each model, and why those failed that did, as text.
  public var verdict: String { verdictLines.map(\.visible).joined(separator: "\n") }

  /// The times of the forecasts of a series as the file would write them, step by step.
  /// - Parameter series: Its place in the panel.
  public func timeLabels(ofSeries series: Int) -> [String] {
    times[series].map(panel.series[series].axis.label)
  }

  /// Whether what is forecast beats the naive forecast, model by model; none without folds.
  ///
  /// What a network forecasts is the mean of its seeds, and that is what is judged; a single seed is
  /// quoted beside it.
  package var verdicts: [(label: String, sentence: String)] {
    guard let calibration else {
      guard pastFailure != nil else { return [] }
      let sentence = NoFoldText.verdict(self, [])
      return models.filter { !$0.isAdded }.map { ($0.label, sentence) }
    }
    let verdicts = zip(calibration.ofSeedMeans.verdictsOfAll, calibration.verdictsOfAll)
    return zip(calibration.models, verdicts).compactMap { model, verdict in
      guard case (let delivered?, let single?) = verdict else { return nil }
      let sentence = VerdictText.sentence(delivered, backtest: backtest)
      return (model.label, sentence + Self.seeds(model, single))
    }
  }

  /// Empty for a model without seeds.
  private static func seeds(_ model: ModelForecasts, _ single: Verdict) -> String {
    guard model.seedCount > 1 else { return "" }
    let comparison = single.comparison
    let size =
      comparison.skill.isFinite
      ? "the \(VerdictText.measure(single)) of a single one is on average "
        + NumberFormat.percent(abs(comparison.skill), decimals: 1)
        + (comparison.skill >= 0 ? " smaller" : " larger") + " than that of the last value"
      : "a single one was off by "
        + NumberFormat.significant(single.error, digits: 3, leadingZero: false) + " on average"
    return " This is of the mean of its \(model.seedCount) seeds, as in the forecast; \(size)."
  }

  /// All verdicts, and why those models failed that did.
  package var verdictLines: [String] {
    let sentences = verdicts.map(\.sentence) + failures.map(FailureText.sentence)
    return Array(sentences.map { [$0] }.joined(separator: [""]))
  }
}
