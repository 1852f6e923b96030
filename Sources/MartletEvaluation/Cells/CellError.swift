/// A model that failed in a cell of an evaluation.
public struct CellError: Error, CustomStringConvertible {
  /// The column of the model.
  public let model: String
  public let series: String
  /// The time of the last row known.
  public let cutoff: String
  /// From 1.
  public let seed: Int
  /// What happened.
  public let cause: any Error

  package init(model: String, series: String, cutoff: String, seed: Int, cause: any Error) {
    self.model = model
    self.series = series
    self.cutoff = cutoff
    self.seed = seed
    self.cause = cause
  }

  /// Where it failed, and why.
  public var reason: String {
    // Before any fit: the error says of which series, and what is left before the cutoff.
    if let error = cause as? BacktestError { return "before the first fold: \(error.message)" }
    return "on '\(series)' at cutoff \(cutoff), seed \(seed): \(cause)"
  }

  public var description: String { "\(model) \(reason)" }
}
