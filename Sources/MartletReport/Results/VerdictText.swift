package import MartletEvaluation
import MartletModels

/// A verdict in words.
package enum VerdictText {
  /// What was found and how sure it is; for a model that repeats the last value, that it does so.
  package static func sentence(_ verdict: Verdict, backtest: Backtest) -> String {
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
    if verdict.comparison.observation == .series {
      text +=
        " The test is over \(plural(verdict.seriesCount, "series")) and not over time: what moves them"
        + " all at once is not in it. Take more folds with --n-windows."
    } else if verdict.foldCount < 10 && verdict.outcome != .untested {
      text +=
        " With \(plural(verdict.foldCount, "fold")) this is weak evidence: take more with --n-windows."
    }
    return text
  }

  private static func opening(_ verdict: Verdict) -> String {
    let (model, comparison) = (verdict.model, verdict.comparison)
    let size = NumberFormat.percent(abs(comparison.skill), decimals: 1)
    let direction = comparison.skill >= 0 ? "smaller" : "larger"
    let interval =
      comparison.interval.map { range in
        let ends = [range.lowerBound, range.upperBound].map {
          NumberFormat.percent($0, decimals: 1, signed: true)
        }
        return "95 % interval of the skill \(ends[0]) to \(ends[1])"
      } ?? "no interval"
    let p = comparison.pValue.map(NumberFormat.pValue)
    let chance = p.map { ", p \($0.first == "<" || $0.first == ">" ? "" : "= ")\($0)" } ?? ""
    let evidence = "(\(interval)\(chance))"
    return switch verdict.outcome {
    case .beats: "\(model) beats the last value here: its error is \(size) smaller \(evidence)."
    case .loses: "\(model) loses to the last value here: its error is \(size) larger \(evidence)."
    case .ties where comparison.skill == 0:
      "\(model) does not beat the last value here: the errors are the same."
    case .ties:
      "\(model) does not beat the last value here: its error is \(size) \(direction), which may be"
        + " chance \(evidence)."
    case .untested:
      "Whether \(model) beats the last value cannot be told from \(plural(verdict.foldCount, "fold"));"
        + " its error is \(size) \(direction)."
    }
  }

  private static func steps(_ verdict: Verdict) -> String? {
    let better = verdict.betterSteps
    guard verdict.comparison.skill != 0 else { return nil }
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
