extension PanelBuilder {
  /// What was understood of the files.
  func source(
    _ series: [Series], _ kind: TimeKind, _ times: [Int64], _ joined: [Joined], _ changes: Changes
  ) -> PanelSource {
    let table = tables[0]
    var frequencies: [Frequency] = []
    for series in series where !frequencies.contains(series.axis.frequency) {
      frequencies.append(series.axis.frequency)
    }
    var files = [
      PanelSource.File(
        name: table.name, rowCount: table.rowCount, delimiter: table.delimiter,
        timeColumn: table.header[layout.time],
        firstTime: kind.label(times.min() ?? 0, in: series[0].axis.zone),
        lastTime: kind.label(times.max() ?? 0, in: series[0].axis.zone), frequencies: frequencies)
    ]
    var unusedFiles: [String] = []
    for (index, table) in tables.enumerated().dropFirst() {
      guard let column = joined.first(where: { $0.reference.file == index }) else {
        unusedFiles.append(table.name)
        continue
      }
      let axis = column.axis
      files.append(
        PanelSource.File(
          name: table.name, rowCount: table.rowCount, delimiter: table.delimiter,
          timeColumn: table.header[column.timeColumn], firstTime: axis.label(row: 0),
          lastTime: axis.label(row: axis.count - 1),
          frequencies: [axis.frequency]))
    }
    return PanelSource(
      files: files, target: table.header[layout.target],
      idColumn: layout.id.map { table.header[$0] }, seriesCount: series.count,
      covariates: references.map { reference in
        let onto = series[0].axis
        let axis = joined.first { $0.reference == reference }?.axis ?? onto
        let isAsIs = reference.file == 0 && reference.lag == nil
        return PanelSource.Covariate(
          name: reference.name, file: tables[reference.file].name, lag: reference.lag,
          availability: isAsIs
            ? "known on its row"
            : AsOfJoin(from: axis, lag: reference.lag, onto: onto).availability)
      },
      unusedColumns: layout.others.filter { column in
        !references.contains { $0.file == 0 && $0.column == column }
      }.map { table.header[$0] },
      unusedFiles: unusedFiles, rowsBeforeCovariates: changes.rowsBeforeCovariates,
      rowsWithMissingValues: changes.rowsWithMissingValues, filledValues: changes.filledValues,
      notes: axisNotes(series, joined))
  }
}
