public import MartletForecasting
public import MartletLayers

extension MLP {
  public var optionTexts: [(name: String, value: String)] { Self.options.texts(of: self) }

  /// What `mlp:…` can set.
  public static let options: [ModelOption<MLP>] = [
    .integer("hidden", \.hidden, from: 1, through: 1_000_000, "width of the hidden layers"),
    .integer("layers", \.layers, from: 1, through: 10_000, "number of hidden layers"),
    .choice("activation", \.activation, "non-linearity"),
    .choice(
      "norm", \.norm, "norm before the non-linearity",
      notes: [
        "batch": "of each unit over the batch", "layer": "of each row over its units",
        "rms": "the same without a mean",
      ]),
    .flag("residual", \.residual, "a way around every hidden layer but the first"),
    .dropout(\.dropout),
    .choice(
      "init", \.initializer, "initialisation of the hidden layers",
      notes: ["torch-uniform": "within ±1/√inputs"]),
  ]

  package static let entry = ModelEntry(
    "mlp", MLP(), options: options,
    summary: "a multi-layer perceptron of all that is in the window",
    source: "Rumelhart, Hinton and Williams, Nature 1986",
    cost: "inputs x hidden + layers x hidden^2 weights: some seconds",
    advice: "the usual network: enough windows, any covariates")
}

extension Model {
  /// See `MLP` for the options.
  public static func mlp(
    hidden: Int = 512, layers: Int = 2, activation: Activation = .relu, norm: MLP.Norm = .none,
    residual: Bool = false, dropout: Double = 0.1, initializer: Initializer = .torchUniform
  ) -> Model {
    Model(
      MLP(
        hidden: hidden, layers: layers, activation: activation, norm: norm, residual: residual,
        dropout: dropout, initializer: initializer))
  }
}
