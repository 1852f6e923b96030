import MartletLayers

extension MLP {
  /// What `mlp:…` can set.
  public static let options: [ModelOption<MLP>] = [
    .integer("hidden", \.hidden, from: 1, through: 1_000_000, "width of the hidden layers"),
    .integer("layers", \.layers, from: 1, through: 10_000, "number of hidden layers"),
    .choice("activation", \.activation, "non-linearity"),
    .choice("norm", \.norm, "norm before the non-linearity"),
    .flag("residual", \.residual, "a way around every hidden layer but the first"),
    .dropout(\.dropout),
    .choice("init", \.initializer, "initialisation of the hidden layers"),
  ]

  static let entry = ModelEntry(
    "mlp", MLP(), options: options,
    summary: "a multi-layer perceptron of all that is in the window",
    source: "Rumelhart, Hinton and Williams, Nature 1986",
    cost: "inputs x hidden + layers x hidden^2 weights: some seconds",
    advice: "the usual network: enough windows, any covariates")
}
