/// A value of another axis on the first row that knows it.
package struct Arrival: Sendable, Hashable {
  /// The row of the series.
  package let row: Int
  /// The time that the value is of, as its file has it.
  package let period: String
  /// The time from which it was known.
  package let published: String

  /// The arrival where the first rows are left out; nil where its own is.
  func dropping(_ count: Int) -> Arrival? {
    row < count ? nil : Arrival(row: row - count, period: period, published: published)
  }
}
