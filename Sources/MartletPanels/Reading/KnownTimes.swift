package import MartletFiles
import MartletTables
import MartletTime

/// From when the cells of files were known, as their times, lags and columns of releases say.
///
/// Moments are seconds since 1970, a date being its end; on an axis of whole numbers they are those.
package struct KnownTimes: Sendable {
  /// What a column is to those who forecast.
  package enum Use: Sendable {
    case target, covariate
    /// Nothing that is used is made of it.
    case unused
  }

  /// A column of a file whose cells become known one after the other.
  package struct Column: Sendable {
    /// Its place in the file.
    package let column: Int
    package let name: String
    package let use: Use
    /// By rows of the file: from when the cell is known; nil for a row that has no value.
    package fileprivate(set) var moments: [Int64?]
    /// By rows of the file: the series whose it alone is.
    package fileprivate(set) var series: [String?]
  }

  /// A file.
  package struct File: Sendable {
    package let columns: [Column]
    /// By rows of the file: from when there is something in it; nil where nothing says so.
    package let rows: [Int64?]
    /// By rows of the file: the series whose it alone is.
    package let series: [String?]
    /// Whether some of its rows tell ahead what comes.
    package let isAhead: Bool
  }

  package let files: [File]
  /// The rows before bars are made of them.
  fileprivate let plain: Panel
  fileprivate let resampling: Resampling?

  /// The moment through which a series is known on a row of the panel that is made of the files.
  package func moment(of tick: Int64, series id: String) -> Int64? {
    guard let axis = plain.series.first(where: { $0.id == id })?.axis else { return nil }
    guard let resampling else { return axis.kind.instant(tick, in: axis.zone) }
    let bars = Bars(of: axis, to: resampling.frequency)
    guard let place = bars.labels.lastIndex(where: { $0 <= tick }) else { return nil }
    return axis.kind.instant(axis.ticks[bars.rows[place].upperBound - 1], in: axis.zone)
  }
}

extension PanelDraft {
  /// From when the cells are known.
  ///
  /// - Parameter limits: How far times are looked at for their rule.
  /// - Returns: nil for a file whose times stand across.
  package func knownTimes(limits: AxisLimits?) throws(DataError) -> KnownTimes? {
    guard case .long(var builder, _, _, _) = rows else { return nil }
    builder.reader.axisLimits = limits
    let plain = try series(builder.reader).panel
    return KnownTimes(
      files: try builder.knownTimes(of: plain), plain: plain, resampling: reader.resampling)
  }
}

extension PanelBuilder {
  fileprivate func knownTimes(of plain: Panel) throws(DataError) -> [KnownTimes.File] {
    guard let first = files.first?.columns, let onto = plain.series.first?.axis else { return [] }
    let joined = try joinedColumns(first)
    var result = [try knownTimes(ofFirst: first, plain)]
    for (index, file) in files.enumerated().dropFirst() {
      let own = joined.filter { $0.reference.file == index }
      guard let columns = file.columns else {
        result.append(KnownTimes.File(columns: [], rows: [], series: [], isAhead: false))
        continue
      }
      let none = [String?](repeating: nil, count: columns.rowCount)
      var rows = [Int64?](repeating: nil, count: columns.rowCount)
      var known: [KnownTimes.Column] = []
      for column in own where column.reference.role == .pastCovariate {
        let join = AsOfJoin(
          from: column.axis, lag: column.reference.lag, releases: column.releases, onto: onto)
        var moments = [Int64?](repeating: nil, count: columns.rowCount)
        let values = columns.numbers(column.reference.column)
        for (row, moment) in zip(values.indices.filter { !values[$0].isNaN }, join.moments) {
          let place = columns.fileRow(row)
          moments[place] = moment
          rows[place] = min(rows[place] ?? moment, moment)
        }
        for place in ingredients(of: column.reference.column, columns.head) {
          known.append(
            KnownTimes.Column(
              column: place, name: columns.head.columns[place], use: .covariate, moments: moments,
              series: none))
        }
      }
      result.append(
        KnownTimes.File(
          columns: known, rows: rows, series: none,
          isAhead: own.contains { $0.reference.role == .futureCovariate }))
    }
    return result
  }

  private func knownTimes(
    ofFirst columns: CSVColumns, _ plain: Panel
  ) throws(DataError) -> KnownTimes.File {
    var columns = columns
    let zone = columns.timeKind == .dateTime ? reader.timeZone : nil
    let head = columns.head
    let count = layout.targets.count
    var rows = [Int64?](repeating: nil, count: columns.rowCount)
    var ids = [[String?]](
      repeating: [String?](repeating: nil, count: columns.rowCount), count: count)
    var lagged: [Int: [Int64?]] = [:]
    let own = references.filter { $0.file == 0 }
    for (number, group) in columns.groups.enumerated() {
      try setInstants(of: &columns, group.rows)
      let ticks = Array(columns.ticks[group.rows])
      for row in group.rows {
        let place = columns.fileRow(row)
        rows[place] = columns.timeKind.instant(columns.ticks[row], in: zone)
        for target in 0..<count { ids[target][place] = plain.series[number * count + target].id }
      }
      let axis = TimeAxis(
        kind: columns.timeKind, ticks: ticks,
        frequency: plain.series[number * count].axis.frequency, zone: zone)
      for reference in own where reference.lag != nil {
        let moments = AsOfJoin(from: axis, lag: reference.lag, onto: axis).moments
        for (row, moment) in zip(group.rows, moments) {
          lagged[
            reference.column, default: [Int64?](repeating: nil, count: columns.rowCount)][
              columns.fileRow(row)] = moment
        }
      }
    }
    // What several series share is known when the latest of them is.
    let shared = count == 1 ? ids[0] : [String?](repeating: nil, count: columns.rowCount)
    var taken = Set(columns.timeSource.columns)
    if let id = layout.id { taken.insert(id) }
    for reference in own where reference.role != .pastCovariate {
      taken.formUnion(ingredients(of: reference.column, head))
    }
    var known: [KnownTimes.Column] = []
    func add(_ column: Int, _ use: KnownTimes.Use, _ moments: [Int64?], _ series: [String?]) {
      for place in ingredients(of: column, head) where taken.insert(place).inserted {
        known.append(
          KnownTimes.Column(
            column: place, name: head.columns[place], use: use, moments: moments, series: series))
      }
    }
    // A volatility is made of prices, among which the target may be.
    let prices = reader.volatility?.feature?.formula.prices.map(\.rawValue)
    func isPrice(_ column: Int) -> Bool? {
      prices.map { $0.contains(ColumnNames.plain(head.columns[column])) }
    }
    for (index, target) in layout.targets.enumerated() {
      add(target, isPrice(target) ?? true ? .target : .unused, rows, ids[index])
    }
    for reference in own where reference.role == .pastCovariate && reference.lag == nil {
      add(
        reference.column, isPrice(reference.column) ?? false ? .target : .covariate, rows, shared)
    }
    for reference in own where reference.role == .pastCovariate {
      add(reference.column, .covariate, lagged[reference.column] ?? rows, shared)
    }
    for column in head.columns.indices
    where head.rule(column) == nil && columns.kinds[column] == .number {
      add(column, .unused, rows, shared)
    }
    return KnownTimes.File(
      columns: known, rows: rows, series: shared,
      isAhead: own.contains { $0.role == .futureCovariate })
  }

  /// The columns of the file that a column is, or is made of.
  private func ingredients(of column: Int, _ head: CSVHead) -> [Int] {
    guard let rule = head.rule(column) else { return [column] }
    return [rule.left, rule.right].flatMap { ingredients(of: $0, head) }
  }
}
