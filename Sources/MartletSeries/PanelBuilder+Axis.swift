extension PanelBuilder {
  /// Makes instants of what clocks showed in some rows: those of one series, oldest first.
  func setInstants(of columns: inout CSVColumns, _ rows: Range<Int>) throws(DataError) {
    guard let zone = reader.timeZone, columns.timeKind == .dateTime, columns.timesAreLocal
    else { return }
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

  /// A calendar of sessions is for rows that follow one another by days.
  func checkCalendar(_ axis: TimeAxis) throws(DataError) {
    guard case .sessions(let calendar) = axis.frequency, reader.frequency != nil else { return }
    let own = Frequency.inferred(from: axis.ticks, kind: axis.kind, zone: axis.zone)
    switch own {
    case .everyDay, .weekdays, .sessions, .irregular, .multiple(_, .everyDay): return
    default:
      throw DataError(
        .calendarDoesNotFit(calendar.name, rows: own.description),
        at: files[0].columns?.head.location(layout.time.column))
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
