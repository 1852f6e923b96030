/// A value that a remedy gives to an option.
public enum OptionValue: Sendable, Hashable {
  /// Words of the user, such as the name of a column: `'Close AAA'` in a shell, `"Close AAA"` in Swift.
  ///
  /// What stands before them is written by martlet itself and needs no quotes: `lag/1@`.
  case words(String, after: String = "")
  /// One of the words that an option takes: `forward-fill` in a shell, `.forwardFill` in Swift.
  case choice(String)
  /// What is the same everywhere: a number, or a name such as NAME that stands for a value.
  case plain(String)

  /// The value as it is typed into a shell.
  public var commandLine: String {
    switch self {
    case .words(let text, let start): start + argument(text)
    case .choice(let word): word
    case .plain(let text): text
    }
  }

  /// The value as it is written in Swift.
  func swift(for option: OptionName) -> String {
    switch self {
    case .words(let text, let start):
      option.template.replacing("_", with: (start + text).debugDescription)
    case .choice(let word): "." + camelCased(word)
    case .plain(let text): text
    }
  }
}
