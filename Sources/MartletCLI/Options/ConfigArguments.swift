import MartletReport
import MartletRuns
import MartletTime

/// The arguments of this program, with the options of `--config FILE` put in.
enum ConfigArguments {
  /// A plan that was read, and what of it is not given otherwise.
  struct Loaded {
    let file: PlanFile
    let options: [PlanWords.Option]
  }

  /// All words after the name of the program, the plan of `--config` among them.
  static func words() throws -> [String] { try outcome.get().words }

  /// The words without `--config`, which repeat the command.
  static func repeatedWords() -> [String] {
    guard let words = try? words(), let loaded = try? loaded() else { return given }
    return words.filter { $0 != "--config=\(loaded.file.path)" }
  }

  /// The plan that was read; nil without the option.
  static func loaded() throws -> Loaded? { try outcome.get().loaded }

  private static let given = Array(CommandLine.arguments.dropFirst())

  private static let outcome = Result { try expanded(NegativeValues.joined(given)) }

  private static func expanded(
    _ words: [String]
  ) throws -> (words: [String], loaded: Loaded?) {
    guard let command = MartletCommand.name(in: words), mayRepeat(words) else {
      return (words, nil)
    }
    let table = ArgumentTable(of: MartletCommand.type(called: command))
    let (given, files) = table.parted(Array(words.dropFirst(command.split(separator: " ").count)))
    try table.checkRepetition(given)
    guard table.options["--config"] != nil,
      let path = given.last(where: { $0.name == "--config" })?.value
    else { return (words, nil) }
    let file = try PlanFile(contentsOf: path)
    // What is audited or examined is a backtest or a comparison.
    let isAudit = command == "audit" || command == "doctor"
    try file.check(
      command: isAudit ? "backtest" : command, orOf: isAudit ? ["compare"] : [])
    var request = file.request
    if command == "inspect" { request.evaluation = nil }
    let plan = PlanWords(request)
    let taken = Set(given.flatMap { [$0.name, ArgumentTable.opposite(of: $0.name)] })
    let options = plan.options.filter { !taken.contains($0.name) }
    let others = given.filter { $0.name != "--config" }
    let allFiles = files.isEmpty ? plan.files : files
    return (
      [command, "--config=\(path)"] + options.flatMap(\.words) + others.flatMap(\.words)
        + (allFiles.contains { $0.hasPrefix("-") && $0 != "-" } ? ["--"] : []) + allFiles,
      Loaded(file: file, options: options)
    )
  }

  /// Whether there is anything to do: most commands name no option twice, and no plan.
  private static func mayRepeat(_ words: [String]) -> Bool {
    var names: Set<Substring> = []
    for word in words where word.hasPrefix("--") {
      let name = word.prefix { $0 != "=" }
      let plain = name.hasPrefix("--no-") ? "--" + name.dropFirst(5) : name
      if name == "--config" || !names.insert(plain).inserted { return true }
    }
    return false
  }
}
