extension Series {
  /// The series with one row for each period that is over.
  ///
  /// The axis is one of dates, the last days of the periods. Covariates are aggregated as they were
  /// known on the rows, so that a bar holds nothing that was not available on its day.
  /// - Throws: `DataError` for an integer axis, for rows that are further apart than the periods are
  ///   long, and where no period is over.
  public func resampled(by resampling: Resampling) throws(DataError) -> Series {
    try resampled(by: resampling, bars(by: resampling))
  }

  func bars(by resampling: Resampling) throws(DataError) -> Bars {
    guard axis.kind != .integer else { throw DataError(.resamplingOfIntegers) }
    if let own = axis.frequency.meanDays, let wanted = resampling.frequency.meanDays, own > wanted {
      throw DataError(
        .resamplingToFiner(resampling.frequency.alias, rows: axis.frequency.description))
    }
    let bars = Bars(of: axis, to: resampling.frequency)
    guard !bars.rows.isEmpty else {
      throw DataError(.noWholePeriod(resampling.frequency.alias))
    }
    return bars
  }

  func resampled(by resampling: Resampling, _ bars: Bars) -> Series {
    // Days are named by what they turn out to be: weekdays, sessions, every day.
    let frequency = resampling.frequency == .everyDay ? nil : resampling.frequency
    func resampled(_ column: Column) -> Column {
      let aggregate = resampling.aggregate(for: column.name)
      return Column(
        name: column.name, role: column.role,
        values: bars.rows.map { aggregate.value(of: column.values[$0]) })
    }
    return Series(
      id: id, axis: TimeAxis(kind: .date, ticks: bars.labels, frequency: frequency),
      target: resampled(target), covariates: covariates.map(resampled))
  }
}

extension Panel {
  /// The panel with one row for each period that is over, in every series.
  /// - Throws: `DataError` as ``Series/resampled(by:)``, and for an aggregate of a column that the
  ///   panel does not have.
  public func resampled(by resampling: Resampling) throws(DataError) -> Panel {
    let names = series.first.map { ([$0.target] + $0.covariates).map(\.name) } ?? []
    for name in resampling.aggregates.keys.sorted() where !names.contains(name) {
      throw DataError(.aggregateWithoutColumn(name, columns: names))
    }
    var result: [Series] = []
    var unfinishedRows = 0
    for series in series {
      let bars = try series.bars(by: resampling)
      unfinishedRows += bars.unfinishedRows
      result.append(series.resampled(by: resampling, bars))
    }
    var source = source
    source.notes += Self.notes(resampling, result, names, unfinishedRows: unfinishedRows)
    return Panel(series: result, source: source)
  }

  private static func notes(
    _ resampling: Resampling, _ series: [Series], _ columns: [String], unfinishedRows: Int
  ) -> [String] {
    guard let first = series.map(\.axis).min(by: { $0.ticks[0] < $1.ticks[0] }),
      let last = series.map(\.axis).max(by: { $0.ticks[$0.count - 1] < $1.ticks[$1.count - 1] })
    else { return [] }
    let rows = series.reduce(0) { $0 + $1.count }
    let how = columns.map { "\($0) \(resampling.aggregate(for: $0).rawValue)" }
    let rule = resampling.frequency == .everyDay ? first.frequency : resampling.frequency
    var notes = [
      "resampled to \(counted(rows, "row")), \(first.label(row: 0)) to "
        + "\(last.label(row: last.count - 1)), \(rule); \(listed(how))"
    ]
    if unfinishedRows > 0 {
      notes.append(
        "\(counted(unfinishedRows, "row")) left out at the end: the period of the last bar is not "
          + "over")
    }
    return notes
  }
}

extension Frequency {
  /// Days from one time to the next, on average; nil where days do not count.
  var meanDays: Double? {
    switch self {
    case .everyDay: 1
    case .weekdays, .sessions: 1.4
    case .weekly: 7
    case .months(let count, _, _): Double(count) * 365.2425 / 12
    case .seconds(let step): Double(step) / Double(secondsPerDay)
    case .multiple(let count, let base): base.meanDays.map { Double(count) * $0 }
    case .step, .irregular: nil
    }
  }
}
