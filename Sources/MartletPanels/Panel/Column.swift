import MartletTime

/// A named column of a series: one value a row.
public struct Column: Sendable, Hashable {
  /// The column's name in its file.
  public let name: String
  /// What the column is to a forecast.
  public let role: Role
  /// The values in the units of the file.
  public let values: [Double]
  /// Rows whose values are known only after them, in ascending order.
  let interpolations: [Interpolation]
  /// Rows whose values are not of the file.
  public let filled: FilledRows
  /// How it goes on after the last row; nil where a file must say.
  let rule: TimeRule?
  /// The rows on which a joined value is new, in ascending order; nil where that was not asked for,
  /// and for a column that is not joined.
  package let arrivals: [Arrival]?
  /// Which volatility it is; nil for a column of something else.
  public internal(set) var volatility: VolatilityTarget?

  /// Creates a column.
  public init(name: String, role: Role, values: [Double]) {
    self.init(name: name, role: role, values: values, interpolations: [])
  }

  init(
    name: String, role: Role, values: [Double], interpolations: [Interpolation],
    filled: FilledRows = FilledRows(), rule: TimeRule? = nil, arrivals: [Arrival]? = nil
  ) {
    self.name = name
    self.role = role
    self.values = values
    self.interpolations = interpolations
    self.filled = filled
    self.arrivals = arrivals
    self.rule = rule
  }

  /// The values without those that are known only after their rows: the last one before instead.
  var carried: [Double] { interpolations.carried(in: values) }

  /// The rows after the first `count`.
  func dropping(_ count: Int) -> Column {
    guard count > 0 else { return self }
    var rule = rule
    rule?.origin += count
    var column = Column(
      name: name, role: role, values: Array(values.dropFirst(count)),
      interpolations: interpolations.compactMap { $0.dropping(count) },
      filled: filled.dropping(count), rule: rule,
      arrivals: arrivals?.compactMap { $0.dropping(count) })
    column.volatility = volatility
    return column
  }

  /// The first `count` rows.
  func prefix(_ count: Int) -> Column {
    var column = Column(
      name: name, role: role, values: Array(values.prefix(count)),
      interpolations: interpolations.filter { $0.rows.upperBound <= count }
        + interpolations.filter { $0.rows.contains(count) && $0.rows.lowerBound < count }
        .map { Interpolation(rows: $0.rows.lowerBound..<count, carried: $0.carried) },
      filled: filled.prefix(count), rule: rule, arrivals: arrivals?.filter { $0.row < count })
    column.volatility = volatility
    return column
  }

  /// The values of some rows; not-a-number on those that were filled.
  package func happened(_ rows: Range<Int>) -> ArraySlice<Double> {
    guard filled.overlaps(rows) else { return values[rows] }
    var happened = values[rows]
    for row in rows where filled.contains(row) { happened[row] = .nan }
    return happened
  }

  /// The last value of the file that was known on a row; what is known there where all were filled.
  package func lastObserved(onRow row: Int) -> Double {
    let observed = filled.lastObserved(upTo: row)
    return observed < 0 ? known(onRow: row) : values[observed]
  }

  /// The value of a row as it was known on it.
  package func known(onRow row: Int) -> Double { known(row..<(row + 1))[row] }

  /// The values of some rows as they were known on the last of them.
  func known(_ rows: Range<Int>) -> ArraySlice<Double> {
    let gap = interpolations.partitioningIndex { $0.rows.upperBound >= rows.upperBound }
    guard gap < interpolations.count, interpolations[gap].rows.lowerBound < rows.upperBound else {
      return values[rows]
    }
    var known = values[rows]
    let first = max(rows.lowerBound, interpolations[gap].rows.lowerBound)
    for row in first..<rows.upperBound { known[row] = interpolations[gap].carried }
    return known
  }
}
