package import MartletEvaluation
package import MartletForecasting
import MartletNumerics

/// How the networks of a run were trained, for people: a plot of each, and a sentence.
package enum TrainingText {
  /// One network of a run with all of its fits.
  private struct Network {
    let label: String
    var fits: [FitRecord]

    /// Those that are shown as a plot: of the forecast where there are some, else of the last fold.
    var last: [FitRecord] {
      let ahead = fits.filter { $0.fold == nil }
      let fold = fits.compactMap(\.fold).max()
      return ahead.isEmpty ? fits.filter { $0.fold == fold } : ahead
    }

    /// What the plot is of, in words.
    var place: String {
      let fold = last.first?.fold.map { "fold \($0)" } ?? "the forecast"
      let fits = last.count == 1 ? "1 fit" : "\(last.count) fits"
      return last.count == self.fits.count ? fits : "\(fits) of \(fold)"
    }
  }

  /// For each network the losses of its last fits over the steps, and how all of its fits went.
  package static func paragraphs(_ fits: [FitRecord], width: Int) -> [[String]] {
    var networks: [Network] = []
    for fit in fits {
      let label = fit.network
      if let place = networks.firstIndex(where: { $0.label == label }) {
        networks[place].fits.append(fit)
      } else {
        networks.append(Network(label: label, fits: [fit]))
      }
    }
    return networks.map { network in
      let curves = network.fits.compactMap(\.curve)
      guard let summary = LearningCurveSummary(network.label, network.last.compactMap(\.curve))
      else { return ["training of \(network.label): no record is kept of it"] }
      let plot = summary.losses.count > 2 ? summary.plot(width: min(width, 72) - 2) : []
      return ["training of \(network.label), \(network.place):"] + plot.map { "  " + $0 }
        + sentence(curves).wrapped(to: max(20, width - 2)).map { "  " + $0 }
    }
  }

  /// How long some fits of one network took, where they were best, how they ended, and whether the loss still fell
  /// then; empty without fits.
  package static func sentence(_ curves: [LearningCurve]) -> String {
    guard !curves.isEmpty else { return "" }
    return ([length(curves), loss(curves), end(curves), trend(curves)] + [cut(curves)])
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// For example "500 steps = 11.1 epochs of 5,680 windows, batches of 128, 4,609 weights."
  private static func length(_ curves: [LearningCurve]) -> String {
    let steps = range(curves.map(\.steps)) + " steps"
    let epochs = curves.map(\.epochs)
    let (least, most) = (epochs.min() ?? 0, epochs.max() ?? 0)
    let few = NumberFormat.significant(least, digits: 3)
    let many = NumberFormat.significant(most, digits: 3)
    let text = "\(steps) = \(few == many ? many : "\(few) to \(many)") epochs"
    let settings = curves.compactMap(\.setting)
    guard !settings.isEmpty else { return text + "." }
    let accumulated = range(settings.map(\.accumulation))
    return text + " of \(range(settings.map(\.windows))) windows, batches of "
      + range(settings.map(\.batchSize))
      + (accumulated == "1" ? "" : " (\(accumulated) a step)")
      + ", \(range(settings.map(\.parameters))) weights."
  }

  /// The first and the last training loss, and the best validation loss with its step.
  private static func loss(_ curves: [LearningCurve]) -> String {
    func mean(_ value: (LearningCurve) -> Double?) -> String {
      let values = curves.compactMap(value)
      return values.isEmpty ? "-" : NumberFormat.score(Descriptive.mean(values))
    }
    let first = mean { $0.points.first?.trainingLoss }
    let last = mean { $0.points.last?.trainingLoss }
    let text = "The training loss went from \(first) to \(last)"
    let steps = curves.compactMap(\.bestStep)
    guard !steps.isEmpty else { return text + "." }
    return text + "; the validation loss was least at step \(range(steps)), "
      + mean { $0.losses(ofValidation: true).min() } + ", and these weights are kept."
  }

  private static func end(_ curves: [LearningCurve]) -> String {
    let early = curves.filter(\.stoppedEarly)
    let patience = curves.compactMap(\.setting?.patience)
    guard !early.isEmpty else {
      return patience.isEmpty
        ? "" : "No fit stopped early: each did all of its \(range(curves.map(\.steps))) steps."
    }
    let checks = early.compactMap(\.setting?.patience)
    let why =
      checks.isEmpty
      ? "" : ": \(checks[0] == 1 ? "a check" : "\(range(checks)) checks") without a better loss"
    let who =
      curves.count == 1 ? "It" : "\(early.count) of \(curves.count) fits"
    return "\(who) stopped early, at step \(range(early.map(\.steps)))\(why)."
  }

  /// Whether the loss that decides still fell over the second half of the steps: a test, fit by fit.
  private static func trend(_ curves: [LearningCurve]) -> String {
    let whole = curves.filter { !$0.stoppedEarly }
    let halves = whole.map { curve -> [Double] in
      let losses = curve.losses(ofValidation: curve.hasValidation)
      return Array(losses.suffix(losses.count / 2))
    }.filter { $0.count >= 4 }
    guard !whole.isEmpty else { return "" }
    guard !halves.isEmpty else {
      return
        "Whether the loss still fell at the end cannot be told from so few looks at it (--val-check-steps)."
    }
    let falling = halves.filter { FallingTrend($0).pValue < 0.05 }
    let loss =
      whole.allSatisfy(\.hasValidation) ? "validation loss" : "training loss"
    guard !falling.isEmpty else {
      return "Over the second half of the steps the \(loss) no longer fell clearly"
        + (halves.count == 1 ? "." : " in any of \(halves.count) fits.")
    }
    // One in twenty falls by chance.
    let chance = 0.05 * Double(halves.count)
    if Double(falling.count) <= chance + 1.64 * (0.95 * chance).squareRoot(), halves.count >= 20 {
      return
        "Over the second half of the steps the \(loss) fell in \(falling.count) of \(halves.count) fits, "
        + "no more than chance gives."
    }
    let ends = [falling.compactMap(\.first), falling.compactMap(\.last)].map {
      NumberFormat.score(Descriptive.mean($0))
    }
    let who =
      halves.count == 1 ? "" : " in \(falling.count) of \(halves.count) fits"
    return "Over the second half of the steps the \(loss) still fell\(who), from \(ends[0]) to "
      + ends[1] + (falling.count == 1 ? "." : " on average.")
  }

  /// How often the gradient was cut; empty where nothing was to be cut.
  private static func cut(_ curves: [LearningCurve]) -> String {
    let counts = curves.map { $0.points.compactMap(\.clippedSteps) }
    guard counts.contains(where: { !$0.isEmpty }) else { return "" }
    let share =
      Double(counts.joined().reduce(0, +)) / Double(max(1, curves.map(\.steps).reduce(0, +)))
    return "The gradient was cut in \(NumberFormat.percent(share)) of the steps."
  }

  private static func range(_ numbers: [Int]) -> String {
    let (least, most) = (numbers.min() ?? 0, numbers.max() ?? 0)
    return least == most
      ? NumberFormat.integer(most)
      : "\(NumberFormat.integer(least)) to \(NumberFormat.integer(most))"
  }
}
