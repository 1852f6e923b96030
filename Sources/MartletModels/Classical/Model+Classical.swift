extension Model {
  /// The names of the models that learn from one series at a time, in the order of the help.
  static let classicalNames = [
    "naive2", "ses", "holt", "damped-holt", "holt-winters", "ets", "auto-ets", "theta",
    "optimised-theta", "ar", "auto-arima", "croston", "sba", "tsb", "har", "garch",
  ]

  /// A model that learns from one series at a time, by its name in small letters without hyphens; nil
  /// when there is none of that name.
  static func classical(
    _ name: String, _ settings: [(name: String, value: String)], _ label: String?, _ text: String
  ) throws(OptionError) -> Model? {
    switch name {
    case "naive2": try .method(Naive2(), [], settings, label, text)
    case "ses": try .method(ExponentialSmoothing.ses, [], settings, label, text)
    case "holt": try .method(ExponentialSmoothing.holt, [], settings, label, text)
    case "dampedholt": try .method(ExponentialSmoothing.damped, [], settings, label, text)
    case "holtwinters":
      try .method(
        ExponentialSmoothing.holtWinters, ExponentialSmoothing.seasonOptions, settings, label, text)
    case "ets":
      try .method(
        ExponentialSmoothing(.holt), ExponentialSmoothing.options, settings, label, text)
    case "autoets": try .method(AutoETS(), [], settings, label, text)
    case "theta": try .method(Theta(), [], settings, label, text)
    case "optimisedtheta", "optimizedtheta":
      try .method(OptimisedTheta(), OptimisedTheta.options, settings, label, text)
    case "ar": try .method(AR(), AR.options, settings, label, text)
    case "autoarima": try .method(AutoARIMA(), [], settings, label, text)
    case "croston": try .method(Croston(.classic), Croston.options, settings, label, text)
    case "sba": try .method(Croston(.corrected), Croston.options, settings, label, text)
    case "tsb": try .method(Croston(.perRow), Croston.options, settings, label, text)
    case "har": try .method(HAR(), HAR.options, settings, label, text)
    case "garch": try .method(GARCH(), GARCH.options, settings, label, text)
    default: nil
    }
  }

  /// A forecaster with options of its own, and none of the task: it is not trained in steps.
  private static func method<Subject: Forecaster>(
    _ start: Subject, _ options: [ModelOption<Subject>],
    _ settings: [(name: String, value: String)], _ label: String?, _ text: String
  ) throws(OptionError) -> Model {
    if options.isEmpty { return try .plain(start, settings, label, text) }
    var forecaster = start
    for (name, value) in settings {
      guard options.contains(where: { $0.name == name }) else {
        throw OptionError(
          text: text, message: "there is no option '\(name)'",
          hint: (options.map(\.name) + ["label"]).suggestion(for: name, what: "the options"))
      }
      try options.set(name, to: value, on: &forecaster, of: text)
    }
    return Model(
      forecaster, label: label ?? forecaster.name, options: options.texts(of: forecaster),
      taskOptions: [])
  }
}
