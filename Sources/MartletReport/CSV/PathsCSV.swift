package import MartletEvaluation
import MartletPanels
import MartletTables
import MartletTime

/// Sample paths as a tidy table: `unique_id,path,ds,<Model>,…`, one row a point of a path. The rows of a
/// path belong together; paths of different models of the same number do not.
package enum PathsCSV {
  package static func text(_ result: ForecastResult) -> String {
    var models = result.models.map(Optional.some)
    var labels = result.models.map(\.label)
    // The columns of models that failed are empty.
    for failure in result.failures {
      models.insert(nil, at: min(failure.place, models.count))
      labels.insert(failure.label, at: min(failure.place, labels.count))
    }
    var text = CSVText.record(["unique_id", "path", "ds"] + labels)
    for (index, series) in result.panel.series.enumerated() {
      for path in 0..<(result.models.map { $0.series[index].paths.count }.max() ?? 0) {
        for (step, time) in result.times[index].enumerated() {
          let values = models.map { model -> Double in
            let paths = model?.series[index].paths ?? []
            return paths.indices.contains(path) ? paths[path][step] : .nan
          }
          text += CSVText.record(
            [series.id, "\(path + 1)", series.axis.label(time)] + values.map(CSVText.number))
        }
      }
    }
    return text
  }

  /// A line that names the models without sample paths; none where all have them.
  package static func refusals(_ result: ForecastResult) -> [String] {
    let without = result.models.filter { $0.series.allSatisfy(\.paths.isEmpty) }.map(\.label)
    guard !without.isEmpty else { return [] }
    return [
      "no sample paths of \(without.joined(separator: ", ")): networks draw them with --loss gaussian, "
        + "student-t or quantiles/.1/.5/.9, classical models from the variances of their errors"
    ]
  }
}
