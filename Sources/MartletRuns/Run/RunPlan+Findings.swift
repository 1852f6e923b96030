import MartletEvaluation
import MartletFiles
import MartletForecasting
import MartletPanels
import MartletTime

extension RunPlan {
  /// Spells out what followed from the files.
  /// - Parameter models: In the order of the plan's own.
  mutating func resolve(
    _ setup: RunSetup, _ models: [Model], _ unused: UnusedInputs, checksums: [String]
  ) throws {
    let (panel, backtest) = (setup.panel, setup.backtest)
    for (place, checksum) in checksums.enumerated() { files[place].sha256 = checksum }
    infer(\.columns.target, "target", panel.source.target)
    if let time = panel.source.files.first?.timeColumn {
      infer(\.columns.timeColumn, "time_column", time)
    }
    if let id = panel.source.idColumn { infer(\.columns.idColumn, "id_column", id) }
    if let given = setup.given {
      forecasts?.sha256 = given.checksum
      infer(\.evaluation!.horizon, "horizon", backtest.task.horizon)
      infer(\.evaluation!.intervals, "intervals", backtest.intervals)
    }
    infer(\.evaluation!.inputSize, "input_size", backtest.task.inputSize)
    infer(\.evaluation!.season, "season", backtest.task.seasonLength)
    infer(\.evaluation!.folds, "folds", backtest.folds.count)
    if evaluation?.cutoffs.list == nil {
      infer(\.evaluation!.stepSize, "step_size", backtest.folds.step ?? backtest.task.horizon)
    }
    infer(\.evaluation!.refit, "refit", Self.text(backtest.folds.refit))
    infer(\.evaluation!.levels, "levels", backtest.levels)
    infer(\.evaluation!.seeds, "seeds", backtest.seeds)
    let texts = evaluation?.models.map(\.text) ?? []
    evaluation?.models = try zip(models, texts).map {
      try ModelPlan($0, text: $1, shared: backtest.task)
    }
    // A plan names options as the command does, whoever made it.
    findings.frequency = panel.source.files.flatMap(\.frequencies).map(\.alias)
    findings.rows = setup.rows
    findings.leftOut = setup.leftOut.map {
      .init(series: $0.series, reason: $0.message.commandLine)
    }
    findings.leaving = setup.departures.map {
      .init(series: $0.failure.series, reason: $0.failure.message.commandLine, folds: $0.folds)
    }
    findings.unused = unused.columns + unused.options.map { "--\($0)" }
  }

  private static func text(_ refit: Folds.Refit) -> String {
    switch refit {
    case .everyFold: "true"
    case .never: "false"
    case .every(let count): "\(count)"
    }
  }
}
