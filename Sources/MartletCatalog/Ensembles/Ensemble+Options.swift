public import MartletForecasting
import MartletModels

extension Ensemble {
  public var optionTexts: [(name: String, value: String)] { Self.options.texts(of: self) }

  /// What `ensemble:…` can set.
  public static let options: [ModelOption<Ensemble>] = [
    MemberList.option(\.models, "the members"),
    .choice(
      "combine", \.combine, "how their forecasts become one",
      notes: ["stack": "with weights from earlier folds"]),
    .integer(
      "seeds", \.seeds, from: 1, through: 1000, "fits of each random member, to be averaged"),
    .integer("folds", \.folds, from: 1, through: 1000, "earlier folds that stack is fitted on"),
  ]

  static let entry = ModelEntry(
    "ensemble", Ensemble(usual), options: options,
    taskOptions: Set(ForecastTask.options.map(\.name)), isMadeOfModels: true,
    summary: "the mean, median or weighted sum of several models",
    source: "Bates and Granger 1969; Breiman, Machine Learning 1996",
    cost: "that of its members; with stack a fit of each more",
    advice: "where no single model is the best by much")

  /// The members where none are named.
  private static let usual = MemberList(
    models: [.plain(Theta()), .plain(AutoETS())], texts: ["theta", "auto-ets"])
}

extension Model {
  /// A model without options, made without the list of all models.
  static func plain(_ forecaster: some Forecaster) -> Model {
    Model(forecaster, label: forecaster.name, options: [], taskOptions: [])
  }

  /// Several models as one, by their texts as on the command line: `["theta", "mlp:hidden=64"]`.
  ///
  /// See ``Ensemble`` for the options.
  /// - Throws: `OptionError` that names what there is.
  public static func ensemble(
    _ models: [String], combine: Ensemble.Combination = .mean, seeds: Int = 1
  ) throws(OptionError) -> Model {
    Model(Ensemble(try MemberList(texts: models), combine: combine, seeds: seeds))
  }
}

extension MemberList {
  /// Models as they are written on the command line: `mlp:hidden=64,layers=3`.
  /// - Throws: `OptionError` that names what there is.
  public init(texts: [String]) throws(OptionError) {
    let written = texts.map { text in
      let sides = text.split(separator: ":", maxSplits: 1)
      guard sides.count == 2 else { return text }
      return "\(sides[0])(\(sides[1].split(separator: ",").joined(separator: ";")))"
    }
    try self.init(parsing: written.joined(separator: "+"))
  }
}
