public import MartletForecasting

extension TiDE {
  public var optionTexts: [(name: String, value: String)] { Self.options.texts(of: self) }

  /// What `tide:…` can set.
  public static let options: [ModelOption<TiDE>] = [
    .integer("hidden", \.hidden, from: 1, through: 1_000_000, "width of encoder and decoder"),
    .integer("encoder-layers", \.encoderLayers, from: 1, through: 1000, "blocks of the encoder"),
    .integer("decoder-layers", \.decoderLayers, from: 1, through: 1000, "blocks of the decoder"),
    .integer(
      "step-width", \.stepWidth, from: 1, through: 100_000,
      "numbers that the decoder says of each step"),
    .integer(
      "step-hidden", \.stepHidden, from: 1, through: 100_000, "hidden units of the block of a step"),
    .integer(
      "covariate-width", \.covariateWidth, from: 1, through: 100_000,
      "numbers that stand for the covariates of a row"),
    .integer(
      "covariate-hidden", \.covariateHidden, from: 1, through: 100_000,
      "hidden units of the block of covariates"),
    .flag("norm", \.hasNorm, "a layer norm after each block"),
    .dropout(\.dropout),
  ]

  package static let entry = ModelEntry(
    "tide", TiDE(), options: options,
    summary: "dense encoder and decoder, covariates step by step",
    source: "Das et al., TMLR 2023",
    cost: "hidden x (hidden + step-width x horizon) weights: one to two seconds",
    advice: "covariates known ahead, long horizons")
}
