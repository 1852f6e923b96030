public import MartletForecasting
import MartletFiles
import MartletModels

extension Model {
  /// All models there are, in the order of the help. What `parsing` knows, `martlet models` shows and
  /// errors suggest is this list.
  public static let all: [ModelEntry] = baselines + classical + networks + combinations

  private static let baselines = [
    Naive.entry,
    SeasonalNaive.entry,
    RandomWalkWithDrift.entry,
    HistoricAverage.entry,
  ]

  private static let networks = [
    LinearForecaster.entry,
    NLinear.entry,
    DLinear.entry,
    RLinear.entry,
    Ridge.entry,
    MLP.entry,
    ResMLP.entry,
    NBEATS.entry,
    NBEATS.interpretableEntry,
    NHITS.entry,
    TiDE.entry,
    TSMixer.entry,
    TSMixerX.entry,
  ]

  private static let combinations = [
    Ensemble.entry,
    Auto.entry,
  ]

  /// The names that `parsing` knows, in the order of the help.
  public static var names: [String] { all.map(\.name) }

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
        if settings.contains(where: { $0.name == sides[0] }) {
          throw OptionError(
            text: text, message: "the option '\(sides[0])' is given twice", hint: "give it once")
        }
        settings.append((String(sides[0]), String(sides[1])))
      }
    }
    let label = settings.last { $0.name == "label" }?.value
    settings.removeAll { $0.name == "label" }
    let name = parts.first.map(String.init) ?? ""

    self = try Self.entry(called: name, of: text).model(settings, label, text)
  }
}
