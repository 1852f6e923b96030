/// The rule by which the times of an axis follow one another.
public enum Frequency: Sendable, Hashable {
  /// Every calendar day.
  case everyDay
  /// Monday to Friday; a holiday is a day without a row, not a missing value.
  case weekdays
  /// Some other days of the week; a day without a row among them is no missing value.
  case workingWeek(WorkingWeek)
  /// The sessions of an exchange, or those that a file of holidays leaves.
  case sessions(TradingCalendar)
  /// Once a week.
  case weekly(Weekday)
  /// Every `count` months (1, 3 or 12) in the months congruent to `month` (1...12), on `day`.
  case months(count: Int, month: Int, day: MonthDay)
  /// Every so many seconds.
  case seconds(Int)
  /// At some times of the week, in steps of less than a day, as the rows show them.
  case hours(OpenHours)
  /// Every so many units of an integer axis.
  case step(Int)
  /// Every so many steps, two or more, of another rule: days, weekdays, weeks or months.
  indirect case multiple(Int, Frequency)
  /// No rule, hence no future dates.
  case irregular

  /// The first day of every month.
  public static let monthStart = Frequency.months(count: 1, month: 1, day: .first)
  /// The last day of every month.
  public static let monthEnd = Frequency.months(count: 1, month: 1, day: .last)
  /// The first day of January, April, July and October.
  public static let quarterStart = Frequency.months(count: 3, month: 1, day: .first)
  /// The last day of March, June, September and December.
  public static let quarterEnd = Frequency.months(count: 3, month: 3, day: .last)
  /// 1 January.
  public static let yearStart = Frequency.months(count: 12, month: 1, day: .first)
  /// 31 December.
  public static let yearEnd = Frequency.months(count: 12, month: 12, day: .last)

  /// A fixed day of every month.
  public static func month(day: Int) -> Frequency { .months(count: 1, month: 1, day: .day(day)) }

  /// How many steps make the usual season.
  ///
  /// Weekdays 5, days 7, other working weeks as many as they have days, weeks 52, months 12, quarters 4, years 1, minutes 60; other steps of less
  /// than a day: as many as fill a day (24 hours, 96 quarters of an hour), or a minute for steps of
  /// seconds. With closed hours the rows of a day, for steps of more than a minute. A multiple has the season of its step when that is a whole number of it. Integer and
  /// irregular axes have none: 1.
  public var seasonLength: Int {
    switch self {
    case .everyDay: 7
    case .weekdays: 5
    case .sessions(let calendar): calendar.week.count
    case .workingWeek(let week): week.count
    case .weekly: 52
    case .months(let count, _, _): max(1, 12 / count)
    case .seconds(let step) where step <= 60: step == 60 ? 60 : max(1, 60 / step)
    case .seconds(let step): max(1, Int(secondsPerDay) / step)
    case .hours(let hours):
      // A season of a day of minutes is more than most models can fit.
      hours.step > 60 ? hours.rowsADay : Frequency.seconds(hours.step).seasonLength
    case .multiple(let count, let base):
      base.seasonLength.isMultiple(of: count) ? base.seasonLength / count : 1
    case .step, .irregular: 1
    }
  }

  /// The first time after `tick` that follows the rule; nil for `irregular`, for a rule that does
  /// not belong to the kind of axis, and past the last tick that fits.
  ///
  /// A date-time keeps its time of day under the rules that count days. Ticks are those that clocks
  /// at home show.
  public func next(after tick: Int64, kind: TimeKind) -> Int64? {
    switch (self, kind) {
    case (.irregular, _): return nil
    case (.step(let step), .integer), (.seconds(let step), .dateTime):
      let (next, overflow) = tick.addingReportingOverflow(Int64(step))
      return overflow ? nil : next
    case (.hours(let hours), .dateTime): return hours.next(after: tick)
    case (.step, _), (.seconds, _), (.hours, _), (_, .integer): return nil
    case (.multiple(let count, let base), _):
      var next: Int64? = tick
      for _ in 0..<count { next = next.flatMap { base.next(after: $0, kind: kind) } }
      return next
    case (_, .date): return nextDay(after: tick)
    case (_, .dateTime):
      let day = tick.flooredQuotient(secondsPerDay)
      return nextDay(after: day).map { $0 * secondsPerDay + tick - day * secondsPerDay }
    }
  }

  private func nextDay(after day: Int64) -> Int64? {
    switch self {
    case .everyDay:
      return day + 1
    case .weekdays:
      switch Weekday(daysSinceEpoch: day) {
      case .friday: return day + 3
      case .saturday: return day + 2
      default: return day + 1
      }
    case .workingWeek(let week):
      return week.next(after: day)
    case .sessions(let calendar):
      return calendar.session(after: day)
    case .weekly(let weekday):
      let ahead = (weekday.rawValue - Weekday(daysSinceEpoch: day).rawValue + 7) % 7
      return day + Int64(ahead == 0 ? 7 : ahead)
    case .months(let count, let month, let monthDay):
      var index = CivilDate(daysSinceEpoch: day).monthIndex
      while true {
        if (index - (month - 1)) % count == 0 {
          let candidate = monthDay.date(inMonth: index).daysSinceEpoch
          if candidate > day { return candidate }
        }
        index += 1
      }
    case .seconds, .hours, .step, .multiple, .irregular:
      return nil
    }
  }
}

extension Frequency {
  /// Whether rows can be made into bars that are named so: every day, a day of the week, or the last day
  /// or weekday of months, quarters or years.
  package var isOfBars: Bool {
    switch self {
    case .everyDay, .weekly, .months(_, _, .last), .months(_, _, .lastWeekday): true
    default: false
    }
  }
}
