import ArgumentParser
import MartletEvaluation
import MartletReport
import MartletSeries

struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "What is in a file, how it is understood, and what can be forecast in it.")

  @OptionGroup var data: DataOptions

  @Flag(help: "Print one JSON document instead of tables.")
  var json = false

  func run() throws {
    let reader = try data.reader()
    let tables = try data.files.map {
      try CSVTable(contentsOf: $0, options: reader.csvOptions(for: $0))
    }
    let summaries = tables.map { table in
      table.header.indices.map { ColumnSummary(of: table, column: $0) }
    }
    // A file can be looked at before it can be forecast: what keeps it from that is said at the end.
    let outcome = Result { () throws(DataError) in try reader.panel(of: tables) }
    var lenient = reader
    lenient.missing = .drop
    let panel = (try? outcome.get()) ?? (try? lenient.panel(of: tables))
    let failure: DataError? = if case .failure(let error) = outcome { error } else { nil }
    let profile = panel.flatMap { InspectProfile($0, data: data, isLenient: failure != nil) }
    if json {
      Terminal.printResult(
        JSONText.encode(InspectDocument(tables, summaries, panel, profile, failure: failure)))
      return
    }
    var paragraphs = zip(tables, summaries).map { table, columns in
      let parts =
        [plural(table.rowCount, "row"), "fields separated by \(table.dialect.delimiterName)"]
        + table.dialect.notesBesideDelimiter
      return ["\(table.name): \(parts.joined(separator: ", "))"]
        + InspectTable.columns(columns, roles: roles(in: panel, table), width: Terminal.width)
    }
    if let panel {
      let series = panel.series.first
      let axis = series.map { InspectTable.axis(AxisReport(of: $0.axis)) } ?? []
      paragraphs.append(panel.source.summary + axis)
      if let series {
        paragraphs.append([series.id] + InspectTable.plot(series, width: Terminal.width))
      }
    }
    if let profile {
      paragraphs.append(["what \(profile.series) looks like:"] + profile.lines(Terminal.width))
    }
    if let failure { paragraphs.append(["not ready to forecast from:", "\(failure)"]) }
    // A column that is not used may hold anything.
    let problems = summaries.joined().compactMap(\.problem).filter { $0 != failure }
    if !problems.isEmpty {
      paragraphs.append(["columns that cannot be used:"] + problems.map(\.description))
    }
    var text = Terminal.wrapped(Array(paragraphs.joined(separator: [""])))
    // Not wrapped: a line that is pasted must be whole.
    if let commands = profile?.commands, !commands.isEmpty {
      text += "\n\nto go on:\n" + commands.map { "  " + $0 }.joined(separator: "\n")
    }
    Terminal.printResult(text)
  }

  private func roles(in panel: Panel?, _ table: CSVTable) -> [String: String] {
    guard let panel, let file = panel.source.files.first(where: { $0.name == table.name }) else {
      return [:]
    }
    var roles = Dictionary(file.timeColumns.map { ($0, "time") }) { first, _ in first }
    for covariate in panel.source.covariates where covariate.file == table.name {
      let role =
        switch covariate.role {
        case .target: "target"
        case .pastCovariate: "past covariate"
        case .futureCovariate: "known ahead"
        case .staticCovariate: "static"
        }
      roles[covariate.name] = covariate.isIngredient ? "in features" : role
    }
    if file == panel.source.files.first {
      for target in panel.source.targets { roles[target] = "target" }
      if let id = panel.source.idColumn { roles[id] = "id" }
      for name in panel.source.unusedColumns { roles[name] = "not used" }
    }
    return roles
  }
}
