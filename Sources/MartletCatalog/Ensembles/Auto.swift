public import MartletForecasting
public import MartletNumerics
public import MartletPanels
import MartletEvaluation
import MartletModels

/// A model that is chosen among several by how they did before, inside what is known at the cutoff.
///
/// 1. Candidates are fitted on what was known before up to `folds` inner folds of a horizon each, in
///    the later half of the rows, and forecast these.
/// 2. Naive is kept unless a candidate's mean absolute error is clearly smaller (see `ChoiceRule`):
///    never the smallest error alone, which among several is small by chance.
/// 3. Of those that are clearly better `best` takes the one with the smallest error, `mean` the mean of
///    all, `stack` the weights of ``Ensemble`` for these and naive.
/// 4. What was chosen is fitted on all rows.
///
/// In a backtest all of it happens anew in each fold. The choice is for all series of a panel
/// together, each in units of how it moved before (`SeriesUnits`), since a choice by the few folds of one
/// short series is mostly chance; with `scope=local` it is made for each series.
///
/// Candidates, where none are named, are `naive`; `seasonal-naive` where there is a season; `theta`,
/// `ridge` and `auto-ets`; `har` and `garch` where the target is a volatility; and from a thousand
/// windows on, of all series together, `mlp` and `nhits`.
///
/// - Edge cases: a candidate that refuses a series of those that take part in the choice is out of it,
///   and the choice says why. With fewer than three observations to test, naive is kept. A series that
///   what was chosen refuses, since it is shorter than the others, is forecast by the rest, or by naive.
public struct Auto: Forecaster {
  /// What is made of the candidates that are clearly better than naive.
  public enum Pick: String, Sendable, Hashable, CaseIterable {
    /// The one with the smallest mean absolute error over the inner folds.
    case best
    /// All of them, each with the same weight.
    case mean
    /// All of them and naive, with the weights from 0 that ``Ensemble`` finds on the inner folds.
    case stack
  }

  /// The candidates: named ones, or the usual ones for the season and the number of rows.
  public var models: Candidates
  /// The most inner folds.
  public var folds: Int
  /// What is made of the candidates that are clearly better than naive; without any the forecast is
  /// naive.
  public var pick: Pick
  /// Seconds; nil for as many as it takes. What is taken within a budget depends on the machine, so
  /// that only the choice among what was taken can be repeated. A command shares the seconds among all
  /// of its fits (`Backtest.withinBudgets`); here they are those of one fit.
  public var budget: Double?

  /// Creates a choice among candidates.
  ///
  /// - Parameters:
  ///   - folds: The most inner folds.
  ///   - budget: Seconds for one fit; nil for as many as it takes.
  public init(
    _ models: Candidates = .usual, folds: Int = 200, pick: Pick = .best, budget: Double? = nil
  ) {
    self.models = models
    self.folds = folds
    self.pick = pick
    self.budget = budget
  }

  public var name: String { "Auto" }
  /// The usual candidates may be networks.
  public var uses: ModelUses {
    switch models {
    case .usual: .everything
    case .named(let list): list.uses
    }
  }
  public var isRandom: Bool {
    switch models {
    case .usual: true
    case .named(let list): list.members.contains { $0.model.forecaster.isRandom }
    }
  }
  public var learnsAcrossSeries: Bool { true }
  /// The most of any candidate that does not learn from all.
  public func rowsLearnt(for task: ForecastTask) -> Int? {
    switch models {
    case .usual:
      [Theta().rowsLearnt(for: task), Ridge().rowsLearnt(for: task)].compactMap { $0 }.max()
    case .named(let list): list.rowsLearnt(for: task)
    }
  }
  /// A horizon to choose by, and a few rows before it.
  public func minimumRows(for task: ForecastTask) -> Int { task.horizon + FoldLayout.leastRows }
  /// With too few rows to choose by it is the last value.
  public func leastRows(for task: ForecastTask) -> Int? { 1 }

  public func fit(
    _ panel: AsOfPanel, _ task: ForecastTask, randomness: SplitMix64
  ) throws -> FittedAuto {
    if let budget {
      let within = try fitting(in: budget, choices: 1, panel, task).auto
      return try within.fit(panel, task, randomness: randomness)
    }
    for history in panel.histories {
      if let row = history.target.firstIndex(where: { !$0.isFinite }) {
        throw ModelError.valueNotFinite(time: history.label(row: row))
      }
    }
    let members = try models.members(for: panel, task)
    let layout = FoldLayout(within: panel, horizon: task.horizon, most: folds)
    let past = try MemberErrors(members, layout, task, randomness: randomness, isLenient: true)
    let naive = members.firstIndex { $0.model.isNaive } ?? 0
    let rule = ChoiceRule(past.records.map(\.errors), naive: naive)
    let weights = weights(rule, past, naive: naive)

    var fits: [FittedAuto.Part] = []
    for (member, weight) in zip(members, weights) where weight > 0 {
      let fit = try PanelFit(
        member.model, panel, task, randomness: randomness.stream(member.text),
        refusal: member.refusal)
      fits.append(FittedAuto.Part(name: member.text, weight: weight, fit: fit))
    }
    let unit = rule.losses[naive] ?? 0
    let candidates = members.indices.map { place in
      ModelChoice.Candidate(
        name: members[place].text, weight: weights[place],
        error: rule.losses[place].map { unit > 0 ? $0 / unit : $0 }, pValue: rule.pValues[place],
        refusal: past.records[place].refusal.map { "\($0)" }
          ?? (past.records[place].forecast == nil ? "its forecast is not a finite number" : nil))
    }
    let names = members.map(\.text).joined(separator: "+")
    return FittedAuto(
      choice: ModelChoice(
        candidates: candidates, foldCount: layout.folds.count,
        seriesCount: layout.folds.isEmpty ? layout.series.count : past.seriesCount,
        isOverSeries: rule.isOverSeries,
        model: "auto:models=\(names),folds=\(folds),pick=\(pick.rawValue)"),
      parts: fits, horizon: task.horizon)
  }

  /// One for each candidate; they sum to 1.
  private func weights(_ rule: ChoiceRule, _ past: MemberErrors, naive: Int) -> [Double] {
    var weights = [Double](repeating: 0, count: rule.losses.count)
    switch pick {
    case _ where rule.clear.isEmpty: weights[naive] = 1
    case .best:
      let best = rule.clear.min { (rule.losses[$0] ?? .infinity) < (rule.losses[$1] ?? .infinity) }
      weights[best ?? naive] = 1
    case .mean:
      for place in rule.clear { weights[place] = 1 / Double(rule.clear.count) }
    case .stack:
      let places = [naive] + rule.clear
      for (place, weight) in zip(places, past.stackingWeights(places)) { weights[place] = weight }
    }
    return weights
  }
}

/// What was chosen, and has learnt.
public struct FittedAuto: FittedForecaster {
  struct Part: Sendable {
    /// As the member is written.
    let name: String
    let weight: Double
    let fit: PanelFit
  }

  /// How it was chosen.
  public let choice: ModelChoice
  public var automaticChoice: ModelChoice? { choice }
  /// Of what was chosen, not of the fits of the inner folds.
  public var memberCurves: [MemberCurve] { parts.flatMap { $0.fit.curves(of: $0.name) } }
  let parts: [Part]
  let horizon: Int

  /// - Throws: What a member throws, and `ModelError` where the forecast is not finite.
  public func predict(_ panel: AsOfPanel) throws -> [[Double]] {
    let paths = try parts.map { try $0.fit.predict(panel) }
    return try panel.histories.enumerated().map { series, history in
      var sum = [Double](repeating: 0, count: horizon)
      var total = 0.0
      for (part, path) in zip(parts, paths) {
        guard let path = path[series] else { continue }
        total += part.weight
        for step in sum.indices { sum[step] += part.weight * path[step] }
      }
      guard total > 0 else {
        return [Double](repeating: history.target.last ?? .nan, count: horizon)
      }
      // One model alone is forecast as it is, to the bit.
      return try (total == 1 ? sum : sum.map { $0 / total }).finite()
    }
  }
}
