extension Frequency {
  /// Why a season seems to belong to rows of another kind: `a week of these rows has 5`; nil where
  /// nothing speaks against it.
  package func doubt(onSeason season: Int) -> String? {
    guard season != seasonLength else { return nil }
    let (unit, rows): (String, String)
    switch (self, season) {
    case (.weekdays, 7), (.sessions, 7), (.workingWeek, 7), (.everyDay, 5), (.everyDay, 6):
      (unit, rows) = ("week", "\(seasonLength)")
    case (.weekdays, 5...6), (.sessions, 5...6), (.workingWeek, 5...6):
      (unit, rows) = ("week", "\(seasonLength)")
    case (.weekdays, 30...31), (.sessions, 30...31): (unit, rows) = ("month", "about 21")
    case (.weekdays, 365...366), (.sessions, 365...366): (unit, rows) = ("year", "about 252")
    case (.everyDay, 252), (.everyDay, 260): (unit, rows) = ("year", "365")
    case (.hours(let hours), _):
      let day = Int(secondsPerDay) / hours.step
      guard season == day || season == 7 * day || season == 5 * day else { return nil }
      (unit, rows) =
        season == day ? ("day", "\(hours.rowsADay)") : ("week", "\(hours.times.count)")
      if rows == "\(season)" { return nil }
    case (.weekly, 7), (.weekly, 12), (.weekly, 365), (.months(1, _, _), 7),
      (.months(1, _, _), 52), (.months(1, _, _), 365), (.months(3, _, _), 7),
      (.months(3, _, _), 12), (.months(3, _, _), 52), (.months(3, _, _), 365):
      (unit, rows) = ("year", "\(seasonLength)")
    default: return nil
    }
    return "a \(unit) of these rows has \(rows)"
  }
}
