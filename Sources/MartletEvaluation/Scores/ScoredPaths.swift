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
    /// The scale of RMSSE.
    let naiveSquareScale: Double
    /// What errors are divided by in the mean absolute and squared error.
    let errorScale: Double
  }

  private(set) var actual: [Double] = []
  private(set) var forecast: [Double] = []
  private(set) var naive: [Double] = []
  private(set) var paths: [Path] = []

  /// Begins a fold.
  mutating func begin(
    last: Double, naiveScale: Double, naiveSquareScale: Double, errorScale: Double
  ) {
    let end = actual.count
    paths.append(
      Path(
        values: end..<end, last: last, naiveScale: naiveScale,
        naiveSquareScale: naiveSquareScale, errorScale: errorScale))
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
    // The same of squares, and of the naive forecast.
    var scaledSquares: [Double] = []
    var naiveScaled: [Double] = []
    var naiveErrors: [Double] = []
    errors.reserveCapacity(actual.count)
    last.reserveCapacity(actual.count)
    for path in scored.paths where !path.values.isEmpty {
      var (sum, naiveSum) = (0.0, 0.0)
      for place in path.values {
        let error = actual[place] - forecast[place]
        let naiveError = actual[place] - scored.naive[place]
        sum += error.magnitude
        naiveSum += naiveError.magnitude
        naiveErrors.append(naiveError / path.errorScale)
        errors.append(error / path.errorScale)
        last.append(path.last)
      }
      let count = Double(path.values.count)
      scaled.append(sum / count / path.naiveScale)
      naiveScaled.append(naiveSum / count / path.naiveScale)
      scaledSquares.append(
        RootMeanSquare.of(
          path.values.lazy.map { actual[$0] - forecast[$0] }, divisor: count)
          / path.naiveSquareScale)
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
      r2: naiveIsExact ? .nan : outOfSampleR2(actual, forecast, naive: scored.naive),
      wape: MartletEvaluation.wape(actual, forecast),
      rmsse: Descriptive.mean(scaledSquares.filter(\.isFinite)))
    bias = 0 - Descriptive.mean(errors)
    theilU2 = MartletEvaluation.theilU2(actual, forecast, last: last)
    guard !naiveIsExact else { return }
    relativeMAE = finite(mae / Descriptive.mean(naiveErrors.map(\.magnitude)))
    owa = MartletEvaluation.owa(
      smape: smape, mase: mase,
      benchmark: (
        MartletEvaluation.smape(actual, scored.naive),
        Descriptive.mean(naiveScaled.filter(\.isFinite))
      ))
  }
}

/// The loss of variances; not-a-number for a target that is no volatility.
func volatilityLoss(_ actual: [Double], _ forecast: [Double], isVariance: Bool?) -> Double {
  guard let isVariance else { return .nan }
  guard !isVariance else { return qlike(actual, forecast) }
  // The square of a negative volatility would be a variance.
  return qlike(actual.map { $0 * $0 }, forecast.map { $0 <= 0 ? 0 : $0 * $0 })
}
