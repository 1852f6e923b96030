import MartletEvaluation
import MartletForecasting
import MartletRuns

/// The JSON of an automatic choice in one fit.
struct ChoiceDocument: Encodable {
  struct Candidate: Encodable {
    let name: String
    let weight: Double
    /// The mean absolute error over the inner folds, where naive has 1.
    @OrNull var error: Double?
    @OrNull var pValue: Double?
    @OrNull var refusal: String?
  }

  /// Of the model that chose.
  let label: String
  let uniqueId: String
  let cutoff: String
  let seed: Int
  let folds: Int
  let series: Int
  /// What the candidates were compared over: `fold` or `series`.
  let over: String
  let beatsNaive: Bool
  let candidates: [Candidate]
  /// The model that repeats the choice.
  let model: String

  init(_ label: String, _ record: ChoiceRecord) {
    self.label = label
    let choice = record.choice
    uniqueId = record.series
    cutoff = record.cutoff
    seed = record.seed
    folds = choice.foldCount
    series = choice.seriesCount
    over = choice.isOverSeries ? "series" : "fold"
    beatsNaive = choice.beatsNaive
    candidates = choice.candidates.map {
      Candidate(
        name: $0.name, weight: $0.weight, error: $0.error, pValue: $0.pValue, refusal: $0.refusal)
    }
    model = choice.model
  }
}
