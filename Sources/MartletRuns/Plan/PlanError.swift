/// Why a file is no plan: where, what, and what to do about it.
public struct PlanError: Error, Sendable, Hashable {
  /// What kind of mistake it is.
  public enum Category: Sendable, Hashable {
    /// There is no such file.
    case noInput
    /// The file cannot be read.
    case unreadable
    /// The file is neither JSON nor YAML.
    case format
    /// The file says something that no plan says.
    case content
  }

  /// What kind of mistake this is.
  public let category: Category
  /// The path as it was given.
  public let file: String
  /// From 1; nil where it is not known.
  public let line: Int?
  /// The character in the line, from 1; nil where it is not known.
  public let column: Int?
  /// What is wrong.
  public let message: String
  /// What to do about it.
  public let hint: String

  init(
    _ category: Category, _ file: String, at place: (line: Int, column: Int)? = nil,
    _ message: String, hint: String
  ) {
    self.category = category
    self.file = file
    (line, column) = (place?.line, place?.column)
    self.message = message
    self.hint = hint
  }
}
