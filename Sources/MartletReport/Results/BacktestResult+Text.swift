public import MartletEvaluation
import MartletFiles

extension BacktestResult: CustomStringConvertible {
  /// The errors and comparisons of all models, best first, as text.
  public var leaderboard: String {
    Leaderboard(self, .bestFirst).lines().map(\.visible).joined(separator: "\n")
  }

  /// How good intervals and quantiles were: their coverage with its own interval, width, Winkler score and CRPS, as
  /// text.
  public var bandTable: String {
    BandTable.lines(self, .bestFirst).map(\.visible).joined(separator: "\n")
  }

  /// The loss that decides by step, fold, series or seed, best model first, as text.
  public func scoreTable(by kind: ScoresBy) -> String {
    ScoreGroupTable.lines(self, by: kind, .bestFirst).map(\.visible).joined(separator: "\n")
  }

  /// The same by any other grouping of points.
  public func scoreTable(by grouping: ScoreGrouping) -> String {
    ScoreGroupTable.lines(self, by: grouping, .bestFirst).map(\.visible).joined(separator: "\n")
  }

  /// Whether each model beats the naive forecast, in words, and why those failed that did.
  public var verdict: String {
    verdictLines.map(\.visible).joined(separator: "\n")
  }

  /// The same as lines, with an empty one between models.
  package var verdictLines: [String] {
    let sentences = verdicts.map(\.sentence) + failures.map(FailureText.sentence)
    return Array(sentences.map { [$0] }.joined(separator: [""]))
  }

  /// The verdict on each model but naive.
  package var verdicts: [(label: String, sentence: String)] {
    let verdicts = verdictsOfAll
    return models.indices.filter { $0 != naiveIndex }.map {
      (models[$0].label, SeenText.sentence(self, model: $0, verdicts[$0]))
    }
  }

  public var description: String { leaderboard + "\n\n" + verdict }
}
