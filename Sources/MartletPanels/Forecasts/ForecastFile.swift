package import MartletFiles
package import MartletTables

/// A file of forecasts that were made elsewhere: a row for each series, time and cutoff, and a column for each
/// model, as `cross_validation` of Nixtla's libraries and `martlet backtest --out` write it.
package struct ForecastFile: Sendable {
  let table: CSVTable
  /// The SHA-256 of its bytes.
  package let checksum: String

  /// Reads the file at `path`; `-` is standard input.
  /// - Throws: `DataError` for a file that cannot be read or is not a table, with its place.
  package init(contentsOf path: String, options: CSVOptions = CSVOptions()) throws(DataError) {
    let name = path == "-" ? "stdin" : path
    let bytes = try TextBytes.all(of: FileBytes(path, name: name))
    try self.init(bytes: bytes, name: name, options: options)
  }

  /// Reads a file from memory.
  package init(
    bytes: [UInt8], name: String, options: CSVOptions = CSVOptions()
  ) throws(DataError) {
    table = try CSVTable(bytes: bytes, name: name, options: options)
    checksum = Checksum.sha256(of: bytes)
  }

  /// The forecasts as they stand on the rows of a panel.
  ///
  /// - Parameters:
  ///   - horizon: The steps that count of each path; nil for all, which are as many everywhere then.
  ///   - isChecked: Whether values are compared with those of the panel.
  /// - Throws: `DataError` at the first row that is no forecast of the panel.
  package func forecasts(
    on panel: Panel, horizon: Int? = nil, isChecked: Bool = true
  ) throws(DataError) -> GivenForecasts {
    let columns = try ForecastColumns(table, panel.source)
    let rows = try ForecastRows(table, columns, panel)
    if isChecked { try rows.checkActuals(columns.actual, panel) }
    let paths = try rows.paths(horizon: horizon)
    var given = GivenForecasts(
      file: table.name, horizon: paths.horizon, models: [], cutoffs: paths.cutoffs)
    if !columns.others.isEmpty {
      given.remarks.append("\(table.name): not used as forecasts: \(listed(columns.others))")
    }
    given.remarks += paths.remarks
    for column in columns.models {
      let model = try model(column, rows, paths)
      if model.label == "Naive" {
        if isChecked { try rows.checkNaive(column.point ?? 0, paths, panel) }
        given.remarks.append("\(table.name): 'Naive' is left out, which is made anew")
      } else {
        given.models.append(model)
      }
    }
    given.remarks += crossings(given)
    return given
  }

  /// The paths of a model.
  private func model(
    _ columns: ForecastColumns.Model, _ rows: ForecastRows, _ paths: ForecastRows.Paths
  ) throws(DataError) -> GivenForecasts.Model {
    var model = GivenForecasts.Model(label: columns.label)
    for column in columns.seeds.isEmpty ? [columns.point ?? 0] : columns.seeds {
      model.seeds.append(paths.values(try table.numbers(column)))
    }
    for (level, lower) in columns.lower {
      guard let upper = columns.upper.first(where: { $0.level == level }) else { continue }
      model.intervals.append(
        (
          level, paths.values(try table.numbers(lower)),
          paths.values(try table.numbers(upper.column))
        ))
    }
    for (level, column) in columns.quantiles {
      model.quantiles.append((level, paths.values(try table.numbers(column))))
    }
    guard let seen = columns.seen else { return model }
    let flags = try rows.flags(seen)
    for (place, rows) in paths.rows where rows.contains(where: { flags[$0] }) {
      model.seen.insert(place)
    }
    return model
  }

  /// What is said of quantiles that stand in the wrong order.
  private func crossings(_ given: GivenForecasts) -> [Wording] {
    given.models.compactMap { model in
      var levels = model.quantiles.map { ($0.level, $0.paths) }
      for (level, lower, upper) in model.intervals {
        levels += [((1 - level) / 2, lower), ((1 + level) / 2, upper)]
      }
      levels.sort { $0.0 < $1.0 }
      let count = given.cutoffs.keys.reduce(0) { count, place in
        let paths = levels.compactMap { $0.1[place] }
        return count
          + (0..<given.horizon).count { step in
            zip(paths, paths.dropFirst()).contains { $0[step] > $1[step] }
          }
      }
      guard count > 0 else { return nil }
      return
        "\(table.name): the quantiles of '\(model.label)' cross in \(counted(count, "row")), and are scored as they are"
    }
  }
}
