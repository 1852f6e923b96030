extension TimeColumn {
  /// The times, with everything decided.
  /// - Parameter groups: The rows of each series.
  /// - Throws: `DataError` for dates that could be read in two ways, and digits that are no dates.
  func decided(
    groups: [Range<Int>]
  ) throws(DataError) -> (kind: TimeKind, ticks: [Int64], format: TimeFormat?) {
    if source == .rows { return (.integer, ticks, nil) }
    guard case .column = source, let format else { return (.date, ticks, nil) }
    switch format.layout {
    case .integer where pattern == nil:
      let (layout, kind, ticks) = try digits.decided(ticks, column: first.column)
      return (kind, ticks, TimeFormat(layout: layout))
    case .integer: return (.integer, ticks, format)
    case .colon:
      let months = isColonMonth ? 1 : 3
      let days = ticks.map { tick in
        let (year, part) = Int(tick).quotientAndRemainder(dividingBy: 100)
        return CivilDate(year: year, month: (part - 1) * months + 1, day: 1).daysSinceEpoch
      }
      return (.date, days, format)
    case .dayFirst(let separator) where !isOrderShown:
      let turned = ticks.map(Self.turned)
      let isOrdered = (Self.isOrdered(ticks, groups), Self.isOrdered(turned, groups))
      guard isOrdered.0 != isOrdered.1 else {
        throw DataError(
          .ambiguousDates(first.text, column: first.column, separator: separator), at: first.place)
      }
      var decided = format
      if isOrdered.1 { decided.layout = .monthFirst(separator: separator) }
      let (kind, days) = withClocks(isOrdered.0 ? ticks : turned)
      return (kind, days, decided)
    default:
      let (kind, ticks) = withClocks(ticks)
      return (kind, ticks, format)
    }
  }

  private func withClocks(_ days: [Int64]) -> (TimeKind, [Int64]) {
    if clocks.isEmpty || isAtMidnight { return (.date, days) }
    return (.dateTime, zip(days, clocks).map { $0 * secondsPerDay + Int64($1) })
  }

  /// Whether all series go one way, forward or backward, without a time that comes twice.
  private static func isOrdered(_ ticks: [Int64], _ groups: [Range<Int>]) -> Bool {
    func all(_ areInOrder: (Int64, Int64) -> Bool) -> Bool {
      groups.allSatisfy { rows in
        rows.dropFirst().allSatisfy { areInOrder(ticks[$0 - 1], ticks[$0]) }
      }
    }
    return all(<) || all(>)
  }
}
