/// Which day of its month a monthly, quarterly or yearly date falls on.
public enum MonthDay: Sendable, Hashable {
  /// The first calendar day, a weekend or not.
  case first
  /// The last calendar day, a weekend or not.
  case last
  /// The first Monday to Friday.
  case firstWeekday
  /// The last Monday to Friday.
  case lastWeekday
  /// A fixed day, or the last day of a shorter month.
  case day(Int)

  /// The date in the month counted by `CivilDate.monthIndex`.
  package func date(inMonth monthIndex: Int) -> CivilDate {
    let year = monthIndex.flooredQuotient(12)
    let month = monthIndex - year * 12 + 1
    let length = CivilDate.days(inMonth: month, of: year)
    func date(_ day: Int) -> CivilDate { CivilDate(year: year, month: month, day: day) }
    func weekday(_ day: Int) -> Weekday { Weekday(daysSinceEpoch: date(day).daysSinceEpoch) }
    switch self {
    case .first: return date(1)
    case .last: return date(length)
    case .day(let day): return date(min(max(day, 1), length))
    case .firstWeekday:
      switch weekday(1) {
      case .saturday: return date(3)
      case .sunday: return date(2)
      default: return date(1)
      }
    case .lastWeekday:
      switch weekday(length) {
      case .saturday: return date(length - 1)
      case .sunday: return date(length - 2)
      default: return date(length)
      }
    }
  }
}
