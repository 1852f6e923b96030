public import MartletFiles
public import MartletTime

/// Rows made into fewer ones: days into weeks or months.
///
/// A bar is named by the last day of its period and holds the rows after the bar before, up to and
/// including that day, as pandas' `resample` does for `W-FRI`, `ME`, `QE`, `YE` and their business
/// variants. A period without rows makes no bar. The last period makes none either while it is not
/// over: no bar holds less than it will hold later.
public struct Resampling: Sendable, Hashable {
  /// The days by which bars are named.
  public let frequency: Frequency
  /// How the values of columns become one, by the columns' names; others by their meaning.
  public let aggregates: [String: Aggregate]

  /// Creates a rule.
  /// - Parameters:
  ///   - frequency: Every day (from times with a clock), a day of the week, or the last day or
  ///     weekday of months, quarters or years.
  ///   - aggregates: By column; ``Aggregate/init(forColumn:)`` for those that are not named.
  /// - Throws: `DataError` for another frequency: a bar that is named by its first day would seem to
  ///   be known then.
  public init(
    to frequency: Frequency, aggregates: [String: Aggregate] = [:]
  ) throws(DataError) {
    guard frequency.isOfBars else { throw DataError(.cannotResample(to: frequency.alias)) }
    self.frequency = frequency
    self.aggregates = aggregates
  }

  /// How the values of a column become one.
  public func aggregate(for column: String) -> Aggregate {
    aggregates[column] ?? Aggregate(forColumn: column)
  }
}
