import ArgumentParser
import MartletEvaluation
import MartletPanels
import MartletRuns

extension RunPlan {
  /// What the options of files and columns ask for, in the words in which they were given.
  init(command: String, _ data: DataOptions, evaluates: Bool = true) throws {
    self.init(command: command, evaluates: evaluates)
    files = data.files.map { File(name: $0) }
    (reading, readingOf) = try data.csv.plans()
    columns.target = data.target.isEmpty ? nil : data.target.joined(separator: ",")
    columns.timeColumn = data.timeCol
    columns.idColumn = data.idCol
    columns.pastCovariates = Self.names(data.histExog)
    columns.multivariate = data.multivariate
    columns.futureCovariates = Self.names(data.futrExog)
    columns.staticCovariates = Self.names(data.statExog)
    columns.releases = try Self.pairs(
      data.release, "--release", example: "NAME=14d", twice: "Give one lag"
    ) {
      let sides = $0.split(separator: "=", maxSplits: 1)
      return sides.count == 2 ? (sides[0], sides[1]) : nil
    }
    columns.releasedColumn = data.releasedAt
    columns.ages = Self.names(data.age)
    columns.newFlags = Self.names(data.newFlag)
    columns.derivedColumns = data.derive
    columns.features = Self.names(data.feature)
    columns.volatility = data.volatility
    columns.freq = data.freq
    columns.calendar = data.calendar
    columns.timeZone = data.timeZone
    columns.resample = data.resample
    columns.aggregates = try Self.pairs(
      data.aggregate, "--aggregate", example: "NAME=mean", twice: "Give one way"
    ) {
      guard let sign = $0.lastIndex(of: "="), sign > $0.startIndex else { return nil }
      return ($0[..<sign], $0[sign...].dropFirst())
    }
    columns.missing = data.missing
    columns.fillLimit = data.fillLimit
  }

  /// The same with what the other options ask for.
  init(
    _ verb: RunVerb, _ options: EvaluationOptions, paths: Int, decomposition: Bool
  ) throws {
    try self.init(command: verb.rawValue, options.data)
    forecasts = options.with.map { File(name: $0) }
    let (task, folds, run) = (options.task, options.folds, options.run)
    var asked = EvaluationPlan()
    asked.horizon = task.horizon
    asked.inputSize = task.inputSize
    asked.season = task.season
    asked.transform = task.transform
    asked.task = Dictionary(task.table.given.map { ($0.name, .string($0.value)) }) { $1 }
    asked.folds = folds.nWindows
    asked.stepSize = folds.stepSize
    asked.refit = folds.refit
    asked.trainSize = folds.trainSize
    asked.testSize = folds.testSize
    asked.window = folds.window.rawValue
    asked.gap = folds.gap
    asked.cutoffs = folds.cutoffs
    asked.where = folds.where
    asked.metric = folds.metric
    asked.minSkill = folds.minSkill / 100
    asked.metricScale = folds.metricScale
    asked.scoresBy = folds.scoresBy
    asked.levels = run.levelText == nil ? nil : try run.levels()
    asked.quantiles = try run.quantileLevels()
    asked.intervals = run.intervals
    asked.seed = run.seed
    asked.seeds = run.seeds
    asked.skipFailing = run.skipFailing
    asked.paths = paths
    asked.decomposition = decomposition
    asked.models = options.model.map(ModelPlan.init(text:))
    evaluation = asked
  }

  private static func names(_ lists: [String]) -> [String] {
    lists.flatMap { $0.split(separator: ",").map(String.init) }
  }

  /// Values by names, of texts such as `NAME=14d`.
  private static func pairs(
    _ texts: [String], _ option: String, example: String, twice: String,
    sides: (String) -> (name: Substring, value: Substring)?
  ) throws -> [String: String] {
    var pairs: [String: String] = [:]
    for text in texts {
      guard let (name, value) = sides(text) else {
        throw ValidationError("'\(text)' is no value for \(option). Write \(example).")
      }
      guard pairs.updateValue(String(value), forKey: String(name)) == nil else {
        throw ValidationError("\(option) names '\(name)' twice. \(twice).")
      }
    }
    return pairs
  }
}
