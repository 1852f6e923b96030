public import MartletForecasting

/// A model of a plan: the text that makes it, and what that spells out.
public struct ModelPlan: Codable, Sendable, Hashable {
  /// The model as on the command line: `mlp:hidden=64`. It decides; all else follows from it.
  public var text: String
  /// The column of its forecasts.
  public var label = ""
  /// The name of its kind.
  public var name = ""
  /// Its options, defaults included.
  public var options: [String: JSONValue] = [:]
  /// The options of the task that it looks at, as they hold for it.
  public var task: [String: JSONValue] = [:]

  /// A model of which only the text is known.
  public init(text: String) { self.text = text }

  /// A model with all that follows.
  /// - Parameter shared: The task of all models.
  /// - Throws: `OptionError` where the options of the two do not go together.
  public init(_ model: Model, text: String, shared: ForecastTask) throws(OptionError) {
    self.text = text
    label = model.label
    name = model.forecaster.name
    options = Dictionary(model.options.map { ($0.name, JSONValue(text: $0.value)) }) { $1 }
    let own = try model.task(from: shared)
    let used = model.forecaster.uses.options
    task = Dictionary(
      ForecastTask.options.filter { used.contains($0.name) }.map {
        ($0.name, JSONValue(text: $0.text(own)))
      }
    ) { $1 }
  }

  enum CodingKeys: String, CodingKey, CaseIterable { case text, label, name, options, task }

  /// Reads a model, or the text alone.
  public init(from decoder: any Decoder) throws {
    if let text = try? decoder.singleValueContainer().decode(String.self) {
      self.init(text: text)
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(text: try container.decode(String.self, forKey: .text))
    label = try container.decodeIfPresent(String.self, forKey: .label) ?? ""
    name = try container.decodeIfPresent(String.self, forKey: .name) ?? ""
    options = try container.decodeIfPresent([String: JSONValue].self, forKey: .options) ?? [:]
    task = try container.decodeIfPresent([String: JSONValue].self, forKey: .task) ?? [:]
  }
}
