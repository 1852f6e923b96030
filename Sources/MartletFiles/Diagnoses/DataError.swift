/// What is wrong with the input data, where, and what to do about it.
///
/// The values are kept as data (``problem``); their wording is computed. `description` is one line:
///
///     prices.csv:1:4: error: there is no column 'prise'; hint: target: "price"   (columns: …)
public struct DataError: Diagnosis, Sendable, Hashable {
  /// The kind of remedy an error needs; a command maps it to its exit code.
  public enum Category: String, Codable, Sendable, Hashable {
    /// The options contradict one another or the columns of the file.
    case usage
    /// The content of a file cannot be used as it is.
    case data
    /// There is no such file.
    case noInput
    /// The system refused to read the file.
    case io
    /// A computation came to no result.
    case computation
  }

  /// Where the error is; nil when it concerns no file.
  public let location: SourceLocation?
  /// What is wrong, as data.
  public let problem: any Problem

  /// How many lines from the place to the end of the file are no rows, where none follows.
  private(set) var footer: Int?

  package init(problem: any Problem, at location: SourceLocation? = nil) {
    self.problem = problem
    self.location = location
  }

  /// The same error where nothing but `count` lines of text is left of the file.
  package func withFooter(_ count: Int) -> DataError {
    var error = self
    error.footer = count
    return error
  }

  public var what: Wording { problem.message }

  public var remedy: Wording? {
    if let footer { return "\(option: .skipFooter, footer), if the table ends above this line" }
    return problem.remedy(at: location)
  }

  public var category: Category { problem.category }

  public static func == (first: DataError, second: DataError) -> Bool {
    first.location == second.location && first.footer == second.footer
      && AnyHashable(first.problem) == AnyHashable(second.problem)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(location)
    hasher.combine(AnyHashable(problem))
    hasher.combine(footer)
  }
}
