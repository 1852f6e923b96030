/// What a run does with its models; the raw value is the command.
public enum RunVerb: String, Codable, Sendable, Hashable, CaseIterable {
  /// Forecasts beyond the last row.
  case forecast
  /// Forecasts from past cutoffs, which are compared with what happened.
  case backtest
  /// The same, of which the models are shown best first.
  case compare
  /// Judges forecasts that were made elsewhere, as those of a backtest.
  case score

  /// The models of a plan that names none, as they are written on the command line.
  public var usualModels: [String] {
    switch self {
    case .forecast: ["auto:models=theta+ridge+auto-ets"]
    case .backtest: ["mlp"]
    case .score: ["seasonal-naive"]
    case .compare:
      [
        "drift", "mlp:hidden=64", "mlp:label=MLP-norm,hidden=64,norm=batch",
        "mlp:label=MLP-deep,hidden=64,layers=4,norm=batch,residual=true",
      ]
    }
  }
}
