public import MartletFiles

/// An option that does not exist or cannot have this value.
public struct OptionError: Diagnosis, Sendable, Hashable {
  /// What was written, for example "mlp:hiden=3", or the option itself.
  package let subject: Wording
  /// What is wrong with it.
  package let reason: Wording
  public let remedy: Wording?

  package init(text: String, message: Wording, hint: Wording) {
    (subject, reason, remedy) = (Wording(text), message, hint)
  }

  package init(option: OptionName, message: Wording, hint: Wording) {
    (subject, reason, remedy) = ("\(option: option)", message, hint)
  }

  /// What was written, for example "mlp:hiden=3".
  public var text: String { subject.description }

  /// What is wrong with it, in words for Swift.
  public var message: String { reason.description }

  public var what: Wording { "\(subject): \(reason)" }

  public var category: DataError.Category { .usage }

  /// The same error of the text in which its option stands.
  func of(_ text: String) -> OptionError {
    OptionError(text: text, message: reason, hint: remedy ?? "")
  }
}

extension [String] {
  /// "did you mean 'hidden'?" when one of these is near, else all of them.
  package func suggestion(for text: String, what: String) -> Wording {
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
        throw problem.of(text)
      }
      throw OptionError(
        text: text, message: "'\(value)' is no value for '\(name)'", hint: "give \(option.expects)")
    }
  }
}
