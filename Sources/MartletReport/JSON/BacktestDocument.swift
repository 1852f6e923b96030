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
    /// The p-value, given that all models of the run were tried; null against the best.
    @OrNull var pValueAll: Double?
    /// The skill that such folds show in 80 % of cases.
    @OrNull var detectableSkill: Double?
    /// How the error of the skill was estimated, and why so.
    @OrNull var variance: String?
    @OrNull var varianceReason: String?
    /// On how many series the model has the smaller loss.
    @OrNull var betterSeries: Int?
    let series: Int

    /// Of a model that failed.
    init(_ result: BacktestResult, failedAgainst other: Int) {
      model = result.models[other].label
      series = result.panel.series.count
    }

    init(_ result: BacktestResult, _ model: Int, against other: Int, pValueAll: Double? = nil) {
      let comparison = result.comparison(of: model, against: other)
      self.model = result.models[other].label
      skill = comparison.skill
      skillLow = comparison.interval?.lowerBound
      skillHigh = comparison.interval?.upperBound
      pValue = comparison.pValue
      self.pValueAll = pValueAll
      detectableSkill = comparison.detectable
      if case .tested(let test) = comparison.test {
        variance = test.choice.method.rawValue
        varianceReason = test.choice.reason.rawValue
      }
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
    /// A 95 % interval of the share.
    @OrNull var shareLow: Double?
    @OrNull var shareHigh: Double?
    /// How many points that is a share of.
    let points: Int
    let folds: Int
    /// How many of them do not overlap.
    let separateFolds: Int
    @OrNull var width: Double?
    @OrNull var winkler: Double?
    @OrNull var msis: Double?
    /// Whether a model's own intervals clearly held less often than they say; null where that cannot be told,
    /// and of intervals from past errors.
    @OrNull var fallsShort: Bool?

    init(_ level: Double, _ score: IntervalScore?, fallsShort: Bool? = nil) {
      self.level = level
      self.fallsShort = fallsShort
      share = score?.share
      (shareLow, shareHigh) = (score?.shareRange?.lowerBound, score?.shareRange?.upperBound)
      points = score?.points ?? 0
      (folds, separateFolds) = (score?.folds ?? 0, score?.separateFolds ?? 0)
      (width, winkler, msis) = (score?.width, score?.winkler, score?.msis)
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
    /// The scores of each group of `--scores-by`; empty without it, and by seed.
    let byGroup: [Group]
    /// The scores of each seed.
    let bySeed: [Numbers]
    /// The scores of the mean of the seeds, which is what is delivered.
    @OrNull var seedMean: Numbers?
    /// The means of the scores of each series.
    @OrNull var seriesMean: Numbers?
    /// How many points `direction` is a share of.
    let movedPoints: Int
    /// The mean pinball loss over the levels that decide, where `--metric pinball` is; else null.
    @OrNull var pinball: Double?
    let againstNaive: Against
    let againstBest: Against
    let coverage: [Coverage]
    let quantiles: [Quantile]
    /// The single quantiles as a distribution; null without any.
    @OrNull var distribution: Distribution?
    /// What an automatic choice found in each fit; empty for other models.
    let choices: [ChoiceDocument]
    @OrNull var outcome: String?
    @OrNull var verdict: String?
    /// From which level on the model can be told from the best; null with few folds or models.
    @OrNull var confidenceSet: Double?
    /// Null for naive, for several series, and with few folds.
    @OrNull var otherTests: OtherTests?
    /// Why the model failed; all else of it is null or empty then.
    @OrNull var error: ModelError?
    /// The folds that the model may have seen in training; left out where that is said of none.
    var seenFolds: Int?
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
  /// The p-value of the best of all models against naive; null with few folds or models.
  @OrNull var superiorAbility: Double?
  let models: [ModelResult]
  let points: [Point]
  /// How networks were trained, fit by fit; empty without networks.
  let fits: [FitDocument]

  package init(_ result: BacktestResult, _ plan: RunPlan?, _ commandLine: String?) {
    self.plan = plan
    self.commandLine = commandLine
    data = result.panel.source.remarks.map(\.commandLine)
    (scoredValues, forecastValues) = result.valueCounts
    folds = result.folds.map { FoldDocument(result, $0.index) }
    let ranking = result.ranking
    self.ranking = ranking.map { result.models[$0].label }
    unscaled = result.unscaledSeries.map { result.panel.series[$0].id }
    let grouping = plan?.evaluation?.scoresBy.flatMap(result.grouping)
    let means = result.ofSeedMeans
    let movedPoints = result.movedPoints
    let verdicts = result.verdictsOfAll
    let best = result.bestOfMany
    superiorAbility = best?.ability?.pValue
    models = result.places.map { place in
      guard case .model(let model) = place else {
        return Self.failed(place, result, best: ranking[0])
      }
      let isNaive = model == result.naiveIndex
      let verdict = verdicts[model]
      let seen = result.seenFolds(by: model)
      return ModelResult(
        label: result.models[model].label, seeds: result.models[model].seedCount,
        scores: Self.spreads(result.scores(model: model)),
        byStep: (0..<result.backtest.task.horizon).map {
          Self.spreads(result.scores(model: model, step: $0))
        },
        byGroup: grouping.map { Group.all(result, model: model, by: $0) } ?? [],
        bySeed: result.scores(model: model).seeds.map(Self.numbers),
        seedMean: Self.numbers(means.scores(model: model, seed: 0)),
        seriesMean: Self.numbers(result.seriesMeans(model: model)),
        movedPoints: movedPoints,
        pinball: result.backtest.metric == .pinball ? result.meanLoss(model: model) : nil,
        againstNaive: Against(
          result, model, against: result.naiveIndex, pValueAll: verdict?.pValueOfAll),
        againstBest: Against(result, model, against: ranking[0]),
        coverage: result.backtest.levels.map {
          Coverage(
            $0, result.coverage(model: model, level: $0),
            fallsShort: result.fallsShort(model: model, level: $0))
        },
        quantiles: result.backtest.quantiles.map {
          Quantile($0, result.quantileScore(model: model, level: $0))
        },
        distribution: result.distributionScores(model: model).map(Distribution.init),
        choices: result.models[model].choices.map {
          ChoiceDocument(result.models[model].label, $0)
        },
        outcome: verdict?.outcome.rawValue,
        verdict: isNaive ? nil : SeenText.sentence(result, model: model, verdict),
        confidenceSet: best?.confidence[model],
        otherTests: isNaive ? nil : result.otherQuestions(model: model).map(OtherTests.init),
        seenFolds: seen > 0 ? seen : nil)
    }
    fits = result.fits.map(FitDocument.init)
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
      byGroup: [], bySeed: [], movedPoints: 0,
      againstNaive: Against(result, failedAgainst: result.naiveIndex),
      againstBest: Against(result, failedAgainst: best),
      coverage: result.backtest.levels.map { Coverage($0, nil) },
      quantiles: result.backtest.quantiles.map { Quantile($0, nil) }, choices: [],
      outcome: nil, verdict: FailureText.sentence(failure), error: ModelError(failure))
  }
}
