/// Weeks of ISO 8601: they begin on Monday, and belong to the year that has their Thursday.
package enum ISOWeek {
  /// The date of a day of a week; nil where the year has no such week, or the date no year of four
  /// digits.
  /// - Parameter weekday: 1 for Monday to 7 for Sunday.
  package static func date(year: Int, week: Int, weekday: Int = 1) -> CivilDate? {
    guard 1...count(in: year) ~= week, 1...7 ~= weekday else { return nil }
    // 4 January is always in week 1.
    let fourth = CivilDate(year: year, month: 1, day: 4).daysSinceEpoch
    let monday = fourth - Int64(Weekday(daysSinceEpoch: fourth).rawValue)
    let date = CivilDate(daysSinceEpoch: monday + Int64(7 * (week - 1) + weekday - 1))
    return 0...9999 ~= date.year ? date : nil
  }

  /// 53 where the year begins or ends on a Thursday, else 52.
  static func count(in year: Int) -> Int {
    let ends = [(1, 1), (12, 31)].map { month, day in
      Weekday(daysSinceEpoch: CivilDate(year: year, month: month, day: day).daysSinceEpoch)
    }
    return ends.contains(.thursday) ? 53 : 52
  }
}
