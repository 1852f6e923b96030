import MartletFiles
import MartletTables
import MartletTime

extension PanelBuilder {
  /// The values of a column that were published at times of their own, revisions among them.
  func vintages(
    of reference: PanelReader.CovariateReference, _ columns: CSVColumns, zone: TimeZoneRules?
  ) throws(DataError) -> Joined {
    try check(columns, reference.column)
    guard let (kind, released, areLocal) = columns.releases,
      let column = reader.releasedColumn(of: columns.head)
    else { throw DataError(.noFiles) }
    guard (kind == .integer) == (columns.timeKind == .integer) else {
      throw DataError(
        .differentTimes(
          kind, other: columns.head.location(columns.timeSource.column), columns.timeKind),
        at: columns.head.location(column))
    }
    let values = columns.numbers(reference.column)
    let rows = values.indices.filter { !values[$0].isNaN }
    let moments = rows.map { row in
      let tick = released[row]
      let isShown = areLocal && kind == .dateTime
      return kind.instant(isShown ? zone?.instant(ofLocal: tick) ?? tick : tick, in: zone)
    }
    let ticks = rows.map { columns.ticks[$0] }
    // The same time published twice at once: which of the two is it?
    let order = rows.indices.sorted { (ticks[$0], moments[$0], $0) < (ticks[$1], moments[$1], $1) }
    for (one, other) in zip(order, order.dropFirst())
    where ticks[one] == ticks[other] && moments[one] == moments[other] {
      let label = columns.timeKind.label(ticks[one], in: zone)
      let moment = kind.label(released[rows[one]], in: zone)
      throw DataError(
        .duplicateTime(
          "\(label), published \(moment),", firstLine: columns.line(rows[one]), cure: nil,
          mayLackID: false), at: columns.location(rows[other], columns.timeSource.column))
    }
    var times: [Int64] = []
    for index in order where times.last != ticks[index] { times.append(ticks[index]) }
    let frequency = reader.rule(of: times, kind: columns.timeKind, zone: zone, series: nil)
    return Joined(
      reference: reference,
      axis: TimeAxis(kind: columns.timeKind, ticks: times, frequency: frequency, zone: zone),
      values: rows.map { values[$0] },
      releases: AsOfJoin.Releases(
        ticks: ticks, instants: moments,
        labels: reader.keepsArrivals ? rows.map { kind.label(released[$0]) } : [],
        column: columns.head.columns[column]))
  }
}
