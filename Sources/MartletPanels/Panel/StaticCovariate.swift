/// A number about a series that does not change in time, on the scale that networks see.
///
/// A column of words becomes one of these for each word that occurs in the panel, `sector=energy`,
/// 1 in the series that have it and 0 elsewhere: a linear layer on them is a table with a row for each
/// word. A column of numbers is standardised over the series.
public struct StaticCovariate: Sendable, Hashable {
  /// The column's name; of words with the word after an equals sign.
  public let name: String
  /// 1 or 0 for a word that the series has or has not; for a column of numbers, the number
  /// standardised over the series of the panel.
  public let value: Double

  /// Creates a covariate that is on the scale of networks already: `value` is kept as it is.
  public init(name: String, value: Double) {
    self.name = name
    self.value = value
  }
}
