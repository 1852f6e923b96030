import MartletNumerics

/// The errors of a model on a series in earlier folds, step by step.
struct PastErrors {
  /// By step of the horizon, in order of time: where each forecast stood, and its error.
  private(set) var steps: [[(cutoff: Int, error: Double)]]

  init(horizon: Int) {
    steps = [[(cutoff: Int, error: Double)]](repeating: [], count: horizon)
  }

  mutating func append(_ error: Double, step: Int, cutoff: Int) {
    steps[step].append((cutoff, error))
  }

  /// How far the ends of the interval of a level lie outside.
  ///
  /// - Parameter rises: Whether a later step is never surer than an earlier one. What its errors say to the
  ///   contrary is chance then, and their mean stands for both.
  /// - Returns: nil when there are too few errors that do not overlap, at any step: an interval of some
  ///   steps only would be no interval of the forecast.
  func margins(level: Double, adapted: Double, rises: Bool) -> [Double]? {
    let margins = steps.indices.compactMap { step in
      Conformal.margin(
        steps[step].map(\.error), level: level, adapted: adapted, apart: apart(step: step))
    }
    guard margins.count == steps.count else { return nil }
    return rises ? RisingMeans.of(margins) : margins
  }

  /// Distances of a quantile from the forecast.
  ///
  /// - Returns: nil as margins.
  func offsets(quantile level: Double, adapted: Double) -> [Double]? {
    let offsets = steps.indices.compactMap { step in
      Conformal.offset(
        steps[step].map(\.error), quantile: level, adapted: adapted, apart: apart(step: step))
    }
    return offsets.count == steps.count ? offsets : nil
  }

  /// How many errors of a step there are at most of which no two have shocks in common: their cutoffs are
  /// as far apart as they look ahead.
  private func apart(step: Int) -> Int {
    var count = 0
    var free = Int.min
    for (cutoff, _) in steps[step] where cutoff >= free {
      count += 1
      free = cutoff + step + 1
    }
    return count
  }
}
