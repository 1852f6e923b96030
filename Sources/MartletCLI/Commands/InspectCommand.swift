import ArgumentParser
import MartletFiles
import MartletPanels
import MartletReport
import MartletRuns
import MartletTables
import MartletTime

struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "What is in a file, how it is understood, and what can be forecast in it.")

  @OptionGroup var data: DataOptions

  @Option(
    help: ArgumentHelp(
      "Show the joined rows between two times, as a model sees them: 2018-02-01..2018-03-31.",
      valueName: "from..to"))
  var rows: String?

  @Option(
    help: ArgumentHelp(
      "File to write: .html for a page to read, .json for everything; repeatable.",
      valueName: "file"), completion: .file())
  var out: [String] = []

  @Flag(help: "Print one JSON document instead of tables.")
  var json = false

  @Flag(help: "Print no messages (inspect has none: for scripts that always ask for it).")
  var quiet = false

  func run() throws {
    let range = try rows.map { try TimeRange(parsing: $0) }
    let files = try OutputFile.all(out, inputs: data.inputs, formats: [.html, .json])
    var plan = try RunPlan(command: Self._commandName, data, evaluates: false)
    let reader = try plan.reader()
    plan = plan.spelledOut(by: reader)
    plan.shownRows = rows
    var words = PlanWords(plan)
    let found = try inspection(range, reader, plan)
    words.add(flag: "--json", true)
    let document =
      json || files.contains { $0.format == .json }
      ? JSONText.encode(InspectDocument(found, plan, words.line(Self._commandName))) : ""
    let failures = files.compactMap { file in
      file.failure(of: file.format == .json ? document + "\n" : page(found, plan, file.path))
    }
    if json { Terminal.printDocument(document) } else { printText(found) }
    if let failure = failures.first { throw failure }
  }

  /// The page for a file, with the command that writes it.
  private func page(_ found: Inspection, _ plan: RunPlan, _ path: String) -> String {
    var words = PlanWords(plan)
    words.add("--out", path)
    return InspectPage(
      found, version: MartletVersion.number, commandLine: words.line(Self._commandName)
    ).text
  }

  private func printText(_ found: Inspection) {
    let paragraphs = InspectText.paragraphs(found, width: Terminal.width)
    var lines = Terminal.wrapped(Array(paragraphs.joined(separator: [""])))
    // Not wrapped: a line that is pasted must be whole.
    if !found.commands.isEmpty { lines += ["", "to go on:"] + found.commands.map { "  " + $0 } }
    Terminal.printResult(lines)
  }

  private func inspection(
    _ range: TimeRange?, _ reader: PanelReader, _ plan: RunPlan
  ) throws -> Inspection {
    var reader = reader
    reader.keepsArrivals = range != nil
    try reader.checkFiles()
    let tables = try data.files.map {
      try CSVTable(contentsOf: $0, options: reader.csvOptions(for: $0))
    }
    // A file can be looked at before it can be forecast: what keeps it from that is said at the end.
    let outcome = Result { () throws(DataError) in try reader.panel(of: tables) }
    var lenient = reader
    lenient.missing = .drop
    let panel = (try? outcome.get()) ?? (try? lenient.panel(of: tables))
    let failure: DataError? = if case .failure(let error) = outcome { error } else { nil }
    let first = panel?.series.first
    let joined = try range.flatMap { range in try first.map { try JoinedRows(of: $0, in: range) } }
    let profile = panel.flatMap(profile)
    return Inspection(
      files: FileSurvey.all(of: tables, reader),
      uses: panel?.source.columnUses ?? reader.columnUses(of: tables), panel: panel,
      profile: profile, commands: commands(panel, profile, plan, isLenient: failure != nil),
      joined: joined, failure: failure)
  }

  /// What the first series looks like; nil where it has no rows.
  private func profile(_ panel: Panel) -> SeriesProfile? {
    guard let first = panel.series.first, first.count > 0 else { return nil }
    // A transform is for all series, so all must have it.
    let isPositive = panel.series.allSatisfy { $0.target.values.allSatisfy { $0 > 0 } }
    return SeriesProfile(
      of: first.target.values, seasonLength: first.axis.frequency.seasonLength,
      changes: isPositive ? .logReturn : .difference)
  }

  /// - Parameter isLenient: Whether rows with missing values had to be left out to read the panel.
  private func commands(
    _ panel: Panel?, _ profile: SeriesProfile?, _ plan: RunPlan, isLenient: Bool
  ) -> [String] {
    guard let panel, let profile, let first = panel.series.first else { return [] }
    var plan = plan
    plan.shownRows = nil
    if isLenient { (plan.columns.missing, plan.columns.fillLimit) = (.drop, nil) }
    return SuggestedCommands.lines(
      reading: PlanWords(plan).words, profile: profile, axis: first.axis,
      count: panel.series.map(\.count).min() ?? 0)
  }
}
