import ArgumentParser
import MartletDoctor
import MartletEvaluation
import MartletForecasting
import MartletReport
import MartletRuns

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say why a network trains or does not, and what mends it.",
    discussion: """
      It takes the options of backtest and looks at the rows before the first cutoff alone: at the windows, at the \
      network before its first step, at the learning rate, at a whole training with each seed, and at forecasts of rows \
      that were held out. Exit code 1 where something serious was found.
      """)

  @OptionGroup var options: EvaluationOptions

  @Option(
    help: ArgumentHelp(
      "Parts to examine: \(DoctorPart.allCases.map(\.rawValue).joined(separator: ", ")) (default: all of them).",
      valueName: "parts"))
  var only: [String] = []

  func validate() throws {
    if options.keep.path != nil {
      throw ValidationError(
        "doctor keeps nothing. Leave --keep and --ledger out, or keep the run with martlet backtest."
      )
    }
    if options.with != nil {
      throw ValidationError("doctor examines networks, and not forecasts. Leave --with out.")
    }
    _ = try parts()
  }

  private func parts() throws -> Set<DoctorPart> {
    guard !only.isEmpty else { return Set(DoctorPart.allCases) }
    let words = only.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
    return Set(
      try words.map { word in
        guard let part = DoctorPart(rawValue: String(word)) else {
          let all = DoctorPart.allCases.map(\.rawValue).joined(separator: ", ")
          throw ValidationError("'\(word)' is no part for --only. The parts are \(all).")
        }
        return part
      })
  }

  func run() async throws {
    let command = try CommandRun(
      .backtest, options, as: "doctor", parts: only.isEmpty ? nil : only.joined(separator: ","))
    let run = command.run
    let doctor = Doctor(run.backtest, parts: try parts())
    options.run.say(command.readingLines)
    let status = StatusLine(quiet: options.run.quiet)
    defer { status.clear() }
    var reports: [(report: DoctorReport, model: String)] = []
    for (model, plan) in zip(run.models, run.plan.evaluation?.models ?? []) {
      guard model.forecaster.isNetwork else {
        options.run.say(["\(model.label) is no network, and is not examined"])
        continue
      }
      let parts = DoctorPart.allCases.filter(doctor.parts.contains)
      options.run.say(
        [DoctorText.subject(model.label, parts: parts, seeds: run.backtest.seeds)])
      let report = try await doctor.report(on: model, run.foldedPanel) { status.show($0) }
      status.clear()
      if let report { reports.append((report, plan.text)) }
    }
    guard !reports.isEmpty else {
      throw ValidationError("doctor examines networks. Name one, such as --model mlp.")
    }
    try command.finish(
      DoctorDocument(reports, run.plan, command.commandLine),
      csv: { DoctorCSV.text(reports.map(\.report)) },
      paragraphs: { reports.flatMap { DoctorText.paragraphs($0.report, model: $0.model) } })
    if reports.contains(where: \.report.isSerious) { Terminal.quit(1) }
  }
}
