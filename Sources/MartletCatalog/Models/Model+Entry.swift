public import MartletForecasting
import MartletFiles

extension Model {
  /// The entry of a model that is called so.
  /// - Throws: `OptionError` that names what there is.
  public static func entry(called name: String) throws(OptionError) -> ModelEntry {
    try entry(called: name, of: name)
  }

  /// - Parameter text: What was written, for the error.
  static func entry(called name: String, of text: String) throws(OptionError) -> ModelEntry {
    guard let entry = all.first(where: { $0.isCalled(name) }) else {
      throw OptionError(
        text: text, message: "there is no model '\(name)'",
        hint: names.suggestion(for: name, what: "the models"))
    }
    return entry
  }
}
