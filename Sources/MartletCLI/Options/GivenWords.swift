import MartletTime

/// The words of a command line, to be repeated in another one.
///
/// Taken as they were typed: an option of reading cannot be forgotten, however many there will be.
struct GivenWords {
  private(set) var words: [String]

  /// - Parameters:
  ///   - arguments: All that was typed.
  ///   - command: What follows it are its words.
  init(_ arguments: [String] = CommandLine.arguments, after command: String) {
    words = Array(arguments.drop { $0 != command }.dropFirst())
  }

  /// Leaves flags out.
  mutating func remove(flags: Set<String>) {
    let (options, files) = parts
    words = options.filter { !flags.contains($0) } + files
  }

  /// Leaves options out, with their values: `--out FILE`, `--out=FILE`.
  mutating func remove(options names: Set<String>) {
    let (options, files) = parts
    var kept: [String] = []
    var isValue = false
    for word in options {
      if isValue {
        isValue = false
      } else if names.contains(word) {
        isValue = true
      } else if !names.contains(String(word.prefix { $0 != "=" })) {
        kept.append(word)
      }
    }
    words = kept + files
  }

  /// Adds options before the files that follow two dashes.
  mutating func append(_ options: [String]) {
    let (own, files) = parts
    words = own + options + files
  }

  /// What stands before two dashes, and the rest.
  private var parts: (options: [String], files: [String]) {
    let end = words.firstIndex(of: "--") ?? words.endIndex
    return (Array(words[..<end]), Array(words[end...]))
  }
}
