package import MartletForecasting
import MartletRuns

/// The JSON of `models`.
package struct ModelsDocument: Encodable {
  struct Option: Encodable {
    let name: String
    let summary: String
    let expects: String
    let standard: JSONValue

    enum CodingKeys: String, CodingKey {
      case name, summary, expects
      case standard = "default"
    }
  }

  struct Entry: Encodable {
    let name: String
    let title: String
    let aliases: [String]
    let summary: String
    let advice: String
    let source: String
    let cost: String
    let network: Bool
    let options: [Option]
    /// Options of the task, by name.
    let task: [String: JSONValue]
  }

  let commandLine: String
  let models: [Entry]
  /// The options of the task that every network takes for itself, too.
  let networkOptions: [Option]

  /// - Parameter commandLine: The command that prints it.
  package init(_ entries: [ModelEntry], _ commandLine: String) {
    self.commandLine = commandLine
    models = entries.map { entry in
      Entry(
        name: entry.name, title: entry.title, aliases: entry.aliases, summary: entry.summary,
        advice: entry.advice, source: entry.source, cost: entry.cost, network: entry.isNetwork,
        options: entry.options.map {
          Option(
            name: $0.name, summary: $0.summary, expects: $0.expects,
            standard: JSONValue(text: $0.standard))
        },
        task: Dictionary(entry.taskDefaults.map { ($0.name, JSONValue(text: $0.value)) }) { $1 })
    }
    let task = ForecastTask(horizon: 1)
    networkOptions = ForecastTask.networkOptions.map {
      Option(
        name: $0.name, summary: $0.summary, expects: $0.expects,
        standard: JSONValue(text: $0.text(task)))
    }
  }
}
