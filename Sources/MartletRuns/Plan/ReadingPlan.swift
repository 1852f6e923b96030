/// How a file is written, where that is not recognised: null leaves it to be recognised.
public struct ReadingPlan: Codable, Sendable, Hashable {
  /// What separates fields: `comma`, `semicolon`, `tab` or `bar`.
  @OrNull public var delimiter: String?
  /// What stands before decimals: `point` or `comma`.
  @OrNull public var decimal: String?
  /// Whether there are column names at all.
  @OrNull public var header: Bool?
  /// The line of the column names, from 1.
  @OrNull public var headerRow: Int?
  /// How many rows hold column names.
  @OrNull public var headerRows: Int?
  /// The names of the columns of a file without.
  @OrNull public var names: [String]?
  /// Rows under the column names that are no data.
  @OrNull public var skipRows: Int?
  /// Lines at the end that are no data.
  @OrNull public var skipFooter: Int?
  /// How times are written.
  @OrNull public var timeFormat: String?
  /// What else stands for a missing number.
  @OrNull public var missingText: [String]?
  /// How characters are written.
  @OrNull public var encoding: String?

  /// A file all of which is recognised.
  public init() {}
}
