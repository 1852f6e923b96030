public import MartletEvaluation

extension BacktestResult: CustomStringConvertible {
  /// The errors and comparisons of all models, best first, as text.
  public var leaderboard: String {
    Leaderboard(self, .bestFirst).lines().joined(separator: "\n")
  }

  /// Whether each model beats the naive forecast, in words.
  public var verdict: String {
    models.indices.filter { $0 != naiveIndex }
      .map { VerdictText.sentence(verdict(model: $0), backtest: backtest) }
      .joined(separator: "\n\n")
  }

  public var description: String { leaderboard + "\n\n" + verdict }
}
