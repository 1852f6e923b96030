/// A named column of a series: one value a row.
public struct Column: Sendable, Hashable {
  /// The column's name in its file.
  public let name: String
  /// What the column is to a forecast.
  public let role: Role
  /// The values in the units of the file.
  public let values: [Double]

  /// Creates a column.
  public init(name: String, role: Role, values: [Double]) {
    self.name = name
    self.role = role
    self.values = values
  }
}
