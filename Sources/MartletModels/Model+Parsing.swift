import MartletSeries

extension Model {
  /// The names that `parsing` knows, in the order of the help.
  public static let names = [
    "naive", "seasonal-naive", "drift", "historic-average", "mlp", "ridge",
  ]

  /// Reads several models. Those that would share a label get their settings in it:
  /// `MLP hidden=64`.
  public static func list(parsing texts: [String]) throws(OptionError) -> [Model] {
    var models: [Model] = []
    for text in texts { models.append(try Model(parsing: text)) }
    let labels = models.map(\.label)
    for (index, text) in texts.enumerated()
    where labels.filter({ $0 == labels[index] }).count > 1 && !text.contains("label=") {
      let settings = text.split(separator: ":").dropFirst().joined(separator: ":")
      if !settings.isEmpty {
        models[index].label += " " + settings.split(separator: ",").joined(separator: " ")
      }
    }
    return models
  }

  /// Reads a model as it is written on the command line: `name` or `name:option=value,option=value`.
  ///
  /// Options are those of the model, those of the task (`learning-rate=0.01`), and `label=text` for
  /// the column of its forecasts. Names are taken as written in tables too: `SeasonalNaive`.
  ///
  /// - Throws: `OptionError` that names what there is.
  public init(parsing text: String) throws(OptionError) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    var settings: [(name: String, value: String)] = []
    if parts.count == 2 {
      for setting in parts[1].split(separator: ",", omittingEmptySubsequences: false) {
        let sides = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else {
          throw OptionError(
            text: text, message: "'\(setting)' is not option=value",
            hint: "write for example mlp:hidden=256,layers=2")
        }
        settings.append((String(sides[0]), String(sides[1])))
      }
    }
    let label = settings.last { $0.name == "label" }?.value
    settings.removeAll { $0.name == "label" }
    let name = parts.first.map(String.init) ?? ""

    switch name.lowercased().filter({ $0 != "-" && $0 != "_" }) {
    case "naive": self = try .plain(Naive(), settings, label, text)
    case "seasonalnaive": self = try .plain(SeasonalNaive(), settings, label, text)
    case "drift", "randomwalkwithdrift":
      self = try .plain(RandomWalkWithDrift(), settings, label, text)
    case "historicaverage", "mean": self = try .plain(HistoricAverage(), settings, label, text)
    case "mlp": self = try .network(MLP(), MLP.options, settings, label, text)
    case "ridge":
      self = try .network(
        Ridge(), Ridge.options, settings, label, text, taskOptions: Ridge.taskOptions)
    default:
      throw OptionError(
        text: text, message: "there is no model '\(name)'",
        hint: Self.names.suggestion(for: name, what: "the models"))
    }
  }

  /// A forecaster without options.
  private static func plain(
    _ forecaster: some Forecaster, _ settings: [(name: String, value: String)], _ label: String?,
    _ text: String
  ) throws(OptionError) -> Model {
    if let setting = settings.first {
      throw OptionError(
        text: text, message: "there is no option '\(setting.name)'",
        hint: "this model has none but label=TEXT")
    }
    return Model(forecaster, label: label)
  }

  /// A forecaster with options of its own, and those of the task.
  /// - Parameter names: The options of the task that it has; nil for all.
  private static func network<Subject: Forecaster>(
    _ start: Subject, _ options: [ModelOption<Subject>],
    _ settings: [(name: String, value: String)], _ label: String?, _ text: String,
    taskOptions names: Set<String>? = nil
  ) throws(OptionError) -> Model {
    let shared = ForecastTask.options.map(\.name).filter { names?.contains($0) ?? true }
    var forecaster = start
    var taskOptions: [(name: String, value: String)] = []
    var task = ForecastTask(horizon: 1)
    for (name, value) in settings {
      if options.contains(where: { $0.name == name }) {
        try options.set(name, to: value, on: &forecaster, of: text)
      } else if shared.contains(name) {
        try ForecastTask.options.set(name, to: value, on: &task, of: text)
        taskOptions.append((name, value))
      } else {
        throw OptionError(
          text: text, message: "there is no option '\(name)'",
          hint: (options.map(\.name) + shared + ["label"])
            .suggestion(for: name, what: "the options"))
      }
    }
    return Model(
      forecaster, label: label ?? forecaster.name, options: options.texts(of: forecaster),
      taskOptions: taskOptions)
  }
}
