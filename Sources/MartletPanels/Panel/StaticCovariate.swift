/// A number about a series that does not change in time, on the scale that networks see.
///
/// A column of words becomes one of these for each word that occurs in the panel, `sector=energy`,
/// 1 in the series that have it and 0 elsewhere: a linear layer on them is a table with a row for each
/// word. A column of numbers is standardised over the series.
public struct StaticCovariate: Sendable, Hashable {
  /// The column's name; of words with the word after an equals sign.
  public let name: String
  public let value: Double

  public init(name: String, value: Double) {
    self.name = name
    self.value = value
  }
}
