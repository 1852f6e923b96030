/// An option to set so that what was found goes away.
public struct OptionChange: Codable, Sendable, Hashable {
  /// Whose option it is.
  public enum Owner: String, Codable, Sendable, Hashable {
    /// An option of the model, as in `mlp:residual=true`.
    case model
    /// An option of the task, which all models share.
    case task
  }

  /// Whose option it is.
  public let owner: Owner
  /// Its name, as it is written.
  public let option: String
  /// The value to give it, as it is written.
  public let value: String

  static func model(_ option: String, _ value: String) -> OptionChange {
    OptionChange(owner: .model, option: option, value: value)
  }

  static func task(_ option: String, _ value: String) -> OptionChange {
    OptionChange(owner: .task, option: option, value: value)
  }
}
