public import MartletForecasting
import MartletFiles
import MartletPanels
import RealModule

extension Ridge {
  /// On which scale a window is mapped. In all but `mean` the error counts in standard deviations of
  /// the series.
  ///
  /// | | a window is | a window counts |
  /// |---|---|---|
  /// | `linear` | as it is, in standard deviations of its series | the same |
  /// | `nlinear` | less its last value | the same |
  /// | `rlinear` | less its mean, divided by its standard deviation | by the square of the latter |
  /// | `mean` | divided by its mean magnitude | the same |
  ///
  /// `mean` is for levels above 0 whose errors are relative, such as sales of many sizes.
  public enum Form: String, Codable, Sendable, Hashable, CaseIterable {
    /// The window as it is, in standard deviations of its series.
    case linear
    /// The window less its last value, in standard deviations of its series.
    case nlinear
    /// The window less its mean and divided by its own standard deviation.
    case rlinear
    /// The window divided by its mean magnitude, for levels above 0 whose errors are relative.
    case mean

    /// Whether series and past covariates are standardised before windows are cut.
    var standardises: Bool { self != .mean }

    /// The task with the scale of this form instead of its own.
    func task(from task: ForecastTask) throws(DataError) -> ForecastTask {
      var task = task
      if standardises { task.transform = try Transform(task.transform.steps + [.standard]) }
      task.scaler =
        switch self {
        case .linear: .none
        case .nlinear: .shift
        case .rlinear: .standard
        case .mean: .mean
        }
      return task
    }
  }

  /// λ: how much weights are held back, in units of the mean variance of an input.
  public enum Penalty: Sendable, Hashable, LosslessStringConvertible {
    /// That of `grid` which forecasts the validation windows best.
    case automatic
    /// Above 0.
    case fixed(Double)

    /// What `automatic` chooses from.
    public static let grid = [
      1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 3e-2, 1e-1, 3e-1, 1, 3, 10, 100, 1000,
    ]
    /// What `automatic` takes where there are no windows to learn from beside those to validate on.
    static let withoutValidation = 1.0

    /// Larger ones in their order: those of the grid, and others beyond it for windows that hardly
    /// move.
    static func larger(than penalty: Double) -> [Double] {
      grid.filter { $0 > penalty } + (1...16).map { Double.pow(1e3, 1 + Double($0)) } + [.infinity]
    }

    public init?(_ text: String) {
      if text == "auto" {
        self = .automatic
      } else {
        guard let value = Double(text), value.isFinite, value > 0 else { return nil }
        self = .fixed(value)
      }
    }

    public var description: String {
      switch self {
      case .automatic: "auto"
      case .fixed(let value): "\(value)"
      }
    }
  }

  public var optionTexts: [(name: String, value: String)] { Self.options.texts(of: self) }

  /// What `ridge:…` can set.
  public static let options: [ModelOption<Ridge>] = [
    .choice(
      "form", \.form, "scale of each window",
      notes: [
        "linear": "as it is", "nlinear": "less its last value",
        "rlinear": "less its mean, by its deviation", "mean": "by its mean magnitude",
      ]),
    .text("penalty", \.penalty, "auto, or a number above 0", "how much weights are held back")
      .noted("`auto` is the one of 1e-6 to 1000 that forecasts validation windows best"),
  ]

  /// The options of the task that mean something to it.
  static let taskOptions: Set = [
    "input-size", "scope", "window-stride", "half-life", "pad", "val-size", "max-rows",
  ]
}

extension Ridge {
  package static let entry = ModelEntry(
    "ridge", Ridge(), options: options, taskOptions: taskOptions,
    summary: "a linear map of the window by penalised least squares",
    source: "Hoerl and Kennard 1970", cost: "one exact solve: a second or so",
    advice: "always: most networks do not beat it")
}

extension Model {
  /// See `Ridge` for the options.
  public static func ridge(
    form: Ridge.Form = .nlinear, penalty: Ridge.Penalty = .automatic
  ) -> Model {
    Model(Ridge(form: form, penalty: penalty))
  }
}
