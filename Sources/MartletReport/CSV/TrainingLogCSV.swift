package import MartletEvaluation
import MartletForecasting

/// What networks looked like while they were trained, as a tidy table: `run,step,tag,value`, one row a number.
///
/// These are the columns of TensorBoard's own long table (`ExperimentFromDev.get_scalars(pivot=False)`); a row is a
/// call `add_scalar(tag, value, step)` there, a metric `key, value, step` in MLflow, and `log({tag: value}, step)` in
/// Weights & Biases. A run is one fit.
package enum TrainingLogCSV {
  package static func text(_ fits: [FitRecord]) -> String {
    let hasSeveral = Set(fits.map(\.series)).count > 1
    return CSVText.record(["run", "step", "tag", "value"])
      + fits.map { records($0, run: run($0, withSeries: hasSeveral)) }.joined()
  }

  /// For example `MLP/fold-3/seed-1`, of a forecast `MLP/forecast/seed-1`; a member of another model and a series
  /// by itself stand behind the label.
  private static func run(_ fit: FitRecord, withSeries: Bool) -> String {
    let parts = [
      fit.label, fit.member, withSeries ? fit.series : nil,
      fit.fold.map { "fold-\($0)" } ?? "forecast", "seed-\(fit.seed)",
    ]
    return parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "/")
  }

  private static func records(_ fit: FitRecord, run: String) -> String {
    (fit.curve?.points ?? []).map { point in
      let values: [(String, Double?)] = [
        ("train_loss", point.trainingLoss), ("validation_loss", point.validationLoss),
        ("learning_rate", point.learningRate), ("gradient_norm", point.gradientNorm),
        ("clipped_steps", point.clippedSteps.map(Double.init)),
      ]
      return values.map { tag, value in
        value.map { CSVText.record([run, "\(point.step)", tag, CSVText.number($0)]) } ?? ""
      }.joined()
    }.joined()
  }
}
