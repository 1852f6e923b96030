import MartletTables
import MartletTime
import MartletEvaluation
import MartletFiles
import MartletForecasting
import MartletPanels

/// A run with every default spelled out, saved in every result. What it leaves out (cores, quiet)
/// changes no number.
struct RunPlan: Encodable {
  struct ModelPlan: Encodable {
    let label: String
    let name: String
    let options: [String: String]
    let task: [String: String]
  }

  struct File: Encodable {
    let name: String
    let sha256: String
  }

  /// A series that took no part.
  struct LeftOut: Encodable {
    let series: String
    let reason: String
  }

  /// A series that takes part in the first folds only.
  struct Leaving: Encodable {
    let series: String
    let reason: String
    /// How many folds it is in.
    let folds: Int
  }

  let command: String
  let version = Version.text
  let files: [File]
  let timeColumn: String
  let target: String
  @Nullable var volatility: String?
  @Nullable var idColumn: String?
  let pastCovariates: [String]
  let futureCovariates: [String]
  let staticCovariates: [String]
  let derivedColumns: [String: String]
  let features: [String]
  let releases: [String: String]
  @Nullable var releasedColumn: String?
  let ages: [String]
  let newFlags: [String]
  let missing: String
  @Nullable var fillLimit: Int?
  let frequency: [String]
  @Nullable var timeZone: String?
  @Nullable var resample: String?
  let aggregates: [String: String]
  let horizon: Int
  let season: Int
  let transform: String
  let folds: Int
  let stepSize: Int
  let refit: String
  let window: String
  let gap: Int
  let cutoffs: String
  let levels: [Double]
  let quantiles: [Double]
  let intervals: String
  let metric: String
  let metricScale: String
  @Nullable var rows: Int?
  let leftOut: [LeftOut]
  let leaving: [Leaving]
  /// Columns and options that no model of the run looks at.
  let unused: [String]
  let seed: UInt64
  let seeds: Int
  let models: [ModelPlan]

  init(
    command: String, _ reader: PanelReader, _ checksums: [String], _ backtest: Backtest,
    _ models: [Model], _ panel: Panel, _ setup: RunSetup, unused: [String]
  ) throws {
    leftOut = setup.leftOut.map { LeftOut(series: $0.series, reason: $0.message.commandLine) }
    leaving = setup.departures.map {
      Leaving(series: $0.failure.series, reason: $0.failure.message.commandLine, folds: $0.folds)
    }
    self.command = command
    self.unused = unused
    files = zip(reader.files, checksums).map { File(name: $0, sha256: $1) }
    timeColumn = panel.source.files.first?.timeColumn ?? ""
    target = panel.source.target
    volatility = panel.source.volatility?.description
    idColumn = panel.source.idColumn
    let covariates = panel.source.covariates
    pastCovariates = covariates.filter { $0.role == .pastCovariate && !$0.isIngredient }
      .map(\.name)
    futureCovariates = covariates.filter { $0.role == .futureCovariate }.map(\.name)
    staticCovariates = covariates.filter { $0.role == .staticCovariate }.map(\.name)
    derivedColumns = Dictionary(reader.derivedColumns.map { ($0.name, $0.expression) }) { $1 }
    features = reader.features.map(\.description)
    releases = reader.releases.mapValues(\.description)
    releasedColumn = reader.releasedColumn
    ages = reader.ages
    newFlags = reader.newFlags
    missing = reader.missing.rawValue
    fillLimit = reader.fillLimit
    frequency = panel.source.files.flatMap(\.frequencies).map(\.alias)
    timeZone = reader.timeZone?.name
    resample = reader.resampling?.frequency.alias
    aggregates = reader.resampling.map { $0.aggregates.mapValues(\.rawValue) } ?? [:]
    horizon = backtest.task.horizon
    season = backtest.task.seasonLength
    transform =
      backtest.task.transform.resolved(
        seasonLength: backtest.task.seasonLength
      ).description
    folds = backtest.folds.count
    stepSize = backtest.folds.step ?? backtest.task.horizon
    refit =
      switch backtest.folds.refit {
      case .everyFold: "true"
      case .never: "false"
      case .every(let count): "\(count)"
      }
    window =
      switch backtest.folds.window {
      case .expanding: "expanding"
      case .rolling(let size): "rolling \(size)"
      }
    gap = backtest.folds.gap
    cutoffs = backtest.folds.cutoffs.rawValue
    levels = backtest.levels
    quantiles = backtest.quantiles
    intervals = backtest.intervals.rawValue
    metric = backtest.metric.rawValue
    metricScale = backtest.metricScale.rawValue
    rows = setup.rows
    seed = backtest.seed
    seeds = backtest.seeds
    self.models = try models.map { model in
      let task = try model.task(from: backtest.task)
      return ModelPlan(
        label: model.label, name: model.forecaster.name,
        options: Dictionary(model.options.map { ($0.name, $0.value) }) { $1 },
        task: Dictionary(ForecastTask.options.map { ($0.name, $0.text(task)) }) { $1 })
    }
  }
}
