/// The rules by which the holidays of one year are found; results are days since 1970-01-01.
struct HolidayRules {
  let year: Int

  /// A fixed date.
  func day(_ month: Int, _ day: Int) -> Int64 {
    CivilDate(year: year, month: month, day: day).daysSinceEpoch
  }

  /// The `count`-th weekday of a month, from 1.
  func nth(_ count: Int, _ weekday: Weekday, _ month: Int) -> Int64 {
    onOrAfter(day(month, 1), weekday) + Int64(count - 1) * 7
  }

  /// The last weekday of a month.
  func last(_ weekday: Weekday, _ month: Int) -> Int64 {
    onOrAfter(day(month, CivilDate.days(inMonth: month, of: year)) - 6, weekday)
  }

  /// The first weekday from a day on.
  func onOrAfter(_ day: Int64, _ weekday: Weekday) -> Int64 {
    day + Int64((weekday.rawValue - Weekday(daysSinceEpoch: day).rawValue + 7) % 7)
  }

  /// Easter Sunday of the Gregorian calendar, by the algorithm that Nature printed in 1876 (Meeus,
  /// Astronomical Algorithms, 1991, chapter 8).
  var easter: Int64 {
    let (golden, century, rest) = (year % 19, year / 100, year % 100)
    let leaps = century / 4
    let correction = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - leaps - correction + 15) % 30
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
    let late = (golden + 11 * epact + 22 * weekday) / 451
    let count = epact + weekday - 7 * late + 114
    return day(count / 31, count % 31 + 1)
  }

  /// A holiday on a Sunday is kept on Monday.
  func sundayToMonday(_ day: Int64) -> Int64 {
    Weekday(daysSinceEpoch: day) == .sunday ? day + 1 : day
  }

  /// A holiday on a Saturday is kept on Friday, one on a Sunday on Monday.
  func nearestWeekday(_ day: Int64) -> Int64 {
    Weekday(daysSinceEpoch: day) == .saturday ? day - 1 : sundayToMonday(day)
  }

  /// The days of a list that are in this year.
  func those(of dates: [(year: Int, month: Int, days: [Int])]) -> [Int64] {
    dates.filter { $0.year == year }.flatMap { date in date.days.map { day(date.month, $0) } }
  }

  /// Dates written as month * 100 + day.
  func days(_ dates: [Int]) -> [Int64] { dates.map { day($0 / 100, $0 % 100) } }

  /// The last weekday before a day.
  func last(_ weekday: Weekday, before day: Int64) -> Int64 { onOrAfter(day - 7, weekday) }

  /// A holiday on a weekend is kept on Monday.
  func weekendToMonday(_ day: Int64) -> Int64 {
    Weekday(daysSinceEpoch: day) == .saturday ? day + 2 : sundayToMonday(day)
  }

  /// Christmas and the day after it, each moved on by two days from a weekend.
  var christmasMovedOn: [Int64] {
    [day(12, 25), day(12, 26)].map { Weekday(daysSinceEpoch: $0).isWeekend ? $0 + 2 : $0 }
  }
}
