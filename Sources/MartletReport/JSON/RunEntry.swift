import MartletRuns

/// A run in the documents of `runs`.
struct RunEntry: Encodable {
  let id: Int
  let command: String
  let commandLine: String
  let state: String
  let started: String
  @OrNull var finished: String?
  let seconds: Double
  let files: [RunPlan.File]
  @OrNull var target: String?
  @OrNull var horizon: Int?
  /// The labels of the models that were asked for.
  let models: [String]
  let cells: Int
  let kept: Int
  let reused: Int
  let failures: Int
  @OrNull var best: RunRecord.Best?
  let environment: String
  @OrNull var message: String?

  init(_ run: RunRecord) {
    (id, command, commandLine) = (run.id, run.command, run.commandLine)
    (state, started, finished) = (run.state.rawValue, run.started, run.finished)
    (seconds, files, target, horizon) = (run.seconds, run.files, run.target, run.horizon)
    (models, cells, kept, reused) = (run.models, run.cells, run.kept, run.reused)
    (failures, environment, message) = (run.failures, run.environment, run.message)
    best = run.best
  }
}
