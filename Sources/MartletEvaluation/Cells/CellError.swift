public import MartletFiles
import MartletForecasting

/// A model that failed in a cell of an evaluation.
public struct CellError: Diagnosis {
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
  public var reason: Wording {
    // Before any fit: the error says of which series, and what is left before the cutoff.
    if let error = cause as? BacktestError { return "before the first fold: \(error.what)" }
    let words = (cause as? any Diagnosis)?.line ?? "\(cause)"
    return "on '\(series)' at cutoff \(cutoff), seed \(seed): \(words)"
  }

  /// What is wrong with the data or an option, whatever the model; nil where the model failed.
  private var fault: (any Diagnosis)? {
    cause is DataError || cause is OptionError ? cause as? any Diagnosis : nil
  }

  public var location: SourceLocation? { fault?.location }
  public var what: Wording { fault?.what ?? line }
  public var remedy: Wording? { (cause as? any Diagnosis)?.remedy }
  public var category: DataError.Category { (cause as? any Diagnosis)?.category ?? .computation }
  public var line: Wording { "\(model) \(reason)" }
}
