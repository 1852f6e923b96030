import MartletFiles
import MartletNumerics
import MartletPanels
import MartletTraining

extension ForecastTask {
  /// The options of what a model learns from: series, rows, windows and their scale.
  ///
  /// A line here is all that an option needs beside the property that it sets.
  package static let windowOptions: [ModelOption<ForecastTask>] = [
    .choice(
      "scaler", \.scaler, "scale of each window",
      notes: [
        "shift": "less the last value, in the units of the series",
        "mean": "by the mean magnitude",
        "revin":
          "`standard` with a scale and an offset of each channel that the network learns",
      ]
    )
    .called("scale", "normalize", "normalise", "scaling")
    .noted(
      "It is found from the rows of the window alone",
      default: "`last` where the transform makes changes, whose centre is then no change"),
    .choice(
      "scope", \.scope, "one network for all series, or one for each",
      notes: ["global": "for all series of a panel", "local": "for each series"]
    )
    .noted(
      "With one series they are the same. Models without weights to share, such as `drift`, are always for each "
        + "series"),
    .choice(
      "sampling", \.training.sampling, "what comes up equally often in training",
      notes: ["window": "a long series counts more", "series": "each as often as the others"]),
    .integer(
      "max-rows", \.maxRows, from: 0,
      "newest rows of a series that classical models and ridge learn from; 0 for all"
    )
    .noted(
      "A run says which models it keeps from older rows",
      default: "`ar` 40,000; ten seasons at least; `ridge` 200 rows for each row of its window"),
    .integer("window-stride", \.windowStride, from: 1, "rows from one training window to the next")
      .noted("The newest window is always one"),
    .optional(
      "half-life", \.halfLife, .above(0, to: NumberRange.greatest),
      "rows after which a training window counts half as much as the newest"),
    .choice(
      "loss-units", \.lossUnits, "units in which errors count in training",
      notes: [
        "series": "its standard deviation up to the cutoff, where the loss has units",
        "window": "as the scaler leaves it: calm windows count more than they weigh in the series",
      ]),
    .flag(
      "partial", \.isPartial,
      "train on the newest windows too, with those of their targets that are known"
    )
    .noted("Known are as many as covariates known ahead reach"),
    .flag(
      "pad", \.isPadded, "pad series that are too short for a lookback, with a mask that says so"
    )
    .noted("Rows of 0 stand before their start, and the mask is beside the channels"),
  ]
}
