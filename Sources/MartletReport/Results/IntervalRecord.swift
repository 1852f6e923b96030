import MartletPanels
package import MartletEvaluation

/// How often intervals like those of a forecast held on the past folds.
package enum IntervalRecord {
  /// A line for each model whose intervals are shown, and how many values were there to judge by; where
  /// nothing was tested one that says so of the models' own.
  ///
  /// Intervals from past errors are those that each fold would have had, from the folds before it: no fold
  /// is judged by one that its own errors made. Those of a model's own are warned of where they fall short.
  package static func lines(_ result: ForecastResult) -> [String] {
    let shown = result.models.filter { !$0.isAdded }
    let isNative = result.backtest.intervals == .native
    guard let calibration = result.calibration else {
      let hasOwn = shown.contains { $0.series.contains { $0.intervals.contains { $0 != nil } } }
      return isNative && hasOwn
        ? [
          "the native intervals have no record: no model was tested on the past, and nothing says how often they hold"
        ] : []
    }
    let lines = shown.flatMap { model -> [String] in
      guard let place = calibration.models.firstIndex(where: { $0.label == model.label }) else {
        return []
      }
      let levels = zip(result.levels.indices, result.levels).filter { index, _ in
        model.series.contains { $0.intervals[index] != nil }
      }
      let records = levels.map { ($0.1, calibration.coverage(model: place, level: $0.1)) }
      guard !records.isEmpty else { return [] }
      if isNative {
        let line =
          sentence(records, of: model.label)
          ?? "the native \(name(records[0].0)) of \(model.label) has no record on past folds"
        return [line] + warnings(calibration, model: place)
      }
      let line =
        sentence(records).map { $0 + " (each made from the folds before)" }
        ?? "the \(name(records[0].0)) has no record on past folds yet: take more with --n-windows"
      return [(shown.count > 1 ? "\(model.label): " : "") + line]
    }
    return lines + movement(calibration) + ObservedText.lines(calibration)
  }

  /// That the series moved more or less of late than before the past folds, where this makes intervals wider or narrower
  /// by a tenth.
  private static func movement(_ calibration: BacktestResult) -> [String] {
    guard calibration.panel.series.count == 1,
      let widening = calibration.widening(model: calibration.naiveIndex, series: 0),
      widening > 1.1 || widening < 1 / 1.1
    else { return [] }
    let name = calibration.panel.series[0].target.name
    let times = NumberFormat.fixed(widening, decimals: 1)
    return [
      "\(name) moved \(widening > 1 ? "more" : "less") of late than before the past folds: intervals are \(times) times "
        + "as wide as after a typical one of them"
    ]
  }

  /// For each model whose own intervals clearly held less often than they say, that they do, and what is to be
  /// taken instead.
  package static func warnings(_ result: BacktestResult) -> [String] {
    result.models.indices.flatMap { warnings(result, model: $0) }
  }

  private static func warnings(_ result: BacktestResult, model: Int) -> [String] {
    let short = result.backtest.levels.filter {
      result.fallsShort(model: model, level: $0) == true
    }
    guard !short.isEmpty, let p = result.shortfall(model: model).map(NumberFormat.pValue) else {
      return []
    }
    let found = short.compactMap { level in
      result.coverage(model: model, level: level).map { "its \(name(level)) \(held($0))" }
    }
    return [
      "warning: the native intervals of \(result.models[model].label) are too narrow "
        + "(p \(p.first == "<" ? "" : "= ")\(p)): \(found.joined(separator: ", ")). "
        + "--intervals scaled makes them of past errors."
    ]
  }

  /// "the native 80 % interval of MLP held 63 % of the values on 20 past folds, the 95 % interval held …"; nil
  /// where no level has a record.
  private static func sentence(
    _ records: [(level: Double, score: IntervalScore?)], of native: String? = nil
  ) -> String? {
    let held = records.compactMap { record in
      record.score.map { (name: name(record.level), held: Self.held($0)) }
    }
    guard !held.isEmpty else { return nil }
    return held.enumerated().map { place, record in
      guard place == 0, let native else { return "the \(record.name) \(record.held)" }
      return "the native \(record.name) of \(native) \(record.held)"
    }.joined(separator: ", ")
  }

  /// "held 63 % of the values on 20 past folds", of few folds "held 7 of 10 values on 2 past folds".
  private static func held(_ score: IntervalScore) -> String {
    "held \(share(score)) values on \(plural(score.folds, "past fold"))"
  }

  private static func name(_ level: Double) -> String {
    "\(BacktestCSV.percent(level)) % interval"
  }

  /// Of few folds no share, but how many of how many.
  private static func share(_ score: IntervalScore) -> String {
    guard score.folds < Verdict.fewestFolds else {
      return "\(NumberFormat.percent(score.share)) of the"
    }
    let inside = Int((score.share * Double(score.points)).rounded())
    return "\(NumberFormat.integer(inside)) of \(NumberFormat.integer(score.points))"
  }
}
