package import MartletFiles

/// A model in the list of all: how it is called, what it takes, and what there is to say of it.
public struct ModelEntry: Sendable {
  /// An option, as text.
  public struct Option: Sendable, Hashable {
    /// As on the command line, for example "hidden".
    public let name: String
    /// The values it takes.
    package let domain: OptionDomain
    /// The value where none is given, as text that the option takes.
    public let standard: String
    /// What the option sets, in a line.
    public let summary: String
    /// What the manual adds to the summary.
    package let note: Wording?

    /// The values it takes, in words.
    public var expects: String { domain.words }
  }

  /// As on the command line.
  public let name: String
  /// As in tables, where no label is given.
  public let title: String
  /// Further names.
  public let aliases: [String]
  /// What it forecasts, in a line.
  public let summary: String
  /// The paper.
  public let source: String
  /// How much work a fit is.
  public let cost: String
  /// When to use it.
  public let advice: String
  /// Those of its own.
  public let options: [Option]
  /// Options of the task that it has otherwise than other models, where nobody says how.
  public let taskDefaults: [(name: String, value: String)]
  /// Whether it is trained, and so takes the options of the task as well.
  public let isNetwork: Bool
  /// Whether it is made of other models of the list.
  package let isMadeOfModels: Bool
  /// The model from its settings, a label, and the text that errors show.
  package let model:
    @Sendable (_ settings: [(name: String, value: String)], _ label: String?, _ text: String)
      throws(OptionError) -> Model

  /// - Parameters:
  ///   - start: The model with its defaults.
  ///   - taskOptions: The options of the task that it takes too; nil for those of its kind.
  package init<Subject: Forecaster>(
    _ name: String, _ start: Subject, aliases: [String] = [], options: [ModelOption<Subject>] = [],
    taskOptions: Set<String>? = nil, isMadeOfModels: Bool = false,
    summary: String, source: String, cost: String, advice: String
  ) {
    let names = taskOptions ?? start.taskOptions
    let shared = ForecastTask.options.filter { names.contains($0.name) }
    self.name = name
    title = start.name
    self.aliases = aliases
    self.summary = summary
    self.source = source
    self.cost = cost
    self.advice = advice
    isNetwork = start.isNetwork
    self.isMadeOfModels = isMadeOfModels
    taskDefaults = start.taskDefaults(for: ForecastTask(horizon: 1))
    self.options = options.map {
      Option(
        name: $0.name, domain: $0.domain, standard: $0.text(start), summary: $0.summary,
        note: $0.note)
    }
    model = { settings, label, text throws(OptionError) in
      var forecaster = start
      let taskOptions = try Self.apply(settings, to: &forecaster, options, shared, text)
      return Model(
        forecaster, label: label ?? forecaster.name, options: options.texts(of: forecaster),
        taskOptions: taskOptions)
    }
  }

  /// Whether a text is one of its names, whatever its capitals, dashes and underscores.
  package func isCalled(_ text: String) -> Bool {
    func plain(_ text: String) -> String { text.lowercased().filter { $0 != "-" && $0 != "_" } }
    return ([name, title] + aliases).contains { plain($0) == plain(text) }
  }

  /// Sets the options of a model.
  /// - Returns: Those that are options of the task.
  private static func apply<Subject: Forecaster>(
    _ settings: [(name: String, value: String)], to forecaster: inout Subject,
    _ options: [ModelOption<Subject>], _ shared: [ModelOption<ForecastTask>], _ text: String
  ) throws(OptionError) -> [(name: String, value: String)] {
    var taskOptions: [(name: String, value: String)] = []
    var task = ForecastTask(horizon: 1)
    for (name, value) in settings {
      if options.contains(where: { $0.name == name }) {
        try options.set(name, to: value, on: &forecaster, of: text)
      } else if shared.contains(where: { $0.name == name }) {
        try ForecastTask.options.set(name, to: value, on: &task, of: text)
        taskOptions.append((name, value))
      } else {
        let names = options.map(\.name) + shared.map(\.name)
        throw OptionError(
          text: text, message: "there is no option '\(name)'",
          hint: names.isEmpty
            ? "this model has none but label=TEXT"
            : (names + ["label"]).suggestion(for: name, what: "the options"))
      }
    }
    return taskOptions
  }
}
