package import MartletEvaluation
import MartletPanels

/// The forecasts of a walk-forward evaluation as a table that the ecosystem reads:
/// `unique_id,ds,cutoff,y,<Model>,…,fold,horizon`, one row a point.
///
/// `<Model>` is the mean over the seeds; with several seeds `<Model>-seed-1` and so on are the
/// forecasts that the scores are made of. `<Model>-lo-80` and `-hi-80` are empty where too few folds
/// came before, or the model has no intervals of its own; so is `<Model>-q-10` of single quantiles, and
/// all columns of a model that failed, but for its forecasts from cutoffs before that. `<Model>-seen` is there of a model that may
/// have seen some path in training. `y` is empty where the file has no value and one was filled.
package enum BacktestCSV {
  package static func text(_ result: BacktestResult) -> String {
    let table = BacktestTable(columnsOf: result)
    var text = CSVText.record(header(of: table))
    // Series by series: the rows of all of a large panel at once would be a lot.
    for series in result.panel.series.indices {
      for fold in result.folds where result.takesPart(series: series, fold: fold.index) {
        append(
          BacktestTable.rows(of: result, series: series, fold: fold.index), of: table, to: &text)
      }
    }
    return text
  }

  /// The same of a table.
  package static func text(_ table: BacktestTable) -> String {
    var text = CSVText.record(header(of: table))
    append(table.rows, of: table, to: &text)
    return text
  }

  static func header(of table: BacktestTable) -> [String] {
    ["unique_id", "ds", "cutoff", "y"] + table.models.flatMap { columns($0, table) }
      + ["fold", "horizon"]
  }

  private static func columns(_ model: BacktestTable.Column, _ table: BacktestTable) -> [String] {
    [model.label] + table.levels.flatMap { intervalColumns(model.label, level: $0) }
      + table.quantileLevels.map { quantileColumn(model.label, level: $0) }
      + (model.seedCount > 1 ? (1...model.seedCount).map { "\(model.label)-seed-\($0)" } : [])
      + (table.seen[model.label] == nil ? [] : ["\(model.label)-seen"])
  }

  /// Appends one record for each point, which has rows of all models.
  private static func append(_ rows: [BacktestRow], of table: BacktestTable, to text: inout String)
  {
    for start in stride(from: 0, to: rows.count, by: max(table.rowsOfPoint, 1)) {
      let first = rows[start]
      text += CSVText.field(first.series)
      func append(_ field: String) {
        text += ","
        text += field
      }
      append(CSVText.field(first.time))
      append(CSVText.field(first.cutoff))
      append(CSVText.number(first.truth))
      var place = start
      for model in table.models {
        // Intervals are of the model, which comes first, and not of single seeds.
        append(CSVText.number(rows[place].mean))
        for interval in rows[place].intervals {
          append(CSVText.number(interval.lower))
          append(CSVText.number(interval.upper))
        }
        for quantile in rows[place].quantiles { append(CSVText.number(quantile)) }
        let next = place + BacktestTable.seeds(model.seedCount).count
        for row in rows[(place + 1)..<next] { append(CSVText.number(row.mean)) }
        if let seen = table.seen[model.label] {
          let path = BacktestTable.Path(series: first.series, fold: first.fold)
          append(seen.contains(path) ? "true" : "false")
        }
        place = next
      }
      append("\(first.fold)")
      append("\(first.step)\n")
    }
  }

  /// `["<Model>-lo-80", "<Model>-hi-80"]`.
  package static func intervalColumns(_ label: String, level: Double) -> [String] {
    ["\(label)-lo-\(percent(level))", "\(label)-hi-\(percent(level))"]
  }

  /// `<Model>-q-10`.
  package static func quantileColumn(_ label: String, level: Double) -> String {
    "\(label)-q-\(percent(level))"
  }

  /// A level without more decimals than it takes: "80", "99.9".
  package static func percent(_ level: Double) -> String {
    CSVText.number((level * 1e6).rounded() / 1e4)
  }
}
