import MartletFiles

/// An option that does not exist or cannot have this value.
public struct OptionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was written, for example "mlp:hiden=3".
  public let text: String
  public let message: String
  public let hint: String

  package init(text: String, message: String, hint: String) {
    self.text = text
    self.message = message
    self.hint = hint
  }

  public var description: String { "error: \(text): \(message); hint: \(hint)" }
}

extension [String] {
  /// "did you mean 'hidden'?" when one of these is near, else all of them.
  package func suggestion(for text: String, what: String) -> String {
    if let near = nearest(to: text, in: self) { return "did you mean '\(near)'?" }
    return "\(what) are \(joined(separator: ", "))"
  }
}

extension Array {
  /// Sets one of these options on a subject.
  func set<Subject>(
    _ name: String, to value: String, on subject: inout Subject, of text: String
  ) throws(OptionError) where Element == ModelOption<Subject> {
    guard let option = first(where: { $0.name == name }) else {
      throw OptionError(
        text: text, message: "there is no option '\(name)'",
        hint: map(\.name).suggestion(for: name, what: "the options"))
    }
    guard option.set(&subject, value) else {
      if let problem = option.problem?(value) {
        throw OptionError(text: text, message: problem.message, hint: problem.hint)
      }
      throw OptionError(
        text: text, message: "'\(value)' is no value for '\(name)'", hint: "give \(option.expects)")
    }
  }
}
