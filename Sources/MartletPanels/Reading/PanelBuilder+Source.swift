import MartletFiles
import MartletTables
import MartletTime

extension PanelBuilder {
  /// What was understood of the files.
  func source(
    _ series: [Series], _ first: CSVColumns, _ joined: [Joined], _ changes: Changes
  ) -> PanelSource {
    let zone = series[0].axis.zone
    var sources = [
      PanelSource.File(
        first, ticks: first.ticks, zone: zone, axes: series.map(\.axis),
        isGiven: reader.frequency != nil)
    ]
    for (index, file) in files.enumerated().dropFirst() {
      guard let columns = file.columns,
        let column = joined.first(where: { $0.reference.file == index })
      else { continue }
      let axis = column.axis
      sources.append(
        PanelSource.File(columns, ticks: axis.ticks, zone: axis.zone, axes: [axis], isGiven: false))
    }
    let names = first.head.columns
    var source = PanelSource(
      files: sources, targets: layout.targets.map { names[$0] },
      idColumn: layout.id.map { names[$0] }, seriesCount: series.count,
      covariates: references.map {
        covariate($0, onto: series[0].axis, joined, changes.ages[$0])
      },
      unusedColumns: layout.others.filter { column in
        !references.contains { $0.file == 0 && $0.column == column }
      }.map { names[$0] },
      unusedFiles: files.filter { $0.columns == nil }.map(\.name),
      rowsBeforeCovariates: changes.rowsBeforeCovariates,
      rowsWithMissingValues: changes.rowsWithMissingValues, filledValues: changes.filledValues,
      notes: axisNotes(series, joined))
    source.columnUses = columnUses()
    return source
  }

  private func covariate(
    _ reference: PanelReader.CovariateReference, onto axis: TimeAxis, _ joined: [Joined],
    _ age: CovariateAge?
  ) -> PanelSource.Covariate {
    let own = joined.first { $0.reference == reference }
    let isAsIs = reference.file == 0 && reference.lag == nil
    let availability =
      switch reference.role {
      case .futureCovariate: "known ahead"
      case .staticCovariate: "does not change in time"
      case .target, .pastCovariate:
        isAsIs
          ? "known on its row"
          : AsOfJoin(
            from: own?.axis ?? axis, lag: reference.lag, releases: own?.releases, onto: axis
          ).availability
      }
    return PanelSource.Covariate(
      name: reference.name, file: files[reference.file].name, lag: reference.lag,
      availability: availability, isPublished: own?.releases != nil, role: reference.role,
      isIngredient: reference.isIngredient, age: age)
  }

  /// A column none of whose values was of its time on any row says nothing of these times.
  func checkAges(_ changes: Changes, _ series: [Series]) throws(DataError) {
    guard reader.refusesStaleCovariates else { return }
    for reference in references {
      guard let age = changes.ages[reference], age.isAllStale, let newest = age.newest,
        let first = age.firstStale
      else { continue }
      throw DataError(
        .staleCovariate(column: reference.name, newest: newest, firstRow: first),
        at: files[reference.file].columns?.head.location(reference.column))
    }
  }
}

extension PanelSource.File {
  /// - Parameters:
  ///   - ticks: The times of the rows, as instants where they are such.
  ///   - isGiven: Whether an option gives the frequency.
  init(
    _ columns: CSVColumns, ticks: [Int64], zone: TimeZoneRules?, axes: [TimeAxis], isGiven: Bool
  ) {
    let kind = columns.timeKind
    var different: [Frequency] = []
    for frequency in axes.map(\.frequency) where !different.contains(frequency) {
      different.append(frequency)
    }
    self.init(
      name: columns.head.name, rowCount: columns.rowCount, dialect: columns.head.dialect,
      timeColumns: columns.timeSource.columns.map { columns.head.columns[$0] },
      firstTime: kind.label(ticks.min() ?? 0, in: zone),
      lastTime: kind.label(ticks.max() ?? 0, in: zone), frequencies: different, notes: columns.notes
    )
    timeFormat = columns.timeExample
    if let axis = axes.max(by: { $0.count < $1.count }) {
      frequencyReason =
        isGiven
        ? "given by an option"
        : (axes.count > 1 ? "in the longest series " : "") + axis.evidence
    }
  }
}
