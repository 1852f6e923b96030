import MartletFiles
import MartletTables
import MartletTime

/// The rows of a file of forecasts, each found in a panel.
struct ForecastRows {
  /// What a row is: a step after a cutoff.
  private struct Row {
    let place: GivenForecasts.Place
    /// The number of its series.
    let series: Int
    /// The time of the cutoff, in the units of the axis.
    let cutoff: Int64
    /// From 1; nil where the panel does not go on so far.
    let step: Int?
  }

  /// Rows as paths of one length.
  struct Paths {
    let horizon: Int
    /// The rows of the file of each path, step by step.
    let rows: [GivenForecasts.Place: [Int]]
    let cutoffs: [GivenForecasts.Place: Int64]
    let remarks: [Wording]

    /// The numbers of a column as paths; none where one is missing.
    func values(_ numbers: [Double]) -> GivenForecasts.Paths {
      rows.compactMapValues { rows in
        let path = rows.map { numbers[$0] }
        return path.contains(where: \.isNaN) ? nil : path
      }
    }
  }

  private let table: CSVTable
  private let columns: ForecastColumns
  private let actuals: String
  private var rows: [Row] = []

  /// Finds all rows.
  /// - Throws: `DataError` at the first row that is no forecast of the panel.
  init(_ table: CSVTable, _ columns: ForecastColumns, _ panel: Panel) throws(DataError) {
    (self.table, self.columns) = (table, columns)
    actuals = panel.source.files.first?.name ?? ""
    guard let axis = panel.series.first?.axis else { return }
    let times = try Self.ticks(table, columns.time, as: axis)
    let cutoffs = try Self.ticks(table, columns.cutoff, as: axis)
    let series = try seriesOfRows(panel)
    rows.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      rows.append(
        try found(row, panel.series[series[row]], series[row], times[row], cutoffs[row]))
    }
  }

  /// The series of each row by its number.
  private func seriesOfRows(_ panel: Panel) throws(DataError) -> [Int] {
    let ids = panel.series.map(\.id)
    guard let column = columns.id else {
      guard ids.count == 1 else {
        throw DataError(
          .noForecastID(series: ids.count), at: table.location(ofColumn: columns.time))
      }
      return [Int](repeating: 0, count: table.rowCount)
    }
    let places = Dictionary(ids.enumerated().map { ($1, $0) }) { first, _ in first }
    let texts = (0..<table.rowCount).map { table.text($0, column) }
    // A file of one series has no id of its own, and its forecasts may have any.
    if ids.count == 1, panel.source.idColumn == nil, Set(texts).count == 1 {
      return [Int](repeating: 0, count: table.rowCount)
    }
    var numbers: [Int] = []
    for (row, id) in texts.enumerated() {
      guard let place = places[id] else {
        throw DataError(
          .unknownSeries(id, nearest: nearest(to: id, in: ids), file: actuals),
          at: table.location(row, column))
      }
      numbers.append(place)
    }
    return numbers
  }

  /// The times of a column in the units of an axis.
  private static func ticks(
    _ table: CSVTable, _ column: Int, as axis: TimeAxis
  ) throws(DataError) -> [Int64] {
    let times = try table.clockTimes(column)
    switch (times.kind, axis.kind) {
    case (.dateTime, .dateTime):
      return times.areLocal ? times.ticks.map { axis.tick(ofLocal: $0) } : times.ticks
    case (.date, .dateTime):
      return times.ticks.map { axis.tick(ofLocal: $0 * secondsPerDay) }
    case (let own, let kind) where own == kind: return times.ticks
    case (let own, let kind):
      throw DataError(
        .otherTimes(own: words(own), actual: words(kind)), at: table.location(0, column))
    }
  }

  private func found(
    _ row: Int, _ series: Series, _ number: Int, _ time: Int64, _ cutoff: Int64
  ) throws(DataError) -> Row {
    let axis = series.axis
    guard cutoff < time else {
      throw DataError(
        .cutoffNotBefore(time: axis.label(time), cutoff: axis.label(cutoff)),
        at: table.location(row, columns.cutoff))
    }
    let known = axis.count(upTo: cutoff)
    guard known > 0 else {
      throw DataError(
        .cutoffBeforeAll(
          cutoff: axis.label(cutoff), first: axis.label(row: 0), series: series.id),
        at: table.location(row, columns.cutoff))
    }
    let place = GivenForecasts.Place(series: series.id, row: known - 1)
    guard time <= axis.ticks[axis.count - 1] else {
      return Row(place: place, series: number, cutoff: cutoff, step: nil)
    }
    let upTo = axis.count(upTo: time)
    guard axis.ticks[upTo - 1] == time else {
      throw DataError(
        .noSuchRow(time: axis.label(time), series: series.id, file: actuals),
        at: table.location(row, columns.time))
    }
    return Row(place: place, series: number, cutoff: cutoff, step: upTo - known)
  }

  /// Makes paths of the rows.
  ///
  /// - Parameter horizon: The steps that count; nil for all, which are as many everywhere then.
  func paths(horizon: Int?) throws(DataError) -> Paths {
    var steps: [GivenForecasts.Place: [Int: Int]] = [:]
    var unfinished: Set<GivenForecasts.Place> = []
    var order: [(place: GivenForecasts.Place, row: Int)] = []
    for (number, row) in rows.enumerated() {
      guard let step = row.step else {
        // Within a horizon that is given nothing is missing.
        unfinished.insert(row.place)
        continue
      }
      if steps[row.place] == nil { order.append((row.place, number)) }
      if let before = steps[row.place, default: [:]].updateValue(number, forKey: step) {
        throw DataError(
          .forecastTwice(firstLine: table.line(ofRow: before)),
          at: table.location(number, columns.time))
      }
    }
    let longest = steps.values.map(\.count).max() ?? 0
    let wanted = horizon ?? steps.filter { !unfinished.contains($0.key) }.values.map(\.count).max()
    guard let wanted else { throw DataError(.nothingToScore(file: actuals), at: nil) }
    guard wanted <= longest else {
      throw DataError(
        .shorterThanHorizon(wanted, longest: longest), at: table.location(ofColumn: columns.time))
    }
    var (paths, cutoffs) = ([GivenForecasts.Place: [Int]](), [GivenForecasts.Place: Int64]())
    var (short, cut) = (0, 0)
    for (place, first) in order {
      let own = steps[place] ?? [:]
      for step in own.keys.sorted() where own[step - 1] == nil && step > 1 {
        throw stepLeftOut(own[step] ?? first, step)
      }
      guard own.count >= wanted else {
        if horizon == nil, !unfinished.contains(place) {
          throw DataError(
            .mixedHorizons(steps: own.count, cutoff: label(first), others: wanted),
            at: table.location(first, columns.cutoff))
        }
        short += 1
        continue
      }
      cut += own.count - wanted
      paths[place] = (1...wanted).compactMap { own[$0] }
      cutoffs[place] = rows[first].cutoff
    }
    short += unfinished.count { steps[$0] == nil }
    guard !paths.isEmpty else { throw DataError(.nothingToScore(file: actuals), at: nil) }
    var remarks: [Wording] = []
    if short > 0 {
      let places = order.count + unfinished.count { steps[$0] == nil }
      remarks.append(
        "\(table.name): \(grouped(short)) of \(counted(places, "path")) "
          + "\(short == 1 ? "is" : "are") not scored: not all of the \(counted(wanted, "step")) "
          + (unfinished.isEmpty ? "are there" : "have happened in \(actuals)"))
    }
    if cut > 0 {
      remarks.append(
        "\(table.name): \(counted(cut, "forecast")) beyond the horizon \(cut == 1 ? "is" : "are") not scored"
      )
    }
    return Paths(horizon: wanted, rows: paths, cutoffs: cutoffs, remarks: remarks)
  }

  private func stepLeftOut(_ row: Int, _ step: Int) -> DataError {
    DataError(
      .stepLeftOut(time: table.text(row, columns.time), cutoff: label(row), step: step),
      at: table.location(row, columns.time))
  }

  private func label(_ row: Int) -> String { table.text(row, columns.cutoff) }

  // MARK: - Checks of values

  /// How far numbers of single precision may be from those of double precision.
  private static let precision = 1e-5

  private static func agree(_ first: Double, _ second: Double) -> Bool {
    (first - second).magnitude <= precision * max(first.magnitude, second.magnitude)
  }

  /// Checks that what happened is the same in both files.
  func checkActuals(_ column: Int?, _ panel: Panel) throws(DataError) {
    guard let column else { return }
    let values = try table.numbers(column)
    for (number, row) in rows.enumerated() {
      guard let step = row.step, !values[number].isNaN else { continue }
      let series = panel.series[row.series]
      let place = row.place.row + step
      let actual = series.target.values[place]
      guard !Self.agree(values[number], actual), !series.target.filled.contains(place) else {
        continue
      }
      throw DataError(
        .otherActual(
          own: values[number], actual: actual, time: series.axis.label(row: place), file: actuals),
        at: table.location(number, column))
    }
  }

  /// Checks that a column that is called Naive repeats the last value known: no other forecast may be taken for
  /// that.
  func checkNaive(_ column: Int, _ paths: Paths, _ panel: Panel) throws(DataError) {
    let values = try table.numbers(column)
    for (number, row) in rows.enumerated() {
      guard paths.cutoffs[row.place] != nil, !values[number].isNaN else { continue }
      let last = panel.series[row.series].target.known(onRow: row.place.row)
      guard Self.agree(values[number], last) else {
        throw DataError(
          .notNaive(table.header[column], value: values[number], last: last),
          at: table.location(number, column))
      }
    }
  }

  /// A column of true and false, also as 1 and 0; an empty cell is false.
  func flags(_ column: Int) throws(DataError) -> [Bool] {
    var flags: [Bool] = []
    for row in rows.indices {
      let text = table.text(row, column)
      switch text.lowercased() {
      case "true", "1", "1.0", "yes": flags.append(true)
      case "false", "0", "0.0", "no", "": flags.append(false)
      default:
        throw DataError(
          .notSeen(text, column: table.header[column]), at: table.location(row, column))
      }
    }
    return flags
  }
}
