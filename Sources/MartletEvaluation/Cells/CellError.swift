public import MartletFiles
import MartletForecasting

/// A model that failed in a cell of an evaluation.
///
/// It can be stored: what is read back says the same, with the words of its cause for the cause.
public struct CellError: Diagnosis {
  /// The column of the model.
  public let model: String
  /// The series that it failed on: the first of several, and how many more.
  public let series: String
  /// The time of the last row known.
  public let cutoff: String
  /// From 1.
  public let seed: Int
  /// What happened.
  public let cause: any Error
  /// What kind of failure the cause is.
  public let category: DataError.Category

  package init(model: String, series: String, cutoff: String, seed: Int, cause: any Error) {
    self.model = model
    self.series = series
    self.cutoff = cutoff
    self.seed = seed
    self.cause = cause
    category = (cause as? any Diagnosis)?.category ?? .computation
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
  public var line: Wording { "\(model) \(reason)" }
}

extension CellError: Codable {
  private enum Key: CodingKey { case model, series, cutoff, seed, cause, category }

  /// The words of a cause that was stored.
  private struct StoredCause: Error, CustomStringConvertible { let description: String }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    model = try container.decode(String.self, forKey: .model)
    series = try container.decode(String.self, forKey: .series)
    cutoff = try container.decode(String.self, forKey: .cutoff)
    seed = try container.decode(Int.self, forKey: .seed)
    cause = StoredCause(description: try container.decode(String.self, forKey: .cause))
    category = try container.decode(DataError.Category.self, forKey: .category)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(model, forKey: .model)
    try container.encode(series, forKey: .series)
    try container.encode(cutoff, forKey: .cutoff)
    try container.encode(seed, forKey: .seed)
    try container.encode("\(cause)", forKey: .cause)
    try container.encode(category, forKey: .category)
  }
}
