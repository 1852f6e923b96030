import MartletFiles
import MartletTables
import MartletTime

extension PanelBuilder {
  /// The columns that are known ahead: a value for each row of a series, and for as many times after
  /// the last as there are.
  /// - Parameter rows: Those of the series in the first file, the ones without a target included.
  /// - Throws: `DataError` for a row without a value.
  func futureColumns(
    _ first: CSVColumns, _ rows: Range<Int>, _ axis: TimeAxis, _ joined: [Joined]
  ) throws(DataError) -> [Column] {
    var columns: [Column] = []
    for reference in references where reference.role == .futureCovariate {
      let (ticks, values): (ArraySlice<Int64>, ArraySlice<Double>)
      if reference.file == 0 {
        (ticks, values) = (first.ticks[rows], first.numbers(reference.column)[rows])
      } else if let found = joined.first(where: { $0.reference == reference }) {
        (ticks, values) = (found.axis.ticks[...], found.values[...])
      } else {
        continue
      }
      var known: [Int64: Double] = [:]
      for (tick, value) in zip(ticks, values) where !value.isNaN { known[tick] = value }
      var column: [Double] = []
      column.reserveCapacity(axis.count)
      for tick in axis.ticks {
        guard let value = known[tick] else {
          throw DataError(
            .noFutureValue(column: reference.name, time: axis.label(tick)),
            at: files[reference.file].columns?.head.location(reference.column))
        }
        column.append(value)
      }
      let later = ticks.filter { $0 > axis.ticks[axis.count - 1] }
      let expected = (try? axis.future(steps: later.count)) ?? later
      for tick in expected {
        guard let value = known[tick] else { break }
        column.append(value)
      }
      columns.append(Column(name: reference.name, role: .futureCovariate, values: column))
    }
    return columns
  }
}
