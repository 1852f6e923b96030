/// A place in an input file.
///
/// Written `sp500.csv:12:5`; parts that are not known are left out.
public struct SourceLocation: Sendable, Hashable, CustomStringConvertible {
  /// The file's name as it was given.
  public let file: String
  /// The physical line, counted from 1.
  public let line: Int?
  /// The number of the field in its record (not of the character), counted from 1.
  public let column: Int?

  /// Creates a place; a column without a line is not shown.
  public init(file: String, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }

  public var description: String {
    let file = file.visible
    guard let line else { return file }
    guard let column else { return "\(file):\(line)" }
    return "\(file):\(line):\(column)"
  }
}
