package import MartletEvaluation
import MartletModels

/// A verdict in words.
package enum VerdictText {
  /// What was found and how sure it is; for a model that repeats the last value, that it does so.
  package static func sentence(_ verdict: Verdict, backtest: Backtest) -> String {
    guard verdict.foldCount > 0 else {
      return "\(verdict.model) is compared with nothing: every row of the folds was missing and"
        + " filled."
    }
    guard !verdict.naiveIsExact else { return exact(verdict) }
    guard verdict.outcome != .untested else { return untested(verdict) + still(verdict) }
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
    text += still(verdict)
    if verdict.comparison.observation == .series {
      text +=
        " The test is over \(plural(verdict.seriesCount - verdict.stillCount, "series")) and not over"
        + " time: what moves them all at once is not in it. Take more folds with --n-windows."
    }
    return text
  }

  // MARK: - Openings

  private static func opening(_ verdict: Verdict) -> String {
    let (model, comparison) = (verdict.model, verdict.comparison)
    let evidence = evidence(comparison)
    return switch verdict.outcome {
    case .beats:
      "\(model) beats the last value here: its error is \(size(comparison))\(evidence)."
    case .loses:
      "\(model) loses to the last value here: its error is \(size(comparison))\(evidence)."
    default:
      "\(model) does not beat the last value here: "
        + (sameness(comparison)
          ?? "its error is \(size(comparison)), which may be chance\(evidence)") + "."
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
    let place = "the last value in \(count == 1 ? "this 1 fold" : "these \(plural(count, "fold"))")"
    let found =
      sameness(comparison).map { "\(model) was no better than \(place): \($0)." }
      ?? "\(model) was \(comparison.skill > 0 ? "better" : "worse") than \(place):"
      + " its error is \(size(comparison))."
    return found
      + (count < Verdict.fewestFolds
        ? " Fewer than \(Verdict.fewestFolds) folds cannot tell whether that is chance: take more with"
          + " --n-windows."
        : " Folds that overlap so much cannot tell whether that is chance: take more with --n-windows,"
          + " or a larger --step-size.")
  }

  // MARK: - Parts

  private static func size(_ comparison: Comparison) -> String {
    NumberFormat.percent(abs(comparison.skill), decimals: 1)
      + (comparison.skill >= 0 ? " smaller" : " larger")
  }

  /// Nil where the errors differ.
  private static func sameness(_ comparison: Comparison) -> String? {
    if comparison.skill == 0 || comparison.test == .identical { return "the errors are the same" }
    return comparison.isSameToThreeDigits ? "the errors are the same to three digits" : nil
  }

  /// The interval and the p-value, in brackets; the p-value alone where the two contradict each other,
  /// since they are of different tests.
  private static func evidence(_ comparison: Comparison) -> String {
    var parts: [String] = []
    if let range = comparison.interval {
      let excludesZero = range.lowerBound > 0 || range.upperBound < 0
      if comparison.pValue == nil || excludesZero == comparison.isSignificant {
        let ends = [range.lowerBound, range.upperBound].map {
          NumberFormat.percent($0, decimals: 1, signed: true)
        }
        parts.append("95 % interval of the skill \(ends[0]) to \(ends[1])")
      }
    }
    if let p = comparison.pValue.map(NumberFormat.pValue) {
      parts.append("p \(p.first == "<" || p.first == ">" ? "" : "= ")\(p)")
    }
    return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
  }

  private static func still(_ verdict: Verdict) -> String {
    guard verdict.stillCount > 0 else { return "" }
    return
      " \(plural(verdict.stillCount, "series")) of \(NumberFormat.integer(verdict.seriesCount)) never"
      + " moved, and no comparison has \(verdict.stillCount == 1 ? "it" : "them")."
  }

  private static func steps(_ verdict: Verdict) -> String? {
    let better = verdict.betterSteps
    guard sameness(verdict.comparison) == nil else { return nil }
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
