package import MartletEvaluation
import MartletForecasting
import MartletPanels

/// Why a table has no number where it has "-": the ratios to something that is 0.
package enum EmptyScores {
  /// A line for each score that some model does not have; none where all have all.
  package static func lines(_ result: BacktestResult, best: Int?) -> [String] {
    let scores = result.models.indices.map { result.scores(model: $0) }
    func isEmpty(_ score: KeyPath<Scores, Double>) -> Bool {
      scores.contains { !$0.spread(of: score).mean.isFinite }
    }
    var lines: [String] = []
    if isEmpty(\.mape), result.isAlways(0) { lines.append("no MAPE: every value to forecast is 0") }
    if isEmpty(\.mase) { lines.append("no MASE: \(stillness(result))") }
    if result.enteringFolds.count < Verdict.fewestFolds,
      scores.contains(where: { !$0.spread(of: \.direction).mean.isNaN })
    {
      lines.append("no direction: a share is told from \(Verdict.fewestFolds) folds on")
    }
    // The verdicts say the same of every other model.
    if result.models.count == 1, result.isExact(model: result.naiveIndex) {
      lines.append("no R2: the last value was exact in all folds")
    }
    if let best, best != result.naiveIndex, result.isExact(model: best) {
      let label = result.models[best].label
      lines.append("no error relative to that of \(label), which was exact in all folds")
    }
    if result.panel.source.volatility != nil {
      let labels = zip(result.models, scores).filter { $1.spread(of: \.qlike).mean == .infinity }
        .map(\.0.label)
      if !labels.isEmpty {
        lines.append(
          "no QLIKE of \(labels.joined(separator: ", ")): a forecast of 0 or below is no variance")
      }
    }
    return lines
  }

  private static func stillness(_ result: BacktestResult) -> String {
    let season = result.backtest.task.seasonLength
    return season > 1
      ? "before the cutoffs no value differs from that of a season (\(season) rows) before"
      : "the rows before the cutoffs hold one value"
  }
}

extension BacktestResult {
  /// Whether everything that happened in the folds is one value.
  fileprivate func isAlways(_ value: Double) -> Bool {
    panel.series.indices.allSatisfy { series in
      layout.folds(of: series).allSatisfy { fold in
        let actual = Array(actual(series: series, fold: fold))
        return observedSteps(series: series, fold: fold).allSatisfy { actual[$0] == value }
      }
    }
  }
}
