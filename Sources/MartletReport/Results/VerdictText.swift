package import MartletEvaluation
import MartletForecasting

/// A verdict in words.
package enum VerdictText {
  /// What was found and how sure it is; for a model that repeats the last value, that it does so.
  package static func sentence(_ verdict: Verdict, backtest: Backtest) -> String {
    if let reason = withoutLoss(verdict) { return reason }
    guard !verdict.naiveIsExact else { return exact(verdict) }
    guard verdict.outcome != .untested else {
      return untested(verdict) + contradiction(verdict) + unscaled(verdict)
    }
    var text = opening(verdict)
    if verdict.horizon > 1, let steps = steps(verdict) { text += " " + steps }
    // A season long, a horizon cannot tell the last value from that of the season before.
    if verdict.outcome != .beats && verdict.nearestLag == verdict.horizon && verdict.horizon > 1
      && verdict.horizon != backtest.task.seasonLength
    {
      text +=
        " Its \(verdict.horizon)-step forecasts lie nearest to the value \(verdict.horizon) steps"
        + " before: it follows the last value."
    }
    return text + contradiction(verdict) + unscaled(verdict)
  }

  /// What a skill is of: "error", "scaled error" of a panel, "QLIKE".
  package static func measure(_ verdict: Verdict) -> String {
    (verdict.isScaled ? "scaled " : "") + verdict.metric.facts.words
  }

  // MARK: - Openings

  private static func opening(_ verdict: Verdict) -> String {
    let (model, comparison) = (verdict.model, verdict.comparison)
    let size = "its \(measure(verdict)) is \(size(comparison))"
    let evidence = evidence(verdict)
    return switch verdict.outcome {
    case .beats: "\(model) beats the last value here: \(size)\(evidence)."
    case .loses: "\(model) loses to the last value here: \(size)\(evidence)."
    default:
      "\(model) does not beat the last value here: "
        + (sameness(verdict).map { $0 + "." } ?? size + doubt(verdict, evidence))
    }
  }

  /// Where there is nothing to compare, or no number; nil elsewhere.
  private static func withoutLoss(_ verdict: Verdict) -> String? {
    let (model, name) = (verdict.model, measure(verdict))
    if verdict.comparison.foldCount == 0 {
      return verdict.metric.facts.point != nil
        ? "\(model) is compared with nothing: every row of the folds was missing and filled."
        : "\(model) could not be compared: no fold has a \(name)."
    }
    switch verdict.infinite {
    case .naive:
      return
        "\(model) could not be compared by \(name): a last value of 0 or below is no variance. Take another "
        + "--metric."
    case .model:
      return
        "\(model) could not be compared by \(name): it forecast 0 or below, which is no variance. --transform log "
        + "keeps forecasts above 0."
    case nil: return nil
    }
  }

  /// Where nothing is a share of the naive error.
  private static func exact(_ verdict: Verdict) -> String {
    var place =
      verdict.foldCount == 1 ? "in the fold" : "in all \(plural(verdict.foldCount, "fold"))"
    if verdict.seriesCount > 1 { place += " of all \(plural(verdict.seriesCount, "series"))" }
    let isSame = verdict.comparison.test == .identical
    if isSame {
      return
        "The last value was exact \(place), and so was \(verdict.model): no relative error exists."
    }
    // Series have units of their own.
    let size =
      verdict.seriesCount > 1
      ? "was not exact"
      : "was off by \(NumberFormat.significant(verdict.error, digits: 3, leadingZero: false))"
        + " on average"
    return
      "The last value was exact \(place), so no relative error exists; \(verdict.model) \(size)."
  }

  /// What happened in a few folds, and nothing beyond them.
  private static func untested(_ verdict: Verdict) -> String {
    let (model, comparison, count) = (verdict.model, verdict.comparison, verdict.foldCount)
    let place = count == 1 ? "this 1 fold" : "these \(plural(count, "fold"))"
    let size = "its \(measure(verdict)) is \(size(comparison))."
    let found: String
    if let same = sameness(verdict) {
      found = "\(model) was no better than the last value in \(place): \(same)."
    } else if verdict.seriesCount > 1 {
      found =
        "\(model) was better than the last value on \(NumberFormat.integer(comparison.betterSeries)) of "
        + "\(plural(verdict.seriesCount, "series")), \(count == 1 ? "at this one time" : "in \(place)"): \(size)"
    } else {
      found =
        "\(model) was \(comparison.skill > 0 ? "better" : "worse") than the last value in \(place): \(size)"
    }
    guard count < Verdict.fewestFolds else {
      return found
        + " Folds that overlap so much cannot tell whether that is chance: take more with --n-windows,"
        + " or a larger --step-size."
    }
    return found
      + (verdict.seriesCount > 1
        ? " Series move together, and fewer than \(Verdict.fewestFolds) folds cannot tell whether that is chance: take"
          + " more with --n-windows."
        : " Fewer than \(Verdict.fewestFolds) folds cannot tell whether that is chance: take more with"
          + " --n-windows.")
  }

  // MARK: - Parts

  private static func size(_ comparison: Comparison) -> String { size(comparison.skill) }

  private static func size(_ skill: Double) -> String {
    NumberFormat.percent(abs(skill), decimals: 1) + (skill >= 0 ? " smaller" : " larger")
  }

  /// Nil where the errors differ.
  private static func sameness(_ verdict: Verdict) -> String? {
    let comparison = verdict.comparison
    let same =
      "the \(verdict.metric == .mae ? measure(verdict) + "s" : "losses") are the same"
    if comparison.skill == 0 || comparison.test == .identical { return same }
    return comparison.isSameToThreeDigits ? same + " to three digits" : nil
  }

  /// Why a difference is neither a win nor a loss, with what folds like these would have shown.
  private static func doubt(_ verdict: Verdict, _ evidence: String) -> String {
    if verdict.isSignificant {
      return
        ", less than the \(BacktestCSV.percent(verdict.minimumSkill)) % that matters\(evidence)."
    }
    guard !verdict.comparison.isSignificant, let detectable = verdict.comparison.detectable else {
      return ", which may be chance\(evidence)."
    }
    return ", which may be chance\(evidence). Folds like these would "
      + (detectable < 1
        ? "show a skill of \(NumberFormat.percent(detectable, decimals: 0)) in most cases."
        : "show no skill, however large.")
  }

  /// The interval and the p-values, in brackets.
  private static func evidence(_ verdict: Verdict) -> String {
    var parts: [String] = []
    if let interval = verdict.comparison.interval.flatMap(interval) { parts.append(interval) }
    func equation(_ p: Double) -> String {
      let text = NumberFormat.pValue(p)
      return "p \(text.first == "<" || text.first == ">" ? "" : "= ")\(text)"
    }
    if let p = verdict.comparison.pValue { parts.append(equation(p)) }
    if verdict.triedCount > 1, let p = verdict.pValueOfAll {
      parts.append("of \(verdict.triedCount) models together \(equation(p))")
    }
    return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
  }

  /// Nil where folds say nothing of the size of the skill.
  private static func interval(_ range: ClosedRange<Double>) -> String? {
    func text(_ end: Double) -> String { NumberFormat.percent(end, decimals: 1, signed: true) }
    let ends =
      range.lowerBound.isFinite
      ? "\(text(range.lowerBound)) to \(text(range.upperBound))"
      : "below \(text(range.upperBound))"
    return range == -.infinity...1 ? nil : "95 % interval of the skill \(ends)"
  }

  /// Where scores of the table say the opposite.
  private static func contradiction(_ verdict: Verdict) -> String {
    guard sameness(verdict) == nil else { return "" }
    func isOpposite(_ skill: Double) -> Bool {
      abs(skill) >= 0.0005 && (skill > 0) != (verdict.comparison.skill > 0)
    }
    var text = ""
    if let pooled = verdict.pooledSkill, isOpposite(pooled) {
      text +=
        " \(verdict.metric.facts.title) over all points alike is \(size(pooled)): there the series with"
        + " the largest values decide."
    }
    if let mase = verdict.maseSkill, isOpposite(mase) {
      text += " MASE is \(size(mase)): there the series that were calmest before decide."
    }
    return text
  }

  private static func unscaled(_ verdict: Verdict) -> String {
    guard !verdict.unscaled.isEmpty else { return "" }
    let shown = verdict.unscaled.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
    let more = verdict.unscaled.count - min(3, verdict.unscaled.count)
    let isOne = verdict.unscaled.count == 1
    return
      " Left out of the \(measure(verdict)): \(shown)"
      + (more > 0 ? " and \(NumberFormat.integer(more)) more" : "")
      + ", which hardly moved before \(isOne ? "its" : "their") first fold and so \(isOne ? "has" : "have") no scale."
  }

  private static func steps(_ verdict: Verdict) -> String? {
    let better = verdict.betterSteps
    guard sameness(verdict) == nil else { return nil }
    if better.isEmpty { return "It is better at no step of the horizon." }
    if better.count == verdict.horizon { return "It is better at every step of the horizon." }
    let runs = runs(of: better)
    let text = runs.prefix(4).map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
    }
    .joined(separator: ", ")
    return "It is better at \(better.count == 1 ? "step" : "steps") \(text)"
      + (runs.count > 4 ? " and others" : "") + " of \(verdict.horizon)."
  }

  /// Ascending numbers as ranges of neighbours.
  private static func runs(of numbers: [Int]) -> [ClosedRange<Int>] {
    numbers.reduce(into: []) { runs, number in
      if let last = runs.last, last.upperBound + 1 == number {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
  }
}
