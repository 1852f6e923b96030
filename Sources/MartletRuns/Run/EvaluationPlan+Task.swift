import MartletForecasting
import MartletPanels

extension EvaluationPlan {
  /// What was given of the options of the task, in their order; those that do not exist are last.
  private var givenOptions: [(name: String, value: JSONValue)] {
    let names = ForecastTask.options.map(\.name)
    let others = task.keys.filter { !names.contains($0) }.sorted()
    return (names + others).compactMap { name in
      guard let value = task[name], !Self.isDefault(value, of: name) else { return nil }
      // What is null is none: no limit of the gradient.
      return (name, .init(text: value.text ?? "none"))
    }
  }

  /// Whether a value is that of a flag which nobody set.
  private static func isDefault(_ value: JSONValue, of name: String) -> Bool {
    let option = ForecastTask.options.first { $0.name == name }
    guard value == .bool(false), let option, case .flag = option.domain else { return false }
    return option.text(ForecastTask(horizon: 1)) == "false"
  }

  /// The options of the task as documents write them.
  var spelledOutTask: [String: JSONValue] {
    Dictionary(uniqueKeysWithValues: givenOptions.map { ($0.name, $0.value) })
  }

  /// The task, with the season and the lookback of the series where none was given.
  /// - Throws: `OptionError` for an option that does not exist or cannot have its value.
  func forecastTask(for panel: Panel) throws -> ForecastTask {
    var result = try ForecastTask(
      horizon: steps, inputSize: inputSize, seasonLength: season,
      transform: Transform(parsing: transform))
    for (name, _) in givenOptions { try result.set(name, to: task[name]?.text ?? "none") }
    return result.settled(for: panel)
  }
}
