public import MartletEvaluation

/// What came out of a run for one of its models.
public struct ModelOutcome: Codable, Sendable, Hashable {
  /// A score over the seeds.
  public struct Score: Codable, Sendable, Hashable {
    /// The mean over the seeds; nil where the score is not defined.
    public let mean: Double?
    /// The standard deviation over the seeds; nil for one.
    public let deviation: Double?

    /// The same as an evaluation has it.
    package var spread: Spread { Spread(mean: mean ?? .nan, deviation: deviation) }
  }

  /// The column of the forecasts.
  public let label: String
  /// The model as on the command line, with every option; nil for one that failed.
  public let model: String?
  /// How often it was fitted in each fold.
  public let seeds: Int
  /// The scores by name, as in JSON.
  public let scores: [String: Score]
  /// Wall-clock seconds of a fit.
  public let fitSeconds: Double
  /// One minus its loss by that of the naive forecast; nil where there is none.
  public let skill: Double?
  /// The lower end of the 95 % interval of the skill; nil without one.
  public let skillLow: Double?
  /// The upper end.
  public let skillHigh: Double?
  /// The p-value of the test against the naive forecast.
  public let pValue: Double?
  /// Whether it beats naive; nil for naive itself.
  public let outcome: Verdict.Outcome?
  /// The verdict in words.
  public let verdict: String?
  /// Why it failed.
  public let failure: String?

  /// What came out of all models of an evaluation, in its order.
  ///
  /// - Parameters:
  ///   - verdict: The sentence on a model; nil for naive.
  ///   - failure: The sentence on a model that failed.
  public static func all(
    of result: BacktestResult, verdict: (_ model: Int, Verdict?) -> String,
    failure: (ModelFailure) -> String
  ) -> [ModelOutcome] {
    let verdicts = result.verdictsOfAll
    return result.places.map { place in
      switch place {
      case .failed(let model):
        return ModelOutcome(model, failure(model))
      case .model(let model):
        let sentence = model == result.naiveIndex ? nil : verdict(model, verdicts[model])
        return ModelOutcome(result, model, verdicts[model], sentence)
      }
    }
  }

  private init(_ failed: ModelFailure, _ reason: String) {
    (label, model, seeds, fitSeconds) = (failed.label, nil, failed.seedCount, 0)
    scores = [:]
    (skill, skillLow, skillHigh, pValue) = (nil, nil, nil, nil)
    (outcome, verdict, failure) = (nil, nil, reason)
  }

  /// - Parameter found: Of the folds that it cannot have seen in training: the scores are of all.
  private init(
    _ result: BacktestResult, _ model: Int, _ found: Verdict?, _ sentence: String?
  ) {
    let own = result.models[model]
    (label, self.model, seeds) = (own.label, own.text, own.seedCount)
    fitSeconds = own.meanFitSeconds
    let scores = result.scores(model: model)
    self.scores = Dictionary(
      Scores.all.map { name, score in
        let spread = scores.spread(of: score)
        return (name, Score(mean: Self.number(spread.mean), deviation: spread.deviation))
      }
    ) { $1 }
    let comparison = found?.comparison
    skill = comparison.flatMap { Self.number($0.skill) }
    skillLow = comparison.flatMap { $0.interval.flatMap { Self.number($0.lowerBound) } }
    skillHigh = comparison?.interval?.upperBound
    pValue = comparison?.pValue
    outcome = found?.outcome
    verdict = sentence
    failure = nil
  }

  private static func number(_ value: Double) -> Double? { value.isFinite ? value : nil }
}
