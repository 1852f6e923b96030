import ArgumentParser
import MartletCatalog
import MartletEvaluation
import MartletForecasting
import MartletReport
import MartletRuns

struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Prove that a backtest does not look ahead, or find where it does.",
    discussion: """
      At the first, a middle and the last cutoff everything that was not available then is changed in the \
      files, which are read anew. Forecasts and intervals must stay the same to the bit. Exit code 1 where \
      something else is seen.

      --with FORECASTS.csv looks in forecasts made elsewhere, whose models cannot run again, for signs that they \
      knew what came after their cutoffs: copies of actual values, and skill at what surprises our own models.
      """)

  @OptionGroup var options: EvaluationOptions

  func validate() throws {
    if options.keep.path != nil {
      throw ValidationError(
        "audit keeps nothing. Leave --keep and --ledger out, or keep the run with martlet backtest."
      )
    }
  }

  /// What could be known, where no models are named: of each model the best is taken.
  private static let references = ["seasonal-naive", "drift", "theta", "ridge"]

  func run() async throws {
    guard options.with == nil else { return try await lookForSigns() }
    let command = try CommandRun(.backtest, options, as: "audit")
    try command.announce()
    let audit = try RunAudit(command.run)
    let status = StatusLine(quiet: options.run.quiet)
    defer { status.clear() }
    let report = try await audit.report { status.show($0) }
    status.clear()
    try command.finish(
      AuditDocument(report, command.run.plan, command.commandLine),
      csv: { AuditCSV.text(report) },
      paragraphs: {
        [
          AuditText.table(report, width: Terminal.width), AuditText.details(report),
          AuditText.assumptions(report), [AuditText.verdict(report)],
        ]
      })
    if !report.passes { Terminal.quit(1) }
  }

  /// Looks at forecasts made elsewhere, beside our own from the same cutoffs.
  private func lookForSigns() async throws {
    let command = try options.model.isEmpty ? besideReferences() : named(options)
    try command.announce()
    let status = StatusLine(quiet: options.run.quiet)
    defer { status.clear() }
    let result = try await command.run.backtest { status.show($0) }
    status.clear()
    options.run.say(FailureText.summary(result.failures, of: result.places.count))
    let report = ForecastSigns(result).report()
    try command.finish(
      AuditDocument(report, command.run.plan, command.commandLine),
      csv: { AuditCSV.text(report) },
      paragraphs: {
        [
          ForecastSignText.table(report, width: Terminal.width),
          ForecastSignText.details(report), ForecastSignText.beside(report),
          [ForecastSignText.verdict(report)],
        ]
      })
    if report.isSuspicious || !report.saysSomething { Terminal.quit(1) }
  }

  private func named(_ options: EvaluationOptions) throws -> CommandRun {
    try CommandRun(.backtest, options, as: "audit")
  }

  /// The run beside our references. One that is called as a column of the file takes another name.
  private func besideReferences() throws -> CommandRun {
    var options = options
    options.model = Self.references
    // One that has too few rows is not the best.
    options.run.skipFailing = true
    while true {
      do {
        return try named(options)
      } catch BacktestError.sameLabel(let label) {
        let place = try Model.list(parsing: options.model).firstIndex { $0.label == label }
        guard let place, !options.model[place].contains(":") else {
          throw BacktestError.sameLabel(label)
        }
        options.model[place] += ":label=\(label)-own"
      }
    }
  }
}
