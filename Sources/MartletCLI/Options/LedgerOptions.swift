import ArgumentParser
import MartletReport
import MartletRuns

/// Which ledger is looked at, and how what is found is printed.
struct LedgerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The ledger to look at (default: \(Ledger.usualPath)).", valueName: "file"),
    completion: .file())
  var ledger: String?

  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  @Flag(help: "Print no messages (runs has none: for scripts that always ask for it).")
  var quiet = false

  /// The file, as it was named.
  var path: String { ledger ?? Ledger.usualPath }

  /// The ledger, to be read alone unless it says otherwise.
  func open(changes: Bool = false) throws(LedgerError) -> Ledger {
    try Ledger(path, changes: changes)
  }

  /// The command that prints the document, for the words after `runs`.
  func line(_ words: [String]) -> String {
    PlanWords.line(["runs"] + words + (ledger.map { ["--ledger", $0] } ?? []) + ["--json"])
  }

  /// Prints a document where one is asked for, else lines.
  func print(_ document: @autoclosure () -> some Encodable, _ lines: @autoclosure () -> [String]) {
    if json {
      Terminal.printDocument(JSONText.encode(document()))
    } else {
      Terminal.printResult(lines())
    }
  }
}

/// The number of a run, as it was typed.
enum RunNumber {
  static func parsed(_ text: String) throws -> Int {
    guard let id = Int(text), id > 0 else {
      throw ValidationError("'\(text)' is no number of a run. 'martlet runs list' shows them.")
    }
    return id
  }

  /// Several, each once, in their order.
  static func parsed(_ texts: [String]) throws -> [Int] {
    var ids: [Int] = []
    for id in try texts.map({ try parsed($0) }) where !ids.contains(id) { ids.append(id) }
    return ids
  }
}
