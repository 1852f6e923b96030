extension PanelBuilder {
  /// Makes instants of what clocks showed in some rows: those of one series, in the file's order.
  func setInstants(
    of times: inout [Int64], rows: [Int], _ kind: TimeKind, _ table: CSVTable, _ column: Int
  ) throws(DataError) {
    guard let zone = reader.timeZone, kind == .dateTime, table.timesAreLocal(column) else { return }
    for (row, instant) in zip(rows, zone.instants(ofRows: rows.map { times[$0] })) {
      guard let instant else {
        throw table.cellError(row, column) { .noSuchLocalTime($0, column: $1, zone: zone.name) }
      }
      times[row] = instant
    }
  }

  /// A calendar of sessions is for rows that follow one another by days.
  func checkCalendar(_ axis: TimeAxis) throws(DataError) {
    guard case .sessions(let calendar) = axis.frequency, reader.frequency != nil else { return }
    let own = Frequency.inferred(from: axis.ticks, kind: axis.kind, zone: axis.zone)
    switch own {
    case .everyDay, .weekdays, .sessions, .irregular, .multiple(_, .everyDay): return
    default:
      throw DataError(
        .calendarDoesNotFit(calendar.name, rows: own.description),
        at: tables[0].headerLocation(layout.time))
    }
  }

  /// What is to be said of the axes: whose clocks are not needed, what a calendar explains, and where
  /// it contradicts the rows.
  func axisNotes(_ series: [Series], _ joined: [Joined]) -> [String] {
    let isZoneUsed = (series.map(\.axis) + joined.map(\.axis)).contains { $0.zone != nil }
    guard let zone = reader.timeZone, !isZoneUsed else { return calendarNotes(series) }
    return ["\(zone.name) is not used: no time has a clock"] + calendarNotes(series)
  }

  private func calendarNotes(_ series: [Series]) -> [String] {
    var notes: [String] = []
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
            + "without a row (--calendar weekdays ignores it)")
      }
      let wrong = fits.flatMap(\.rowsOnClosedDays)
      if let first = wrong.min() {
        notes.append(
          "\(counted(wrong.count, "row")) on days without trading by \(calendar.name), "
            + "the first \(TimeKind.date.label(first))")
      }
    }
    return notes
  }
}

extension CSVTable {
  /// Whether a column of times with a clock shows what some clock showed, not an instant: without
  /// an offset. All rows of a column are written in one way.
  func timesAreLocal(_ column: Int) -> Bool {
    guard let format = TimeParser.parts(bytes[content(0, column)])?.format else { return false }
    return format.hasClock && !format.hasOffset
  }
}
