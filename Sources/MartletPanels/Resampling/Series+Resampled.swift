public import MartletFiles
import MartletTime

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
      throw DataError(.noWholePeriod(resampling.frequency.alias, series: id))
    }
    return bars
  }

  func resampled(by resampling: Resampling, _ bars: Bars, limits: AxisLimits? = nil) -> Series {
    // Days are named by what they turn out to be: weekdays, sessions, every day.
    let frequency =
      resampling.frequency == .everyDay
      ? limits?.rule(of: bars.labels, kind: .date, zone: nil, series: id) : resampling.frequency
    func resampled(_ column: Column) -> Column {
      let aggregate = resampling.aggregate(for: column.name)
      return Column(
        name: column.name, role: column.role,
        values: bars.rows.map { aggregate.value(of: column.values[$0]) }, interpolations: [],
        filled: FilledRows(
          bars.rows.indices.filter { column.filled.overlaps(aggregate.rowsUsed(of: bars.rows[$0])) }
        ))
    }
    return Series(
      id: id, axis: TimeAxis(kind: .date, ticks: bars.labels, frequency: frequency),
      target: resampled(target), covariates: covariates.map(resampled),
      staticCovariates: staticCovariates)
  }
}
