extension OpenHours {
  /// What the rows of an axis of less than a day show of its hours.
  enum Reading: Equatable {
    /// Rows at nearly every step from the first to the last, or too few days to tell.
    case always
    /// Rows at some times of the week.
    case hours(OpenHours)
    /// Rows at only a share of the steps, by no plain pattern of the week.
    case unclear
  }

  /// Reads the hours from rows: those of the last four weeks, or where these are not plain of half a
  /// year, or of ten days. The rows of the last five days must agree with what is found.
  /// - Parameters:
  ///   - local: Times by the clocks at home, ascending.
  ///   - step: The usual seconds from one row to the next.
  static func reading(of local: [Int64], step: Int64) -> Reading {
    guard let first = local.first, let last = local.last, step > 0 else { return .always }
    let steps = (last - first) / step + 1
    guard steps > Int64(local.count) * 51 / 50 + 1 else { return .always }
    for days: Int64 in [28, 182, 10] {
      let start = local.partitioningIndex { $0 > last - days * secondsPerDay }
      // Those of one night more would tell nothing new.
      let rows = HourCounts(local[start...])
      guard rows.dayCount > 2, let hours = rows.pattern(step: Int(step)) else { continue }
      guard hours.times.count < secondsPerWeek / Int(step) else { return .always }
      if isRecent(hours, local) { return .hours(hours) }
    }
    return steps > Int64(local.count) * 5 / 4 ? .unclear : .always
  }

  /// Whether nine of ten rows of the last five days with rows are at the times.
  private static func isRecent(_ hours: OpenHours, _ local: [Int64]) -> Bool {
    var (days, rows, outside) = (0, 0, 0)
    var day = Int64.max
    for time in local.reversed() {
      if time.flooredQuotient(secondsPerDay) != day {
        day = time.flooredQuotient(secondsPerDay)
        days += 1
        if days > 5 { break }
      }
      rows += 1
      if !hours.contains(time) { outside += 1 }
    }
    return outside * 10 <= rows
  }
}

/// How often rows are at each time of the week.
struct HourCounts {
  private let first: Int64
  private let last: Int64
  /// The rows by seconds of the week.
  private let rows: [Int: Int]
  private let rowCount: Int
  /// The days with rows, by weekday from Monday on.
  private let days: [Int]
  /// The clocks of rows, ascending.
  private let clocks: [Int]

  /// - Parameter local: Times by the clocks at home, ascending, not empty.
  init(_ local: ArraySlice<Int64>) {
    first = local.first ?? 0
    last = local.last ?? 0
    rowCount = local.count
    var rows: [Int: Int] = [:]
    var days = [Int](repeating: 0, count: 7)
    var day = Int64.min
    for time in local {
      let place = OpenHours.place(time).time
      rows[place, default: 0] += 1
      let own = time.flooredQuotient(secondsPerDay)
      if own != day {
        day = own
        days[place / Int(secondsPerDay)] += 1
      }
    }
    self.rows = rows
    self.days = days
    clocks = Set(rows.keys.map { $0 % Int(secondsPerDay) }).sorted()
  }

  /// The days with rows.
  var dayCount: Int { days.reduce(0, +) }

  /// The pattern that most rows keep to; nil where none is plain.
  ///
  /// The same clocks on some days of the week, unless each weekday's own clocks explain at least
  /// twice as much of what is left over.
  func pattern(step: Int) -> OpenHours? {
    let candidates = [alike(step: step), byWeekday].map { times in
      times.flatMap { times -> (times: [Int], mistakes: Int)? in
        mistakes(of: times).map { (times, $0) }
      }
    }
    let chosen: [Int]
    switch (candidates[0], candidates[1]) {
    case (let alike?, let own?):
      let gain = alike.mistakes - own.mistakes
      chosen =
        own.mistakes * 2 < alike.mistakes && gain * 50 > rowCount ? own.times : alike.times
    case (let only?, nil), (nil, let only?): chosen = only.times
    case (nil, nil): return nil
    }
    return OpenHours(times: chosen, step: step)
  }

  /// Rows at other times and times without a row; nil where they are too many for a pattern.
  private func mistakes(of times: [Int]) -> Int? {
    var (expected, filled) = (0, 0)
    for time in times {
      expected += occurrences(time)
      filled += found(time)
    }
    let (missing, outside) = (max(0, expected - filled), rowCount - filled)
    guard expected > 0, missing * 4 <= expected, outside * 33 <= rowCount else { return nil }
    return missing + outside
  }

  private func found(_ time: Int) -> Int { rows[time] ?? 0 }

  /// How often a time of the week came from the first row to the last.
  private func occurrences(_ time: Int) -> Int {
    let (start, end) = (OpenHours.place(first), OpenHours.place(last))
    return Int(end.week - start.week) + (time <= end.time ? 1 : 0) - (time < start.time ? 1 : 0)
  }

  /// The clocks that three of five days with rows have, on the weekdays that have rows; nil where
  /// some weekday has rows only now and then.
  ///
  /// A weekend that did not come is taken to be closed where nights are.
  private func alike(step: Int) -> [Int]? {
    let day = Int(secondsPerDay)
    let (start, end) = (OpenHours.place(first).time % day, OpenHours.place(last).time % day)
    let open = clocks.filter { clock in
      // The first and the last day may be parts of days.
      let possible = dayCount - (clock < start ? 1 : 0) - (clock > end ? 1 : 0)
      let found = (0..<7).reduce(0) { $0 + self.found($1 * day + clock) }
      return found * 5 >= possible * 3
    }
    let isRoundTheClock = open.count * step * 4 >= day * 3
    guard !open.isEmpty, let week = openDays(withUnseenWeekend: isRoundTheClock) else {
      return nil
    }
    return week.flatMap { weekday in open.map { weekday.rawValue * day + $0 } }
  }

  private func openDays(withUnseenWeekend isWeekendOpen: Bool) -> [Weekday]? {
    var open: [Weekday] = []
    let (start, end) = (
      first.flooredQuotient(secondsPerDay), last.flooredQuotient(secondsPerDay)
    )
    for weekday in Weekday.allCases {
      let times = WorkingWeek([weekday]).count(in: start...end)
      let found = days[weekday.rawValue]
      if times == 0, weekday.isWeekend, !isWeekendOpen { continue }
      if found * 2 >= times {
        open.append(weekday)
      } else if found * 10 > times {
        return nil
      } else if times == 1, !weekday.isWeekend {
        // A single weekday without rows is a holiday rather than a free day.
        open.append(weekday)
      }
    }
    return open
  }

  /// The times of the week that have rows at least every other time; nil where there is not a week
  /// of rows, or a time is closed that came only once, outside of a weekend.
  private var byWeekday: [Int]? {
    guard last - first >= 7 * secondsPerDay else { return nil }
    let day = Int(secondsPerDay)
    let all = (0..<7).flatMap { weekday in clocks.map { weekday * day + $0 } }
    let open = all.filter { found($0) > 0 && found($0) * 2 >= occurrences($0) }
    guard !open.isEmpty else { return nil }
    let isOpenClock = Set(open.map { $0 % day })
    // From Friday noon to Monday noon.
    let weekend = (4 * day + day / 2)..<(7 * day)
    for time in all where isOpenClock.contains(time % day) && occurrences(time) < 2 {
      let isWeekend = weekend.contains(time) || time < day / 2
      if found(time) == 0, !isWeekend { return nil }
    }
    return open
  }
}
