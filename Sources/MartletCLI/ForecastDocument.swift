import MartletEvaluation
import MartletReport
import MartletSeries

/// The JSON of `forecast`.
struct ForecastDocument: Encodable {
  struct Point: Encodable {
    let uniqueId: String
    let ds: String
    /// By column: the model, and the ends of its intervals; null where it could not be calibrated.
    let values: [String: Nullable<Double>]
  }

  let plan: RunPlan
  let data: [String]
  let forecasts: [Point]
  /// Whether each model beat naive on the folds that calibrated it.
  let verdicts: [String: String]
  /// What automatic choices found in each fit of the forecast.
  let choices: [ChoiceDocument]

  init(_ result: ForecastResult, plan: RunPlan) {
    self.plan = plan
    data = result.panel.source.summary
    forecasts = result.panel.series.enumerated().flatMap { index, series in
      result.times[index].enumerated().map { step, time in
        Point(
          uniqueId: series.id, ds: series.axis.label(time),
          values: Dictionary(
            result.columns.map { ($0.name, Nullable(wrappedValue: $0.values[index][step])) }
          ) { $1 })
      }
    }
    choices = result.models.flatMap { model in
      model.choices.map { ChoiceDocument(model.label, $0) }
    }
    let calibration = result.calibration
    verdicts = Dictionary(
      calibration.models.indices.filter { $0 != calibration.naiveIndex }.map {
        (
          calibration.models[$0].label,
          VerdictText.sentence(calibration.verdict(model: $0), backtest: calibration.backtest)
        )
      }
    ) { $1 }
  }
}
