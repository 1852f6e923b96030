import MartletFiles
import MartletTables
import MartletTime

extension PanelBuilder {
  /// Makes instants of what clocks showed in some rows: those of one series, oldest first.
  func setInstants(of columns: inout CSVColumns, _ rows: Range<Int>) throws(DataError) {
    guard let zone = reader.timeZone, columns.timeKind == .dateTime else { return }
    guard columns.timesAreLocal else { return try checkEnds(of: columns, rows, zone) }
    for (row, instant) in zip(rows, zone.instants(ofRows: Array(columns.ticks[rows]))) {
      guard let instant else {
        let column = columns.timeSource.column
        let label = columns.timeKind.label(columns.ticks[row])
        throw DataError(
          .noSuchLocalTime(label, column: columns.head.columns[column], zone: zone.name),
          at: columns.location(row, column))
      }
      columns.ticks[row] = instant
    }
  }

  /// An instant of the years 0 to 9999 may be of another year by the clocks at home.
  private func checkEnds(
    of columns: CSVColumns, _ rows: Range<Int>, _ zone: TimeZoneRules
  ) throws(DataError) {
    let ends = (TimeKind.days.lowerBound + 1)...(TimeKind.days.upperBound - 1)
    let beyond = rows.first { row in
      let tick = columns.ticks[row]
      return !ends.contains(tick.flooredQuotient(secondsPerDay))
        && !TimeKind.dateTime.isReadable(tick, in: zone)
    }
    guard let beyond else { return }
    let column = columns.timeSource.column
    throw DataError(
      .noSuchDate(
        columns.timeKind.label(columns.ticks[beyond]), column: columns.head.columns[column]),
      at: columns.location(beyond, column))
  }

  /// A calendar of sessions is for rows that follow one another by days.
  func checkCalendar(_ axis: TimeAxis) throws(DataError) {
    guard case .sessions(let calendar) = axis.frequency, reader.frequency != nil else { return }
    let own = Frequency.inferred(from: axis.ticks, kind: axis.kind, zone: axis.zone)
    switch own {
    case .everyDay, .weekdays, .workingWeek, .sessions, .irregular, .multiple(_, .everyDay): return
    default:
      throw DataError(
        .calendarDoesNotFit(calendar.name, rows: own.description),
        at: files[0].columns?.head.location(layout.time.column))
    }
  }

  /// What is to be said of the axes: whose clocks are not needed, what a calendar explains, and where
  /// it contradicts the rows.
  func axisNotes(_ series: [Series], _ joined: [Joined]) -> [Wording] {
    let isZoneUsed = (series.map(\.axis) + joined.map(\.axis)).contains { $0.zone != nil }
    let notes =
      calendarNotes(series)
      + AxisCheck(axes: series.map(\.axis), given: reader.frequency).notes
    guard let zone = reader.timeZone, !isZoneUsed else { return notes }
    return ["\(zone.name) is not used: no time has a clock"] + notes
  }

  private func calendarNotes(_ series: [Series]) -> [Wording] {
    var notes: [Wording] = []
    var fits: [(calendar: TradingCalendar, fits: [TradingCalendar.Fit])] = []
    for axis in series.map(\.axis) {
      guard case .sessions(let calendar) = axis.frequency else { continue }
      let fit = calendar.fit(to: axis.ticks.map { axis.day($0) })
      if let index = fits.firstIndex(where: { $0.calendar == calendar }) {
        fits[index].fits.append(fit)
      } else {
        fits.append((calendar, [fit]))
      }
    }
    for (calendar, fits) in fits {
      let without = fits.reduce(0) { $0 + $1.weekdaysWithoutRow }
      let explained = without - fits.reduce(0) { $0 + $1.sessionsWithoutRow }
      if reader.frequency == nil {
        notes.append(
          "\(calendar.name) explains \(grouped(explained)) of \(counted(without, "weekday")) "
            + "without a row (\(Self.twins(of: calendar))\(option: .calendar, .choice("weekdays")) ignores it)"
        )
      }
      let wrong = fits.flatMap(\.rowsOnClosedDays)
      if let first = wrong.min() {
        notes.append(
          "\(counted(wrong.count, "row")) on days without trading by \(calendar.name), "
            + "the first \(TimeKind.date.label(first))")
      }
    }
    return notes + Self.tableNotes(fits.map(\.calendar), series)
      + (reader.frequency == nil ? Self.weekdayNotes(series) : [])
  }

  /// Names of calendars that have the same days as one.
  private static func twins(of calendar: TradingCalendar) -> String {
    calendar.exchange == .paris ? "so do XAMS and TARGET; " : ""
  }

  /// Where a table of holidays ends among the rows or soon after them.
  private static func tableNotes(_ calendars: [TradingCalendar], _ series: [Series]) -> [Wording] {
    let last = series.compactMap { $0.axis.ticks.last.map($0.axis.day) }.max() ?? 0
    return calendars.compactMap { calendar in
      guard let years = calendar.exchange?.tableYears,
        CivilDate(daysSinceEpoch: last + 60).year > years.upperBound
      else { return nil }
      return
        "\(calendar.name) knows the holidays of the moon to \(years.upperBound) only: list later "
        + "ones in a file, one date a line such as 2024-12-25, and name it with \(option: .calendar)"
    }
  }

  /// What weekdays without a row say of exchanges where none is inferred.
  private static func weekdayNotes(_ series: [Series]) -> [Wording] {
    let plain = series.map(\.axis).filter { $0.frequency == .weekdays }
    guard let axis = plain.max(by: { $0.count < $1.count }) else { return [] }
    let days = axis.ticks.map { axis.day($0) }
    switch TradingCalendar.explanation(of: days) {
    case .closes, .none: return []
    case .tooFew(let calendars, let weekdays):
      let names = calendars.map(\.name)
      return [
        "\(counted(weekdays, "weekday")) without a row may be holidays of "
          + "\(names.joined(separator: " or ")), but they are too few to tell: name one with "
          + "\(option: .calendar, .words(names[0]))"
      ]
    case .unknown(let weekdays):
      // Holidays are a few days a year; more are gaps.
      guard weekdays * 10 <= days.count else { return [] }
      return [
        "no calendar known here closes on the \(counted(weekdays, "weekday")) without a row: if they "
          + "are holidays, list those to come in a file, one date a line such as 2024-12-25, and "
          + "name it with \(option: .calendar)"
      ]
    }
  }
}
