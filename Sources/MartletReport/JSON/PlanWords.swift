package import MartletRuns
import MartletEvaluation
import MartletFiles
import MartletForecasting
import MartletPanels
import MartletTime

/// A plan as the words of a command line: what is asked for, in a fixed order, and no default.
package struct PlanWords {
  /// An option, and its value where it is no flag.
  package struct Option {
    package let name: String
    package let value: String?

    /// A value that begins with a dash would be taken for an option.
    package var words: [String] {
      guard let value else { return [name] }
      return value.hasPrefix("-") ? ["\(name)=\(value)"] : [name, value]
    }
  }

  package let files: [String]
  package private(set) var options: [Option] = []

  /// - Parameter plan: Without what was inferred.
  package init(_ plan: RunPlan) {
    files = plan.files.map(\.name)
    add(plan.columns)
    add(plan.reading, of: nil)
    for (file, reading) in plan.readingOf.sorted(by: { $0.key < $1.key }) { add(reading, of: file) }
    add("--rows", plan.shownRows)
    add("--with", plan.forecasts?.name)
    if let evaluation = plan.evaluation { add(evaluation, isFree: plan.forecasts == nil) }
  }

  package mutating func add(_ name: String, _ value: String?) {
    if let value { options.append(Option(name: name, value: value)) }
  }

  package mutating func add(flag name: String, _ isSet: Bool) {
    if isSet { options.append(Option(name: name, value: nil)) }
  }

  /// All words after the command: files first, or behind two dashes where one begins with a dash.
  package var words: [String] {
    let own = options.flatMap(\.words)
    return files.contains { $0.hasPrefix("-") && $0 != "-" }
      ? own + ["--"] + files : files + own
  }

  /// The line to paste into a shell.
  package func line(_ command: String) -> String { Self.line([command] + words) }

  /// Words as a line to paste into a shell.
  package static func line(_ words: [String]) -> String {
    (["martlet"] + words).map(\.shellWord).joined(separator: " ")
  }

  private mutating func add(_ name: String, _ value: Int?) { add(name, value.map { "\($0)" }) }

  private mutating func add(_ name: String, list: [String]?) {
    if let list, !list.isEmpty { add(name, list.joined(separator: ",")) }
  }

  private mutating func add(_ name: String, each values: [String: String]) {
    for (key, value) in values.sorted(by: { $0.key < $1.key }) { add(name, "\(key)=\(value)") }
  }

  private mutating func add(_ columns: ColumnPlan) {
    add("--target", columns.target)
    add("--time-col", columns.timeColumn)
    add("--id-col", columns.idColumn)
    add("--hist-exog", list: columns.pastCovariates)
    add(flag: "--multivariate", columns.multivariate)
    add("--futr-exog", list: columns.futureCovariates)
    add("--stat-exog", list: columns.staticCovariates)
    add("--release", each: columns.releases)
    add("--released-at", columns.releasedColumn)
    add("--age", list: columns.ages)
    add("--new-flag", list: columns.newFlags)
    for column in columns.derivedColumns { add("--derive", column) }
    add("--feature", list: columns.features)
    add("--volatility", columns.volatility)
    add("--freq", columns.freq)
    add("--calendar", columns.calendar)
    add("--time-zone", columns.timeZone)
    add("--resample", columns.resample)
    add("--aggregate", each: columns.aggregates)
    if columns.missing != ColumnPlan().missing { add("--missing", columns.missing.rawValue) }
    add("--fill-limit", columns.fillLimit)
  }

  private mutating func add(_ reading: ReadingPlan, of file: String?) {
    let start = file.map { "\($0)=" } ?? ""
    let headerRow = reading.header == false ? "none" : reading.headerRow.map { "\($0)" }
    for (name, value) in [
      ("--delimiter", reading.delimiter), ("--decimal", reading.decimal),
      ("--header-row", headerRow), ("--header-rows", reading.headerRows.map { "\($0)" }),
      ("--names", reading.names?.joined(separator: ",")),
      ("--skip-rows", reading.skipRows.map { "\($0)" }),
      ("--skip-footer", reading.skipFooter.map { "\($0)" }),
      ("--time-format", reading.timeFormat),
      ("--missing-text", reading.missingText?.joined(separator: ",")),
      ("--encoding", reading.encoding),
    ] { add(name, value.map { start + $0 }) }
  }

  /// - Parameter isFree: Whether nothing else than the plan says how far is forecast, and where intervals come
  ///   from.
  private mutating func add(_ plan: EvaluationPlan, isFree: Bool) {
    let plain = EvaluationPlan()
    if !isFree || plan.horizon != 1 { add("--horizon", plan.horizon) }
    add("--input-size", plan.inputSize)
    add("--season", plan.season)
    if plan.transform != plain.transform { add("--transform", plan.transform) }
    for (name, value) in plan.task.sorted(by: { $0.key < $1.key }) {
      let kind = ForecastTask.options.first { $0.name == name }?.kind
      switch (kind, value) {
      case (.flag, .bool(let isOn)): add(flag: "--\(name)", isOn)
      case (.pair, .bool(let isOn)): add(flag: isOn ? "--\(name)" : "--no-\(name)", true)
      default: add("--\(name)", value.text ?? "none")
      }
    }
    add("--n-windows", plan.folds)
    add("--step-size", plan.stepSize)
    add("--refit", plan.refit)
    let window = plan.window.split(separator: " ")
    if window.first != "expanding" { add("--window", window.first.map(String.init) ?? "") }
    add("--train-size", plan.trainSize ?? (window.count > 1 ? Int(window[1]) : nil))
    add("--test-size", plan.testSize)
    if plan.gap != plain.gap { add("--gap", plan.gap) }
    if plan.cutoffs != plain.cutoffs { add("--cutoffs", plan.cutoffs.description) }
    add("--where", list: plan.where)
    if plan.metric != plain.metric { add("--metric", plan.metric.rawValue) }
    if plan.minSkill != plain.minSkill {
      add("--min-skill", Self.percent(plan.minSkill))
    }
    if plan.metricScale != plain.metricScale {
      add("--metric-scale", plan.metricScale.rawValue)
    }
    add("--scores-by", plan.scoresBy?.rawValue)
    add("--level", plan.levels.map { $0.map(Self.percent).joined(separator: ",") })
    add("--quantiles", list: plan.quantiles.map { "\($0)" })
    if !isFree || plan.intervals != .usual { add("--intervals", plan.intervals?.rawValue) }
    if plan.seed != plain.seed { add("--seed", "\(plan.seed)") }
    add("--seeds", plan.seeds)
    add(flag: "--skip-failing", plan.skipFailing)
    if plan.paths != plain.paths { add("--paths", plan.paths) }
    add(flag: "--decomposition", plan.decomposition)
    for model in plan.models { add("--model", model.text) }
  }

  /// A share as the percents that make it, with as few digits as do.
  private static func percent(_ share: Double) -> String {
    let exact = share * 100
    let rounded = (exact * 1e9).rounded() / 1e9
    let percent =
      [rounded, exact, exact.nextUp, exact.nextDown].first { $0 / 100 == share } ?? exact
    return percent == percent.rounded() && abs(percent) < 1e15 ? "\(Int(percent))" : "\(percent)"
  }
}
