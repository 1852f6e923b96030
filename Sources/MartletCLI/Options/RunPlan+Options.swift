import MartletEvaluation
import MartletFiles
import MartletForecasting
import MartletPanels
import MartletRuns
import MartletTables
import MartletTime

extension RunPlan {
  /// What the options of files and columns ask for.
  /// - Parameter reader: The one that they make.
  init(
    command: String, _ data: DataOptions, _ reader: PanelReader, evaluates: Bool = true
  ) throws {
    self.init(command: command, evaluates: evaluates)
    version = Version.text
    files = reader.files.map { File(name: $0) }
    (reading, readingOf) = try data.csv.plans()
    columns.target = reader.target
    columns.timeColumn = reader.timeColumn
    columns.idColumn = reader.idColumn
    columns.pastCovariates = reader.pastCovariates
    columns.multivariate = reader.isMultivariate
    columns.futureCovariates = reader.futureCovariates
    columns.staticCovariates = reader.staticCovariates
    columns.releases = reader.releases.mapValues(\.description)
    columns.releasedColumn = reader.releasedColumn
    columns.ages = reader.ages
    columns.newFlags = reader.newFlags
    columns.derivedColumns = reader.derivedColumns.map { "\($0.name)=\($0.expression)" }
    columns.features = reader.features.map(\.description)
    columns.volatility = reader.volatility?.description
    columns.freq = data.freq
    columns.calendar = data.calendar
    columns.timeZone = reader.timeZone?.name
    columns.resample = data.resample
    columns.aggregates = reader.resampling.map { $0.aggregates.mapValues(\.rawValue) } ?? [:]
    columns.missing = reader.missing
    columns.fillLimit = reader.fillLimit
  }

  /// The same with what the other options ask for.
  /// - Parameter models: Those asked for, or the usual ones.
  init(
    command: String, _ options: EvaluationOptions, _ reader: PanelReader, models: [String],
    paths: Int, decomposition: Bool
  ) throws {
    try self.init(command: command, options.data, reader)
    let (task, folds, run) = (options.task, options.folds, options.run)
    var asked = EvaluationPlan()
    asked.horizon = task.horizon
    asked.inputSize = task.inputSize
    asked.season = task.season
    asked.transform = task.transform
    asked.task = Dictionary(task.given.map { ($0.name, JSONValue(text: $0.value)) }) { $1 }
    asked.folds = folds.nWindows
    asked.stepSize = folds.stepSize
    asked.refit = folds.refit
    asked.trainSize = folds.trainSize
    asked.testSize = folds.testSize
    if folds.window == .rolling { asked.window = "rolling \(folds.trainSize ?? 0)" }
    asked.gap = folds.gap
    asked.cutoffs = folds.cutoffs
    asked.metric = folds.metric
    asked.metricScale = folds.metricScale
    asked.levels = run.levelText == nil ? nil : try run.levels()
    asked.quantiles = try run.quantileLevels()
    asked.intervals = run.intervals
    asked.seed = run.seed
    asked.seeds = run.seeds
    asked.skipFailing = run.skipFailing
    asked.paths = paths
    asked.decomposition = decomposition
    asked.models = models.map(ModelPlan.init(text:))
    evaluation = asked
  }

  /// Spells out what followed from the files.
  /// - Parameter models: In the order of the plan's own.
  mutating func resolve(
    _ setup: RunSetup, _ models: [Model], checksums: [String], unused: [String]
  ) throws {
    let (panel, backtest) = (setup.panel, setup.backtest)
    for (place, checksum) in checksums.enumerated() { files[place].sha256 = checksum }
    infer(\.columns.target, "target", panel.source.target)
    if let time = panel.source.files.first?.timeColumn {
      infer(\.columns.timeColumn, "time_column", time)
    }
    if let id = panel.source.idColumn { infer(\.columns.idColumn, "id_column", id) }
    infer(\.evaluation!.inputSize, "input_size", backtest.task.inputSize)
    infer(\.evaluation!.season, "season", backtest.task.seasonLength)
    infer(\.evaluation!.folds, "folds", backtest.folds.count)
    infer(\.evaluation!.stepSize, "step_size", backtest.folds.step ?? backtest.task.horizon)
    infer(\.evaluation!.refit, "refit", Self.text(backtest.folds.refit))
    infer(\.evaluation!.levels, "levels", backtest.levels)
    infer(\.evaluation!.seeds, "seeds", backtest.seeds)
    let texts = evaluation?.models.map(\.text) ?? []
    evaluation?.models = try zip(models, texts).map {
      try ModelPlan($0, text: $1, shared: backtest.task)
    }
    findings.frequency = panel.source.files.flatMap(\.frequencies).map(\.alias)
    findings.rows = setup.rows
    findings.leftOut = setup.leftOut.map {
      .init(series: $0.series, reason: $0.message.commandLine)
    }
    findings.leaving = setup.departures.map {
      .init(series: $0.failure.series, reason: $0.failure.message.commandLine, folds: $0.folds)
    }
    findings.unused = unused
  }

  private static func text(_ refit: Folds.Refit) -> String {
    switch refit {
    case .everyFold: "true"
    case .never: "false"
    case .every(let count): "\(count)"
    }
  }
}
