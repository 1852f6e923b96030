import MartletFiles
import MartletTables
import MartletTime

/// Joins the covariates of a panel to the rows of one series.
struct SeriesJoin {
  let builder: PanelBuilder
  let id: String
  let axis: TimeAxis
  /// The columns of the first file: the target, then its covariates in their order.
  let own: [PanelBuilder.FilledColumn]
  /// What is known ahead.
  let ahead: [Column]
  let statics: [StaticCovariate]

  /// A column beside the target, and its first row with a value.
  private struct JoinedColumn {
    let name: String
    let values: [Double]
    var interpolations: [Interpolation] = []
    var filled = FilledRows()
    var first = 0
    var arrivals: [Arrival]?
  }

  /// The series, without the rows before all of its covariates are available.
  /// - Parameter changes: Grows by those rows, and by the ages of what is joined.
  func series(
    target: String, _ joined: [PanelBuilder.Joined], _ changes: inout PanelBuilder.Changes
  ) throws(DataError) -> Series {
    var columns: [JoinedColumn] = []
    if let mask = own[0].mask {
      columns.append(JoinedColumn(name: "\(target).missing", values: mask))
    }
    var kept = own.dropFirst()
    for reference in builder.references where reference.role == .pastCovariate {
      if reference.file == 0, let column = kept.popFirst() {
        columns += try join(reference, column, &changes)
      } else if let found = joined.first(where: { $0.reference == reference }) {
        columns += try join(
          reference,
          AsOfJoin(
            from: found.axis, lag: reference.lag, releases: found.releases, onto: axis),
          values: found.values, &changes)
      }
    }
    let start = columns.map(\.first).max() ?? 0
    changes.rowsBeforeCovariates += start
    return Series(
      id: id, axis: axis,
      target: Column(
        name: target, role: .target, values: own[0].values, interpolations: own[0].interpolations,
        filled: own[0].filled),
      covariates: columns.map {
        Column(
          name: $0.name, role: .pastCovariate, values: $0.values,
          interpolations: $0.interpolations, filled: $0.filled, arrivals: $0.arrivals)
      }, futureCovariates: ahead, staticCovariates: statics
    ).dropping(start)
  }

  /// A covariate of the first file: known on its row, or later by a lag.
  private func join(
    _ reference: PanelReader.CovariateReference, _ column: PanelBuilder.FilledColumn,
    _ changes: inout PanelBuilder.Changes
  ) throws(DataError) -> [JoinedColumn] {
    var columns: [JoinedColumn] = []
    if reference.lag != nil {
      columns = try join(
        reference, AsOfJoin(from: axis, lag: reference.lag, onto: axis), values: column.carried,
        &changes)
    } else {
      columns = [
        JoinedColumn(
          name: reference.name, values: column.values, interpolations: column.interpolations,
          filled: column.filled)
      ]
      columns += attendants(
        reference, (0..<axis.count).map { _ in (age: 0, isNew: true) }, first: 0)
    }
    if let mask = column.mask, !reference.isIngredient {
      // That a value is missing is known no earlier than the value would be.
      let known = reference.lag.map { lag in
        AsOfJoin(from: axis, lag: lag, onto: axis).known().map { $0.map { mask[$0.row] } ?? 0 }
      }
      columns.append(JoinedColumn(name: "\(reference.name).missing", values: known ?? mask))
    }
    return columns
  }

  private func join(
    _ reference: PanelReader.CovariateReference, _ join: AsOfJoin, values: [Double],
    _ changes: inout PanelBuilder.Changes
  ) throws(DataError) -> [JoinedColumn] {
    let known = join.known()
    guard let first = known.firstIndex(where: { $0 != nil }) else {
      throw DataError(
        .nothingAvailable(
          column: reference.name, from: join.firstAvailableLabel,
          lastRow: axis.label(row: axis.count - 1)),
        at: builder.files[reference.file].columns?.head.location(reference.column))
    }
    changes.ages[reference, default: CovariateAge()].add(known, join, axis)
    let joined = known.map { $0.map { values[$0.row] } ?? .nan }
    var column = JoinedColumn(name: reference.name, values: joined, first: first)
    if builder.reader.keepsArrivals { column.arrivals = arrivals(known, join) }
    return [column]
      + attendants(reference, known.map { ($0?.age ?? 0, $0?.isNew ?? false) }, first: first)
  }

  private func arrivals(_ known: [AsOfJoin.Known?], _ join: AsOfJoin) -> [Arrival] {
    known.enumerated().compactMap { row, known in
      guard let known, known.isNew else { return nil }
      let (period, published) = join.labels(ofRow: known.row)
      return Arrival(row: row, period: period, published: published)
    }
  }

  /// The age and the flag of a covariate, where they are asked for.
  private func attendants(
    _ reference: PanelReader.CovariateReference,
    _ states: @autoclosure () -> [(age: Double, isNew: Bool)], first: Int
  ) -> [JoinedColumn] {
    var columns: [JoinedColumn] = []
    if builder.reader.ages.contains(where: reference.isCalled) {
      columns.append(
        JoinedColumn(name: "\(reference.name).age", values: states().map(\.age), first: first))
    }
    if builder.reader.newFlags.contains(where: reference.isCalled) {
      columns.append(
        JoinedColumn(
          name: "\(reference.name).new", values: states().map { $0.isNew ? 1 : 0 }, first: first))
    }
    return columns
  }
}
