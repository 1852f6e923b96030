package import MartletEvaluation
import MartletFiles

/// What forecasts made elsewhere show of what they knew, as tables and words.
package enum ForecastSignText {
  /// The outcomes by model and sign.
  package static func table(_ report: ForecastSignReport, width: Int) -> [String] {
    var table = TextTable([("", .left)] + ForecastSign.allCases.map { (title($0), .left) })
    var seen: Set<String> = []
    for model in report.checks.map(\.model) where seen.insert(model).inserted {
      let own = report.checks.filter { $0.model == model }
      table.append(
        [model]
          + ForecastSign.allCases.map { sign in
            own.first { $0.sign == sign }.map(cell) ?? ""
          })
    }
    return table.lines(headerRule: true, width: width)
  }

  /// What was found, with what would explain it, and what could not be tried.
  package static func details(_ report: ForecastSignReport) -> [String] {
    let reference = report.reference ?? "the last value"
    return report.checks.filter { $0.outcome == .suspicious }.map { words($0, reference) }
      + skipped(report)
  }

  /// What the forecasts are seen beside.
  package static func beside(_ report: ForecastSignReport) -> [String] {
    guard let reference = report.reference, report.references.count > 1 else { return [] }
    return [
      "A surprise is what \(reference) did not foresee, the best of \(listed(report.references)) from the same "
        + "cutoffs."
    ]
  }

  /// What it comes to, in words.
  package static func verdict(_ report: ForecastSignReport) -> String {
    let models = Set(report.checks.map(\.model)).count
    guard !report.isSuspicious else {
      let (count, which) = (report.suspects.count, listed(report.suspects))
      return
        "SUSPICIOUS: \(count) of \(counted(models, "model")) \(count == 1 ? "looks" : "look") as if what came after "
        + "the cutoffs had been known (\(which)). That is no proof: an honest file shows a sign in 1 of 100 cases at "
        + "most, if nothing that explains more than \(percent(SurpriseTest.honestShare)) of the surprises was known ahead."
    }
    guard report.saysSomething else {
      return "SKIPPED: there is too little in the file to say anything."
    }
    return
      "Nothing found in \(counted(models, "model")), which proves nothing: a mean or a scale of all rows, or a model "
      + "that was chosen by these folds, shows in no forecast."
  }

  // MARK: - Parts

  private static func title(_ sign: ForecastSign) -> String {
    switch sign {
    case .copies: "copies"
    case .shifted: "of other steps"
    case .surprises: "knows surprises"
    case .follows: "follows steps"
    }
  }

  private static func percent(_ share: Double) -> String {
    NumberFormat.percent(share, decimals: 0)
  }

  private static func cell(_ check: ForecastCheck) -> String {
    let number =
      check.explained.map { " (\(percent($0)))" }
      ?? check.found.flatMap { found in check.count.map { " (\(found) of \($0))" } }
    return check.outcome.rawValue + (check.outcome == .skipped ? "" : number ?? "")
  }

  private static func words(_ check: ForecastCheck, _ reference: String) -> String {
    let head = "SUSPICIOUS \(check.model): "
    let copies = "\(grouped(check.found ?? 0)) of \(grouped(check.count ?? 0)) forecasts"
    let chance =
      "(chance explains \(NumberFormat.significant(check.expected ?? 0, digits: 2)) of them)"
    let explained = percent(check.explained ?? 0)
    switch check.sign {
    case .copies:
      return head
        + "\(copies) are what happened, to the last digit \(chance). It looks as if actual values had been copied; "
        + "a column that was filled in afterwards, or a value that is settled ahead, would explain it too."
    case .shifted:
      let shift = check.shift ?? 0
      let steps = counted(abs(shift), "step")
      return head
        + "\(copies) are what happened \(steps) \(shift > 0 ? "later" : "earlier"), after the cutoff all the same "
        + "\(chance). It looks as if rows had been shifted, or as if each step had been forecast from the actual value "
        + "before it; another meaning of the column of cutoffs would explain it too."
    case .surprises:
      return head
        + "where it departs from \(reference) it has \(explained) of what surprised \(reference) "
        + "(\(limit(check))). It looks as if later values had been in its "
        + "features, its training or its scale; covariates that were known ahead, or a rule that \(reference) does not "
        + "know, would explain it too: give a --model that has them, for example with --futr-exog."
    case .follows:
      return head
        + "from step to step it moves as the series moved one step before, after the cutoff: that has "
        + "\(explained) of what surprised \(reference) there (\(limit(check))). It looks as if each step had been "
        + "forecast from the actual value before it and not from the cutoff; covariates that are known ahead and run "
        + "before the target would explain it too."
    }
  }

  private static func limit(_ check: ForecastCheck) -> String {
    "p \(NumberFormat.pValue(check.pValue ?? 1)) against \(percent(SurpriseTest.honestShare)), which is taken for honest"
  }

  /// Each reason once.
  private static func skipped(_ report: ForecastSignReport) -> [String] {
    var reasons: [(reason: String, models: [String], signs: [ForecastSign])] = []
    for check in report.checks where check.outcome == .skipped {
      let reason = check.reason ?? ""
      if let place = reasons.firstIndex(where: { $0.reason == reason }) {
        if !reasons[place].models.contains(check.model) {
          reasons[place].models.append(check.model)
        }
        if !reasons[place].signs.contains(check.sign) { reasons[place].signs.append(check.sign) }
      } else {
        reasons.append((reason, [check.model], [check.sign]))
      }
    }
    return reasons.map { reason, models, signs in
      "SKIPPED \(listed(signs.map(title))) of \(listed(models)): \(reason)"
    }
  }
}
