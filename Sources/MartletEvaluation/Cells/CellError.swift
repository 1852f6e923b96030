import MartletFiles
import MartletForecasting

/// A model that failed in a cell of an evaluation.
///
/// It can be stored: what is read back says the same, with the words of its cause for the cause.
public struct CellError: Error, CustomStringConvertible {
  /// What kind of failure it is: commands end with an exit code of it.
  public enum Category: String, Codable, Sendable, Hashable {
    /// Options that do not go together.
    case usage
    /// Data that the model cannot work with.
    case data
    /// A file that is not there.
    case noInput
    /// A file that cannot be read.
    case io
    /// A model that did not do its work.
    case software
  }

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
  public let category: Category

  package init(model: String, series: String, cutoff: String, seed: Int, cause: any Error) {
    self.model = model
    self.series = series
    self.cutoff = cutoff
    self.seed = seed
    self.cause = cause
    category = Category(of: cause)
  }

  /// Where it failed, and why.
  public var reason: String {
    // Before any fit: the error says of which series, and what is left before the cutoff.
    if let error = cause as? BacktestError { return "before the first fold: \(error.message)" }
    return "on '\(series)' at cutoff \(cutoff), seed \(seed): \(cause)"
  }

  public var description: String { "\(model) \(reason)" }
}

extension CellError.Category {
  fileprivate init(of cause: any Error) {
    switch cause {
    case let error as DataError:
      self =
        switch error.category {
        case .usage: .usage
        case .data: .data
        case .noInput: .noInput
        case .io: .io
        }
    case is OptionError: self = .usage
    case is ModelError, is BacktestError: self = .data
    default: self = .software
    }
  }
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
    category = try container.decode(Category.self, forKey: .category)
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
