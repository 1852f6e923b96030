import MartletNumerics

/// The values of a fold that happened, and what was forecast of them: what scores are made of.
struct ScoredPath {
  var actual: [Double] = []
  var forecast: [Double] = []
  var naive: [Double] = []
  /// The last value that was known.
  let last: Double
  /// The scale of MASE.
  let naiveScale: Double
  /// What errors are divided by in the mean absolute and squared error.
  let errorScale: Double
}

extension Scores {
  /// - Parameters:
  ///   - naiveIsExact: Whether the naive forecast makes no error, so that nothing can be better.
  ///   - isVariance: Whether the target is a variance, or its square root; nil where it is neither.
  init(_ paths: [ScoredPath], naiveIsExact: Bool, isVariance: Bool?) {
    let actual = paths.flatMap(\.actual)
    let forecast = paths.flatMap(\.forecast)
    let errors = paths.flatMap { path in
      zip(path.actual, path.forecast).map { ($0 - $1) / path.errorScale }
    }
    let scaled = paths.map { MartletEvaluation.mase($0.actual, $0.forecast, scale: $0.naiveScale) }
    let mse = Descriptive.mean(errors.map { $0 * $0 })
    self.init(
      mae: Descriptive.mean(errors.map(\.magnitude)), mse: mse,
      rmse: mse.isNormal
        ? mse.squareRoot() : RootMeanSquare.of(errors, divisor: Double(errors.count)),
      qlike: volatilityLoss(actual, forecast, isVariance: isVariance),
      mape: MartletEvaluation.mape(actual, forecast),
      smape: MartletEvaluation.smape(actual, forecast),
      mase: Descriptive.mean(scaled.filter { !$0.isNaN }),
      direction: directionalAccuracy(
        actual, forecast, last: paths.flatMap { path in path.actual.map { _ in path.last } }),
      r2: naiveIsExact ? .nan : outOfSampleR2(actual, forecast, naive: paths.flatMap(\.naive)))
  }
}

/// The loss of variances; not-a-number for a target that is no volatility.
func volatilityLoss(_ actual: [Double], _ forecast: [Double], isVariance: Bool?) -> Double {
  guard let isVariance else { return .nan }
  guard !isVariance else { return qlike(actual, forecast) }
  // The square of a negative volatility would be a variance.
  return qlike(actual.map { $0 * $0 }, forecast.map { $0 <= 0 ? 0 : $0 * $0 })
}
