public import MartletFiles

/// A column that is made of two others of its file, row by row: `spread=BAA-AAA`.
///
///     a+b    a-b    a*b    a/b
///
/// - Edge cases: missing where either of the two is; a quotient by 0 is an error with its place.
public struct DerivedColumn: Sendable, Hashable {
  /// The name of the new column.
  public let name: String
  /// The two columns and what is between them.
  public let expression: String

  /// Creates a column; whether a file has what the expression names is seen when it is read.
  public init(name: String, expression: String) {
    self.name = name
    self.expression = expression
  }

  /// Reads `spread=BAA-AAA`.
  /// - Throws: `DataError` for text without a name, an equals sign and an expression after it.
  public init(parsing text: String) throws(DataError) {
    let sides = text.split(separator: "=", maxSplits: 1).map { $0.trimmed() }
    guard sides.count == 2, !sides.contains("") else {
      throw DataError(.invalidDerivedColumn(text))
    }
    self.init(name: sides[0], expression: sides[1])
  }

  package enum Operation: Character, Sendable, CaseIterable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"

    func apply(_ left: Double, _ right: Double) -> Double {
      switch self {
      case .plus: left + right
      case .minus: left - right
      case .times: left * right
      case .over: left / right
      }
    }
  }

  /// The expression with the columns of a file in place of names.
  package struct Rule: Sendable {
    package let left: Int
    package let operation: Operation
    package let right: Int
  }

  /// The rule for a file with these columns; nil where it lacks one. A sign of the expression may
  /// be part of a name, as in `10-Year`.
  func rule(_ names: ColumnNames, at location: SourceLocation) throws(DataError) -> Rule? {
    for index in expression.indices {
      guard let operation = Operation(rawValue: expression[index]) else { continue }
      let sides = [
        expression[..<index].trimmed(), expression[expression.index(after: index)...].trimmed(),
      ]
      let columns = sides.map(names.columns(called:))
      guard !columns.contains([]) else { continue }
      for (side, columns) in zip(sides, columns) where columns.count > 1 {
        throw DataError(
          .ambiguousName(
            side, option: ColumnOption(.derive), columns: columns.map { names.columns[$0] }),
          at: location)
      }
      return Rule(left: columns[0][0], operation: operation, right: columns[1][0])
    }
    return nil
  }
}

extension Substring {
  fileprivate func trimmed() -> String {
    let start = drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}
