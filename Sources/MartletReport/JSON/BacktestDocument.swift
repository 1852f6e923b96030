package import MartletEvaluation
package import MartletRuns
import MartletFiles
import MartletForecasting
import MartletPanels
import MartletTime

/// The JSON of `backtest` and `compare`.
package struct BacktestDocument: Encodable {
  struct Score: Encodable {
    @OrNull var mean: Double?
    @OrNull var deviation: Double?

    init(_ spread: Spread) {
      mean = spread.mean
      deviation = spread.deviation
    }
  }

  struct Against: Encodable {
    let model: String
    @OrNull var skill: Double?
    @OrNull var skillLow: Double?
    @OrNull var skillHigh: Double?
    @OrNull var pValue: Double?
    /// On how many series the model has the smaller loss.
    @OrNull var betterSeries: Int?
    let series: Int

    /// Of a model that failed.
    init(_ result: BacktestResult, failedAgainst other: Int) {
      model = result.models[other].label
      series = result.panel.series.count
    }

    init(_ result: BacktestResult, _ model: Int, against other: Int) {
      let comparison = result.comparison(of: model, against: other)
      self.model = result.models[other].label
      skill = comparison.skill
      skillLow = comparison.interval?.lowerBound
      skillHigh = comparison.interval?.upperBound
      pValue = comparison.pValue
      betterSeries = comparison.betterSeries
      series = comparison.seriesCount
    }
  }

  /// Why a model has no forecasts.
  struct ModelError: Encodable {
    let message: String
    @OrNull var hint: String?

    init(_ failure: ModelFailure) {
      message = failure.error.line.commandLine
      hint = failure.error.remedy?.commandLine
    }
  }

  struct Coverage: Encodable {
    let level: Double
    /// Null where too few folds came before to calibrate, or the model has no intervals of its own.
    @OrNull var share: Double?
    /// How many points that is a share of.
    let points: Int
    let folds: Int
    @OrNull var width: Double?
    @OrNull var winkler: Double?
    /// Whether a model's own intervals clearly held less often than they say; null where that cannot be told,
    /// and of intervals from past errors.
    @OrNull var fallsShort: Bool?

    init(_ level: Double, _ score: IntervalScore?, fallsShort: Bool? = nil) {
      self.level = level
      self.fallsShort = fallsShort
      share = score?.share
      points = score?.points ?? 0
      folds = score?.folds ?? 0
      width = score?.width
      winkler = score?.winkler
    }
  }

  struct Quantile: Encodable {
    let level: Double
    /// Null as that of a coverage.
    @OrNull var share: Double?
    /// How many points that is a share of.
    let points: Int
    let folds: Int
    @OrNull var pinball: Double?

    init(_ level: Double, _ score: QuantileScore?) {
      self.level = level
      share = score?.share
      points = score?.points ?? 0
      folds = score?.folds ?? 0
      pinball = score?.pinball
    }
  }

  struct ModelResult: Encodable {
    let label: String
    let seeds: Int
    let scores: [String: Score]
    /// The scores at each step of the horizon.
    let byStep: [[String: Score]]
    /// How many points `direction` is a share of.
    let movedPoints: Int
    /// The mean pinball loss over the levels that decide, where `--metric pinball` is; else null.
    @OrNull var pinball: Double?
    let againstNaive: Against
    let againstBest: Against
    let coverage: [Coverage]
    let quantiles: [Quantile]
    /// What an automatic choice found in each fit; empty for other models.
    let choices: [ChoiceDocument]
    @OrNull var outcome: String?
    @OrNull var verdict: String?
    /// Why the model failed; all else of it is null or empty then.
    @OrNull var error: ModelError?
  }

  struct Point: Encodable {
    let uniqueId: String
    let ds: String
    let cutoff: String
    let fold: Int
    let horizon: Int
    /// Null where the file has no value: what was filled did not happen.
    @OrNull var y: Double?
    /// By the label of the model: the mean over its seeds; null of a model that failed.
    let forecasts: [String: OrNull<Double>]
  }

  @OrNull var plan: RunPlan?
  /// The command that prints it.
  @OrNull var commandLine: String?
  let data: [String]
  /// How many values were forecast, and how many of them the file has: those that scores are of.
  let forecastValues: Int
  let scoredValues: Int
  /// The folds that were run, the oldest first.
  let folds: [FoldDocument]
  let ranking: [String]
  /// The series that hardly moved before their first fold: they are in no skill.
  let unscaled: [String]
  let models: [ModelResult]
  let points: [Point]

  package init(_ result: BacktestResult, _ plan: RunPlan?, _ commandLine: String?) {
    self.plan = plan
    self.commandLine = commandLine
    data = result.panel.source.remarks.map(\.commandLine)
    (scoredValues, forecastValues) = result.valueCounts
    folds = result.folds.map { FoldDocument(result, $0.index) }
    let ranking = result.ranking
    self.ranking = ranking.map { result.models[$0].label }
    unscaled = result.unscaledSeries.map { result.panel.series[$0].id }
    let scores = { (model: Int, step: Int?) in
      let scores = result.scores(model: model, step: step)
      return Dictionary(Scores.all.map { ($0.name, Score(scores.spread(of: $0.value))) }) { $1 }
    }
    let movedPoints = result.movedPoints
    models = result.places.map { place in
      guard case .model(let model) = place else {
        return Self.failed(place, result, best: ranking[0])
      }
      let isNaive = model == result.naiveIndex
      let verdict = result.verdict(model: model)
      return ModelResult(
        label: result.models[model].label, seeds: result.models[model].seedCount,
        scores: scores(model, nil),
        byStep: (0..<result.backtest.task.horizon).map { scores(model, $0) },
        movedPoints: movedPoints,
        pinball: result.backtest.metric == .pinball ? result.pinball(model: model) : nil,
        againstNaive: Against(result, model, against: result.naiveIndex),
        againstBest: Against(result, model, against: ranking[0]),
        coverage: result.backtest.levels.map {
          Coverage(
            $0, result.coverage(model: model, level: $0),
            fallsShort: result.fallsShort(model: model, level: $0))
        },
        quantiles: result.backtest.quantiles.map {
          Quantile($0, result.quantileScore(model: model, level: $0))
        },
        choices: result.models[model].choices.map {
          ChoiceDocument(result.models[model].label, $0)
        },
        outcome: isNaive ? nil : verdict.outcome.rawValue,
        verdict: isNaive ? nil : VerdictText.sentence(verdict, backtest: result.backtest))
    }
    points = result.panel.series.enumerated().flatMap { index, series in
      result.folds.filter { result.takesPart(series: index, fold: $0.index) }
        .flatMap { fold -> [Point] in
          let cutoff = result.cutoff(series: index, fold: fold.index)
          let paths = result.models.map { ($0.label, $0.meanPath(series: index, fold: fold.index)) }
          let failed = result.failures.map { failure in
            let before = result.forecasts(of: failure, series: index, fold: fold.index)
            return (failure.label, before?.meanPath(series: index, fold: fold.index))
          }
          let observed = Set(result.observedSteps(series: index, fold: fold.index))
          return result.actual(series: index, fold: fold.index).enumerated().map { step, value in
            Point(
              uniqueId: series.id, ds: series.axis.label(row: cutoff.row + 1 + step),
              cutoff: cutoff.label, fold: fold.index + 1, horizon: step + 1,
              y: observed.contains(step) ? value : nil,
              forecasts: Dictionary(
                paths.map { ($0.0, OrNull(wrappedValue: $0.1[step])) }
                  + failed.map { ($0.0, OrNull(wrappedValue: $0.1?[step])) }
              ) { $1 })
          }
        }
    }
  }

  /// A model without any number: it has the keys of the others.
  private static func failed(
    _ place: BacktestResult.Place, _ result: BacktestResult, best: Int
  ) -> ModelResult {
    guard case .failed(let failure) = place else { preconditionFailure("no failure at \(place)") }
    let none = Spread(mean: .nan, deviation: nil)
    let scores = Dictionary(Scores.all.map { ($0.name, Score(none)) }) { $1 }
    return ModelResult(
      label: failure.label, seeds: failure.seedCount, scores: scores,
      byStep: (0..<result.backtest.task.horizon).map { _ in scores },
      movedPoints: 0,
      againstNaive: Against(result, failedAgainst: result.naiveIndex),
      againstBest: Against(result, failedAgainst: best),
      coverage: result.backtest.levels.map { Coverage($0, nil) },
      quantiles: result.backtest.quantiles.map { Quantile($0, nil) }, choices: [],
      outcome: nil, verdict: FailureText.sentence(failure), error: ModelError(failure))
  }
}
