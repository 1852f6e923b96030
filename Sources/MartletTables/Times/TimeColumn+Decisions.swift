import MartletFiles
import MartletTime

extension TimeColumn {
  /// The times, with everything decided.
  /// - Parameters:
  ///   - groups: The rows of each series.
  ///   - mayRepeat: Whether a date may come several times in a series, as beside a clock.
  /// - Throws: `DataError` for dates that could be read in two ways, and digits that are no dates.
  func decided(
    groups: [Range<Int>], mayRepeat: Bool = false
  ) throws(DataError) -> DecidedTimes {
    guard let format else { return DecidedTimes(kind: .date, ticks: ticks) }
    switch format.layout {
    case .integer where pattern == nil:
      let (layout, kind, times) = try digits.decided(ticks, column: first.column)
      let areCut = layout == .epoch(.milliseconds) && ticks.contains { $0 % 1000 != 0 }
      return decided(kind, times, TimeFormat(layout: layout), areCut: areCut)
    case .integer: return decided(.integer, ticks, format)
    case .colon:
      let months = isColonMonth ? 1 : 3
      let days = ticks.map { tick in
        let (year, part) = Int(tick).quotientAndRemainder(dividingBy: 100)
        return CivilDate(year: year, month: (part - 1) * months + 1, day: 1).daysSinceEpoch
      }
      return decided(.date, days, format)
    case .dayFirst(let separator) where !isOrderShown:
      let turned = ticks.map(Self.turned)
      let isOrdered = (
        Self.isOrdered(ticks, groups, mayRepeat), Self.isOrdered(turned, groups, mayRepeat)
      )
      guard isOrdered.0 != isOrdered.1 else {
        throw DataError(
          .ambiguousDates(first.text, column: first.column, separator: separator), at: first.place)
      }
      var layout = format
      if isOrdered.1 { layout.layout = .monthFirst(separator: separator) }
      let (kind, days) = withClocks(isOrdered.0 ? ticks : turned)
      return decided(kind, days, layout)
    default:
      let (kind, ticks) = withClocks(ticks)
      return decided(kind, ticks, format)
    }
  }

  private func decided(
    _ kind: TimeKind, _ ticks: [Int64], _ format: TimeFormat, areCut: Bool = false
  ) -> DecidedTimes {
    let areCut = areCut || self.areCut
    var notes = format.note.map { [$0] } ?? []
    if areCut { notes.append("fractions of a second cut") }
    return DecidedTimes(
      kind: kind, ticks: ticks, areLocal: format.isLocal, example: format.example, areCut: areCut,
      notes: notes)
  }

  private func withClocks(_ days: [Int64]) -> (TimeKind, [Int64]) {
    if clocks.isEmpty || isAtMidnight { return (.date, days) }
    return (.dateTime, zip(days, clocks).map { $0 * secondsPerDay + Int64($1) })
  }

  /// Whether all series go one way, forward or backward, without a time that comes twice.
  private static func isOrdered(
    _ ticks: [Int64], _ groups: [Range<Int>], _ mayRepeat: Bool
  ) -> Bool {
    func all(_ areInOrder: (Int64, Int64) -> Bool) -> Bool {
      groups.allSatisfy { rows in
        rows.dropFirst().allSatisfy { areInOrder(ticks[$0 - 1], ticks[$0]) }
      }
    }
    return mayRepeat ? all(<=) || all(>=) : all(<) || all(>)
  }
}
