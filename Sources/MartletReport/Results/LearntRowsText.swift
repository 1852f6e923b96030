package import MartletEvaluation
package import MartletForecasting
package import MartletPanels

/// Which models learn from the newest rows alone.
package enum LearntRowsText {
  /// A line for models that learn from equally many rows; none where no series has more.
  ///
  ///     AR and Theta learn from the newest 10,000 of 600,000 rows (--max-rows 0: from all)
  package static func lines(
    _ backtest: Backtest, _ models: [Model], _ panel: Panel
  ) throws -> [String] {
    let longest = panel.series.map(\.count).max() ?? 0
    var groups: [(rows: Int, labels: [String])] = []
    for model in models {
      guard let rows = model.forecaster.rowsLearnt(for: try model.task(from: backtest.task)),
        rows < longest
      else { continue }
      if let place = groups.firstIndex(where: { $0.rows == rows }) {
        groups[place].labels.append(model.label)
      } else {
        groups.append((rows, [model.label]))
      }
    }
    return groups.map { rows, labels in
      let names =
        labels.count == 1
        ? labels[0] : labels.dropLast().joined(separator: ", ") + " and " + labels[labels.count - 1]
      return "\(names) \(labels.count == 1 ? "learns" : "learn") from the newest "
        + "\(NumberFormat.integer(rows)) of \(plural(longest, "row"))"
        + (panel.series.count > 1 ? " of the longest series" : "") + " (--max-rows 0: from all)"
    }
  }
}
