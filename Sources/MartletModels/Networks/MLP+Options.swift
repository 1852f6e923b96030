import MartletLayers

extension MLP {
  /// What `mlp:…` can set.
  public static let options: [ModelOption<MLP>] = [
    .integer("hidden", \.hidden, from: 1, through: 1_000_000, "width of the hidden layers"),
    .integer("layers", \.layers, from: 1, through: 10_000, "number of hidden layers"),
    .choice("activation", \.activation, "non-linearity"),
    .choice("norm", \.norm, "norm before the non-linearity"),
    .flag("residual", \.residual, "a way around every hidden layer but the first"),
    .number("dropout", \.dropout, "a number in [0, 1)", "share of numbers dropped in training") {
      (0..<1).contains($0)
    },
    .choice("init", \.initializerOrUsual, "initialisation of the hidden layers"),
  ]

  private var initializerOrUsual: Initializer {
    get { initializer ?? activation.usualInitializer }
    set { initializer = newValue }
  }
}
