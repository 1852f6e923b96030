import MartletEvaluation
import MartletForecasting
import MartletRuns

/// The JSON of one fit of a network: how it was trained. Lists have an entry for each look at the losses.
struct FitDocument: Encodable {
  /// The column of the forecasts.
  let model: String
  /// The network where the model is made of several.
  @OrNull var member: String?
  /// The first of the series that were learnt from, and how many there were.
  let uniqueId: String
  let series: Int
  /// The first fold that it forecast, and how many; null for the fit of a forecast.
  @OrNull var fold: Int?
  let folds: Int
  let cutoff: String
  let seed: Int
  @OrNull var steps: Int?
  @OrNull var epochs: Double?
  @OrNull var windows: Int?
  @OrNull var validationWindows: Int?
  @OrNull var batchSize: Int?
  @OrNull var accumulation: Int?
  @OrNull var maxSteps: Int?
  @OrNull var patience: Int?
  @OrNull var parameters: Int?
  @OrNull var bestStep: Int?
  /// Why it ended: `budget` or `patience`.
  @OrNull var stopped: String?
  @OrNull var step: [Int]?
  @OrNull var trainLoss: [Double]?
  /// Null without validation rows.
  @OrNull var validationLoss: [Double]?
  @OrNull var learningRate: [Double]?
  @OrNull var gradientNorm: [Double]?
  /// Null where nothing was to be cut.
  @OrNull var clippedSteps: [Int]?

  init(_ record: FitRecord) {
    model = record.label
    member = record.member
    uniqueId = record.series
    series = record.seriesCount
    fold = record.fold
    folds = record.foldCount
    cutoff = record.cutoff
    seed = record.seed
    guard let curve = record.curve else { return }
    let points = curve.points
    (steps, epochs, bestStep) = (curve.steps, curve.epochs, curve.bestStep)
    stopped = curve.end.rawValue
    windows = curve.setting?.windows
    validationWindows = curve.setting?.validationWindows
    batchSize = curve.setting?.batchSize
    accumulation = curve.setting?.accumulation
    maxSteps = curve.setting?.maxSteps
    patience = curve.setting?.patience
    parameters = curve.setting?.parameters
    step = points.map(\.step)
    trainLoss = points.map(\.trainingLoss)
    learningRate = points.map(\.learningRate)
    // Either all checks have them, or none.
    validationLoss = points.allOrNil(\.validationLoss)
    gradientNorm = points.allOrNil(\.gradientNorm)
    clippedSteps = points.allOrNil(\.clippedSteps)
  }
}

extension Array {
  /// What all elements have; nil where one has none.
  fileprivate func allOrNil<Value>(_ value: (Element) -> Value?) -> [Value]? {
    let values = compactMap(value)
    return values.count == count ? values : nil
  }
}
