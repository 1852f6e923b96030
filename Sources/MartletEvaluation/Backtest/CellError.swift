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

  public var description: String {
    "\(model) on '\(series)' at cutoff \(cutoff), seed \(seed): \(cause)"
  }
}
