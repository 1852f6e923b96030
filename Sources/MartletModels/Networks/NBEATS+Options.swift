public import MartletForecasting

extension NBEATS {
  public var optionTexts: [(name: String, value: String)] { Self.options.texts(of: self) }

  /// What `nbeats:…` can set.
  public static let options: [ModelOption<NBEATS>] = [
    .text(
      "stacks", \.stacks, "identity, trend or seasonality, several with / between them",
      "what the blocks of each stack can say"),
    .integer("blocks", \.blocks, from: 1, through: 1000, "blocks in a stack"),
    .flag("shared", \.sharesWeights, "one set of weights for the blocks of a stack"),
    .integer("layers", \.layers, from: 1, through: 1000, "layers of a block before its last one"),
    .integer("hidden", \.hidden, from: 1, through: 1_000_000, "width of the layers of a block"),
    .choice("activation", \.activation, "non-linearity"),
    .dropout(\.dropout),
    .integer("degree", \.degree, from: 0, through: 20, "degree of the polynomials of a trend"),
    .integer(
      "harmonics", \.harmonics, from: 1, through: 1000, "waves of a season to a step of frequency"),
  ]

  package static let entry = ModelEntry(
    "nbeats", NBEATS(), options: options,
    summary: "blocks that explain the window and add to the forecast",
    source: "Oreshkin et al., ICLR 2020; with covariates Olivares et al., IJF 2023",
    cost: "stacks x blocks x layers x hidden^2 weights: several seconds",
    advice: "many windows, or many series; slow for a single short one")

  package static let interpretableEntry = ModelEntry(
    "nbeats-interpretable", NBEATS.interpretable, aliases: ["nbeats-i"], options: options,
    summary: "N-BEATS whose forecast is a trend plus a season",
    source: "Oreshkin et al., ICLR 2020",
    cost: "a sixth of the weights of nbeats, half of its work",
    advice: "few rows, or where the parts of a forecast are to be shown")
}
