public import MartletFiles

/// How several values become one.
public enum Aggregate: String, Sendable, Hashable, Codable, CaseIterable {
  /// The earliest of the values, as for an opening price.
  case first
  /// The largest of the values, as for a high.
  case max
  /// The smallest of the values, as for a low.
  case min
  /// The latest of the values, as for a closing price or an indicator.
  case last
  /// The arithmetic mean of the values.
  case mean
  /// The sum of the values, as for a volume.
  case sum

  /// The aggregate called `first`, `max`, `min`, `last`, `mean` or `sum`.
  /// - Throws: `DataError` for another name.
  public init(named name: String) throws(DataError) {
    guard let aggregate = Self(rawValue: name) else { throw DataError(.invalidAggregate(name)) }
    self = aggregate
  }

  /// What a column of prices stands for, by its name in any case: `open` first, `high` max, `low`
  /// min, `volume` and `vol.` sum; last for all others, `close` and indicators among them.
  public init(forColumn name: String) {
    // A column that several files have is called `file:name`.
    let own = name.split(separator: ":").last.map { $0.lowercased() } ?? ""
    switch own {
    case "open": self = .first
    case "high": self = .max
    case "low": self = .min
    case "volume", "vol", "vol.": self = .sum
    default: self = .last
    }
  }

  /// The rows that the one value is made of.
  func rowsUsed(of rows: Range<Int>) -> Range<Int> {
    switch self {
    case .first: rows.prefix(1)
    case .last: rows.suffix(1)
    case .max, .min, .sum, .mean: rows
    }
  }

  /// The one value; NaN for none.
  func value(of values: ArraySlice<Double>) -> Double {
    switch self {
    case .first: values.first ?? .nan
    case .last: values.last ?? .nan
    case .max: values.max() ?? .nan
    case .min: values.min() ?? .nan
    case .sum: values.reduce(0, +)
    case .mean: values.reduce(0, +) / Double(values.count)
    }
  }
}
