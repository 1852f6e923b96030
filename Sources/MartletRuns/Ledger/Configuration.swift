import MartletFiles

/// A model that was tried on a file, with all that was chosen for it: what a row of the spreadsheet was.
///
/// Two are the same where all of it is the same, whatever the label, the folds and the seeds.
public struct Configuration: Codable, Sendable, Hashable {
  /// The column of the forecasts.
  public let label: String
  /// What is forecast.
  public let target: String
  /// Steps ahead.
  public let horizon: Int
  /// What the model sees of the target.
  public let transform: String
  /// The name of its kind.
  public let name: String
  /// Its options, defaults included.
  public let options: [String: JSONValue]
  /// The options of training and windows, as they hold for it.
  public let task: [String: JSONValue]

  /// The configurations of a plan whose models are spelled out.
  static func all(of plan: RunPlan) -> [Configuration] {
    guard let evaluation = plan.evaluation else { return [] }
    return evaluation.models.map { model in
      Configuration(
        label: model.label, target: plan.columns.target ?? "", horizon: evaluation.steps,
        transform: evaluation.transform, name: model.name,
        options: model.options.filter { $0.key != "label" }, task: model.task)
    }
  }

  /// The SHA-256 of all but the label.
  var checksum: String {
    let unnamed = Configuration(
      label: "", target: target, horizon: horizon, transform: transform, name: name,
      options: options, task: task)
    return Checksum.sha256(of: Array(StoredJSON.text(unnamed).utf8))
  }
}
