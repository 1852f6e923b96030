import MartletNumerics

/// How far forecasts were from what happened, over some points.
///
/// Each is documented with its formula at the function of the same name. Not-a-number where it is
/// not defined.
public struct Scores: Sendable, Hashable {
  /// The mean absolute error, mean of |y − f|: in the units of the series, or with
  /// `MetricScale.train` in its standard deviations.
  public var mae = Double.nan
  /// The mean squared error, mean of (y − f)²: in the squared units of the series, or with
  /// `MetricScale.train` in its variances.
  public var mse = Double.nan
  /// The root of the mean squared error, in the units of the mean absolute error.
  public var rmse = Double.nan
  /// Of variances; for a target that is a volatility.
  public var qlike = Double.nan
  /// Percent.
  public var mape = Double.nan
  /// 0 to 200.
  public var smape = Double.nan
  /// Scaled by the error of the seasonal naive forecast over the rows that a fit at the fold's cutoff trains on: of a
  /// rolling window its rows alone, and without the gap.
  public var mase = Double.nan
  /// Share of points where the direction from the last known value was right.
  public var direction = Double.nan
  /// 1 − SSE / SSE of the naive forecast.
  public var r2 = Double.nan
  /// Percent of the mean magnitude of what happened.
  public var wape = Double.nan
  /// As `mase`, of squared errors: the root of their mean in each fold, by that of the seasonal naive forecast over
  /// the rows that a fit there trains on; the mean over the folds.
  public var rmsse = Double.nan
  /// The mean absolute error by that of the naive forecast of the table.
  public var relativeMAE = Double.nan
  /// The mean of f − y, in the units of the mean absolute error: above 0 for forecasts that were too high.
  public var bias = Double.nan
  /// Theil's U2 against the last value known.
  public var theilU2 = Double.nan
  /// The mean of the sMAPE and the MASE, each by that of the naive forecast of the table.
  public var owa = Double.nan

  /// The scores in the order of tables.
  public static let all: [(name: String, value: any WritableKeyPath<Scores, Double> & Sendable)] = [
    ("mae", \.mae), ("mse", \.mse), ("rmse", \.rmse), ("qlike", \.qlike), ("mape", \.mape),
    ("smape", \.smape),
    ("mase", \.mase), ("direction", \.direction), ("r2", \.r2),
    ("wape", \.wape), ("rmsse", \.rmsse), ("relative_mae", \.relativeMAE), ("bias", \.bias),
    ("theil_u2", \.theilU2), ("owa", \.owa),
  ]
}

/// A score over several seeds.
public struct Spread: Sendable, Hashable {
  /// The arithmetic mean over the seeds.
  public let mean: Double
  /// Sample standard deviation over the seeds; nil for one.
  public let deviation: Double?

  package init(mean: Double, deviation: Double?) {
    (self.mean, self.deviation) = (mean, deviation)
  }
}

/// The scores of a model, seed by seed.
public struct SeedScores: Sendable, Hashable {
  /// The scores of each seed; a single element for a model without chance.
  public let seeds: [Scores]

  /// Mean and standard deviation of a score over the seeds.
  public func spread(of score: KeyPath<Scores, Double>) -> Spread {
    let values = seeds.map { $0[keyPath: score] }
    return Spread(
      mean: Descriptive.mean(values),
      deviation: values.count > 1 ? Descriptive.standardDeviation(values) : nil)
  }
}
