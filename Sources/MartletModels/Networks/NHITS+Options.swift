public import MartletForecasting

extension NHITS {
  public var optionTexts: [(name: String, value: String)] { Self.options.texts(of: self) }

  /// What `nhits:…` can set.
  public static let options: [ModelOption<NHITS>] = [
    .text(
      "pools", \.pools, "whole numbers from 1 with / between them, one for each stack",
      "rows that a stack pools into one"),
    .text(
      "downsamples", \.downsamples, "whole numbers from 1 with / between them, one for each stack",
      "steps of the horizon to one number of a stack"),
    .choice("pooling", \.pooling, "what stands for pooled rows"),
    .integer("blocks", \.blocks, from: 1, through: 1000, "blocks in a stack"),
    .integer("layers", \.layers, from: 1, through: 1000, "layers of a block before its last one"),
    .integer("hidden", \.hidden, from: 1, through: 1_000_000, "width of the layers of a block"),
    .choice("activation", \.activation, "non-linearity"),
    .dropout(\.dropout),
  ]

  package static let entry = ModelEntry(
    "nhits", NHITS(), options: options,
    summary: "N-BEATS from slow to fast: pools in, interpolation out",
    source: "Challu et al., AAAI 2023",
    cost: "stacks x blocks x layers x hidden^2 weights: a few seconds",
    advice: "long horizons with several time scales")
}
