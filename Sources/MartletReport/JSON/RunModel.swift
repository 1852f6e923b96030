import MartletEvaluation
import MartletRuns

/// A model of a run in the documents of `runs`: its configuration, and what came out.
struct RunModel: Encodable {
  let label: String
  /// The name of its kind; null for naive that nobody asked for.
  @OrNull var name: String?
  let options: [String: JSONValue]
  let task: [String: JSONValue]
  /// Null before the run is done.
  @OrNull var seeds: Int?
  let scores: [String: BacktestDocument.Score]
  @OrNull var fitSeconds: Double?
  @OrNull var skill: Double?
  @OrNull var skillLow: Double?
  @OrNull var skillHigh: Double?
  @OrNull var pValue: Double?
  @OrNull var outcome: String?
  @OrNull var verdict: String?
  @OrNull var failure: String?

  /// The models of a run, in the order of its tables.
  static func all(of run: RunContents) -> [RunModel] {
    run.labels.map { label in
      RunModel(
        label, run.configurations.first { $0.label == label },
        run.outcomes.first { $0.label == label })
    }
  }

  private init(_ label: String, _ configuration: Configuration?, _ outcome: ModelOutcome?) {
    self.label = label
    name = configuration?.name
    options = configuration?.options ?? [:]
    task = configuration?.task ?? [:]
    seeds = outcome?.seeds
    let none = Spread(mean: .nan, deviation: nil)
    scores = Dictionary(
      Scores.all.map { name, _ in
        (name, BacktestDocument.Score(outcome?.scores[name]?.spread ?? none))
      }
    ) { $1 }
    fitSeconds = outcome?.fitSeconds
    (skill, pValue) = (outcome?.skill, outcome?.pValue)
    (skillLow, skillHigh) = (outcome?.skillLow, outcome?.skillHigh)
    (self.outcome, verdict) = (outcome?.outcome?.rawValue, outcome?.verdict)
    failure = outcome?.failure
  }
}
