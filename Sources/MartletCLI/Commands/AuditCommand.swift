import ArgumentParser
import MartletEvaluation
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
      """)

  @OptionGroup var options: EvaluationOptions

  func validate() throws {
    if options.with != nil {
      throw ValidationError(
        "audit makes each forecast anew, and cannot make those of --with. Leave --with out."
      )
    }
    if options.keep.path != nil {
      throw ValidationError(
        "audit keeps nothing. Leave --keep and --ledger out, or keep the run with martlet backtest."
      )
    }
  }

  func run() async throws {
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
}
