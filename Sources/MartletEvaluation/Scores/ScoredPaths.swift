import MartletNumerics

/// The values that happened and what was forecast of them, fold by fold: what scores are made of.
struct ScoredPaths {
  /// The values of one fold.
  struct Path {
    /// Where they stand among all.
    var values: Range<Int>
    /// The last value that was known.
    let last: Double
    /// The scale of MASE.
    let naiveScale: Double
    /// What errors are divided by in the mean absolute and squared error.
    let errorScale: Double
  }

  private(set) var actual: [Double] = []
  private(set) var forecast: [Double] = []
  private(set) var naive: [Double] = []
  private(set) var paths: [Path] = []

  /// Begins a fold.
  mutating func begin(last: Double, naiveScale: Double, errorScale: Double) {
    let end = actual.count
    paths.append(
      Path(values: end..<end, last: last, naiveScale: naiveScale, errorScale: errorScale))
  }

  /// Appends a value to the fold that was begun last.
  mutating func append(_ actual: Double, forecast: Double, naive: Double) {
    self.actual.append(actual)
    self.forecast.append(forecast)
    self.naive.append(naive)
    paths[paths.count - 1].values = paths[paths.count - 1].values.lowerBound..<self.actual.count
  }
}

extension Scores {
  /// - Parameters:
  ///   - naiveIsExact: Whether the naive forecast makes no error, so that nothing can be better.
  ///   - isVariance: Whether the target is a variance, or its square root; nil where it is neither.
  init(_ scored: ScoredPaths, naiveIsExact: Bool, isVariance: Bool?) {
    let (actual, forecast) = (scored.actual, scored.forecast)
    var errors: [Double] = []
    var last: [Double] = []
    var scaled: [Double] = []
    errors.reserveCapacity(actual.count)
    last.reserveCapacity(actual.count)
    for path in scored.paths where !path.values.isEmpty {
      var sum = 0.0
      for place in path.values {
        let error = actual[place] - forecast[place]
        sum += error.magnitude
        errors.append(error / path.errorScale)
        last.append(path.last)
      }
      scaled.append(sum / Double(path.values.count) / path.naiveScale)
    }
    let mse = Descriptive.mean(errors.map { $0 * $0 })
    self.init(
      mae: Descriptive.mean(errors.map(\.magnitude)), mse: mse,
      rmse: mse.isNormal
        ? mse.squareRoot() : RootMeanSquare.of(errors, divisor: Double(errors.count)),
      qlike: volatilityLoss(actual, forecast, isVariance: isVariance),
      mape: MartletEvaluation.mape(actual, forecast),
      smape: MartletEvaluation.smape(actual, forecast),
      mase: Descriptive.mean(scaled.filter(\.isFinite)),
      direction: directionalAccuracy(actual, forecast, last: last),
      r2: naiveIsExact ? .nan : outOfSampleR2(actual, forecast, naive: scored.naive))
  }
}

/// The loss of variances; not-a-number for a target that is no volatility.
func volatilityLoss(_ actual: [Double], _ forecast: [Double], isVariance: Bool?) -> Double {
  guard let isVariance else { return .nan }
  guard !isVariance else { return qlike(actual, forecast) }
  // The square of a negative volatility would be a variance.
  return qlike(actual.map { $0 * $0 }, forecast.map { $0 <= 0 ? 0 : $0 * $0 })
}
