import ArgumentParser
import MartletCatalog
import MartletForecasting
import MartletReport

struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models",
    abstract: "The models there are: what they forecast, their options, and when to use which.")

  @Argument(help: "Models to show (default: all).", completion: .list(Model.names))
  var names: [String] = []

  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  @Flag(help: "Print no messages (models has none: for scripts that always ask for it).")
  var quiet = false

  func run() throws {
    let entries = names.isEmpty ? Model.all : try names.map { try Model.entry(called: $0) }
    if json {
      let line = PlanWords.line(["models"] + names + ["--json"])
      Terminal.printDocument(JSONText.encode(ModelsDocument(entries, line)))
      return
    }
    var paragraphs = entries.map { ModelText.details($0, width: Terminal.width) }
    if entries.count > 1 { paragraphs.insert(ModelText.overview(entries), at: 0) }
    if entries.contains(where: \.isNetwork) {
      paragraphs.append(ModelText.sharedOptions(width: Terminal.width))
    }
    Terminal.printResult(Array(paragraphs.joined(separator: [""])))
  }
}
