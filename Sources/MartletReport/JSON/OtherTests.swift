import MartletEvaluation
import MartletRuns

/// The other tests of a model, as JSON.
struct OtherTests: Encodable {
  /// p-values of Clark and West, against the last value and the expanding mean.
  @OrNull var beyondLastValue: Double?
  @OrNull var beyondMean: Double?
  /// The test of Pesaran and Timmermann.
  @OrNull var direction: Double?
  @OrNull var directionByChance: Double?
  @OrNull var directionPValue: Double?
  /// The regression of Mincer and Zarnowitz, of changes from the last value.
  @OrNull var intercept: Double?
  @OrNull var slope: Double?
  @OrNull var biasPValue: Double?
  /// The path of Giacomini and Rossi, one value for each window; below 0 where the model was better than naive.
  let fluctuation: [Double]
  @OrNull var fluctuationWindow: Int?
  @OrNull var fluctuationBound: Double?

  init(_ questions: OtherQuestions) {
    fluctuation = questions.fluctuation?.path ?? []
    fluctuationWindow = questions.fluctuation?.window
    fluctuationBound = questions.fluctuation?.bound
    beyondLastValue = questions.beyondLastValue?.pValue
    beyondMean = questions.beyondMean?.pValue
    direction = questions.direction?.share
    directionByChance = questions.direction?.shareByChance
    directionPValue = questions.direction?.pValue
    intercept = questions.bias?.intercept
    slope = questions.bias?.slope
    biasPValue = questions.bias?.pValue
  }
}
