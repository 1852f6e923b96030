public import MartletForecasting
package import MartletPanels
import MartletNumerics

extension Auto {
  /// What is chosen from.
  public enum Candidates: Sendable, LosslessStringConvertible {
    /// By the season and the number of rows.
    case usual
    /// These models, with naive in front where it is not among them.
    case named(MemberList)

    public init?(_ text: String) {
      if text == "usual" {
        self = .usual
      } else {
        guard let list = MemberList(text) else { return nil }
        self = .named(list)
      }
    }

    public var description: String {
      switch self {
      case .usual: "usual"
      case .named(let list): list.description
      }
    }

    /// Training windows from which on networks are among the candidates: with fewer they have more
    /// weights to learn than numbers to learn them from, and the tests of inner folds are blind to
    /// what they may gain.
    static let windowsForNetworks = 1000

    /// The candidates for a panel, cheap ones first, naive among them.
    package func members(
      for panel: AsOfPanel, _ task: ForecastTask
    ) throws(OptionError) -> [MemberList.Member] {
      if case .named(let list) = self {
        guard !list.members.contains(where: \.model.isNaive) else {
          return list.members
        }
        return try MemberList(parsing: "naive").members + list.members
      }
      var names = ["naive"]
      if task.seasonLength > 1 { names.append("seasonal-naive") }
      names += ["theta", "ridge"]
      if panel.histories.contains(where: { $0.targetVolatility != nil }) {
        names += ["har", "garch"]
      }
      names.append("auto-ets")
      let windows = panel.histories.reduce(0) { sum, history in
        sum + max(0, history.count - task.rowsOfWindow - task.horizon + 1)
      }
      if windows >= Self.windowsForNetworks { names += ["mlp", "nhits"] }
      return try MemberList(parsing: names.joined(separator: "+")).members
    }
  }

  public var optionTexts: [(name: String, value: String)] { Self.options.texts(of: self) }

  /// What `auto:…` can set.
  public static let options: [ModelOption<Auto>] = {
    var models = ModelOption<Auto>.text(
      "models", \.models,
      "usual, or models with + between them, options in brackets: theta+mlp(hidden=64)",
      "what is chosen from")
    models.problem = MemberList.problem
    return [
      models,
      .integer("folds", \.folds, from: 1, through: 1000, "the most inner folds to choose by"),
      .choice(
        "pick", \.pick, "what is made of those that beat naive clearly",
        notes: [
          "best": "the one with the smallest error", "mean": "the mean of all",
          "stack": "a weighted sum",
        ]),
      .optional(
        "budget", \.budget, .above(0, to: NumberRange.greatest),
        "seconds for all of it, beyond which candidates are left out"),
    ]
  }()

  static let entry = ModelEntry(
    "auto", Auto(), options: options, taskOptions: Set(ForecastTask.options.map(\.name)),
    isMadeOfModels: true,
    summary: "what did best before, or naive where nothing clearly did",
    source: "Hyndman and Athanasopoulos 2021, 5.10; Diebold and Mariano 1995",
    cost: "two fits of each candidate: seconds where networks are among them",
    advice: "always, to start with")
}

extension Model {
  /// See `Auto` for the options.
  public static func auto(
    _ models: Auto.Candidates = .usual, folds: Int = 200, pick: Auto.Pick = .best,
    budget: Double? = nil
  ) -> Model {
    Model(Auto(models, folds: folds, pick: pick, budget: budget))
  }
}
