package import MartletEvaluation
package import MartletRuns
import MartletFiles
import MartletPanels
import MartletTime

/// The JSON of `forecast`.
package struct ForecastDocument: Encodable {
  struct Point: Encodable {
    let uniqueId: String
    let ds: String
    /// By column: the model, and the ends of its intervals; null where it could not be calibrated.
    let values: [String: OrNull<Double>]
  }

  struct Path: Encodable {
    let uniqueId: String
    let model: String
    /// From 1.
    let path: Int
    /// One number a step, at the times of the forecasts.
    let values: [Double]
  }

  @OrNull var plan: RunPlan?
  /// The command that prints it.
  @OrNull var commandLine: String?
  let data: [String]
  let forecasts: [Point]
  /// How many values of the past folds were forecast, and how many of them the file has: those that
  /// models and intervals are judged by. Null without folds.
  @OrNull var forecastValues: Int?
  @OrNull var scoredValues: Int?
  /// Whether each model beat naive on the past folds; empty without folds.
  let verdicts: [String: String]
  /// The series that hardly moved before their first fold: no verdict is on them.
  let unscaled: [String]
  /// How often the intervals of each model held on the past folds; empty without folds.
  let coverage: [String: [BacktestDocument.Coverage]]
  /// The models that failed, by their labels, and why.
  let errors: [String: BacktestDocument.ModelError]
  /// Sample paths, where they were asked for.
  let paths: [Path]
  /// What automatic choices found in each fit of the forecast.
  let choices: [ChoiceDocument]
  /// How networks were trained, for the forecast and on the past folds; empty without networks.
  let fits: [FitDocument]

  package init(_ result: ForecastResult, _ plan: RunPlan?, _ commandLine: String?) {
    self.plan = plan
    self.commandLine = commandLine
    data = result.panel.source.remarks.map(\.commandLine)
    let columns = result.columns()
    forecasts = result.panel.series.enumerated().flatMap { index, series in
      result.times[index].enumerated().map { step, time in
        Point(
          uniqueId: series.id, ds: series.axis.label(time),
          values: Dictionary(
            columns.map { ($0.name, OrNull(wrappedValue: $0.values[index][step])) }
          ) { $1 })
      }
    }
    let counts = result.calibration?.valueCounts
    (scoredValues, forecastValues) = (counts?.scored, counts?.forecast)
    choices = result.models.flatMap { model in
      model.choices.map { ChoiceDocument(model.label, $0) }
    }
    fits = result.fits.map(FitDocument.init)
    paths = result.models.flatMap { model in
      zip(result.panel.series, model.series).flatMap { series, forecast in
        forecast.paths.enumerated().map {
          Path(uniqueId: series.id, model: model.label, path: $0 + 1, values: $1)
        }
      }
    }
    unscaled =
      result.calibration.map { past in past.unscaledSeries.map { past.panel.series[$0].id } } ?? []
    verdicts = Dictionary(result.verdicts.map { ($0.label, $0.sentence) }) { $1 }
    coverage = Dictionary(
      (result.calibration.map { calibration in
        calibration.models.enumerated().map { place, model in
          let scores = result.levels.map {
            BacktestDocument.Coverage(
              $0, calibration.coverage(model: place, level: $0),
              fallsShort: calibration.fallsShort(model: place, level: $0))
          }
          return (model.label, scores)
        }
      } ?? [])
    ) { $1 }
    errors = Dictionary(
      result.failures.map { ($0.label, BacktestDocument.ModelError($0)) }
    ) { $1 }
  }
}
