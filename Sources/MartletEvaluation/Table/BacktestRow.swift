/// One forecast of one value, beside what happened.
public struct BacktestRow: Sendable {
  /// The id of the series.
  public let series: String
  /// The time that is forecast.
  public let time: String
  /// The time of the last row known.
  public let cutoff: String
  /// From 1, the oldest first.
  public let fold: Int
  /// Steps after the cutoff, from 1.
  public let step: Int
  /// What happened; not-a-number where the file has no value.
  public let truth: Double
  /// The label of the model.
  public let model: String
  /// From 1; 0 for the mean over several seeds.
  public let seed: Int
  /// The forecast; not-a-number where the model failed.
  public let mean: Double
  /// One a level of the table, around the forecast of the model and not of single seeds; not-a-number
  /// where there are none.
  public let intervals: [Interval]
  /// One a level of single quantiles of the table; as intervals.
  public let quantiles: [Double]

  package init(
    series: String, time: String, cutoff: String, fold: Int, step: Int, truth: Double,
    model: String, seed: Int, mean: Double, intervals: [Interval], quantiles: [Double]
  ) {
    (self.series, self.time, self.cutoff) = (series, time, cutoff)
    (self.fold, self.step, self.truth) = (fold, step, truth)
    (self.model, self.seed, self.mean) = (model, seed, mean)
    (self.intervals, self.quantiles) = (intervals, quantiles)
  }
}
