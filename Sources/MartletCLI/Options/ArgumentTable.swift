import ArgumentParser
import MartletFiles
import MartletTime

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The options of a command, as its parser knows them, and the words that were given for them.
struct ArgumentTable {
  /// An option of a command.
  struct Option {
    let isFlag: Bool
    let isRepeatable: Bool
    /// Whether its value may begin with a dash.
    let takesAnything: Bool
  }

  /// An option as it was given.
  struct Given {
    let name: String
    /// The value; nil for a flag, and where it is missing.
    let value: String?
    /// All words of it.
    let words: [String]
  }

  /// By names such as `--horizon`.
  let options: [String: Option]

  /// Asks the parser of a command: an option cannot be forgotten, however many there will be.
  init(of command: any ParsableCommand.Type) {
    let help = try? JSONDecoder().decode(Help.self, from: Data(command._dumpHelp().utf8))
    let all = (help?.command.arguments ?? []).flatMap { argument in
      (argument.names ?? []).filter { $0.kind == "long" }.map {
        (
          "--" + $0.name,
          Option(
            isFlag: argument.kind == "flag", isRepeatable: argument.isRepeating,
            takesAnything: argument.parsingStrategy == "unconditional")
        )
      }
    }
    options = Dictionary(all) { first, _ in first }
  }

  /// Parts words into options and files. What follows two dashes are files.
  func parted(_ words: [String]) -> (given: [Given], files: [String]) {
    var (given, files): ([Given], [String]) = ([], [])
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" { return (given, files + rest) }
      guard word.hasPrefix("-"), word != "-" else {
        files.append(word)
        continue
      }
      let sides = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(sides[0])
      if sides.count == 2 {
        given.append(Given(name: name, value: String(sides[1]), words: [word]))
      } else if let option = options[name], !option.isFlag, let next = rest.first,
        option.takesAnything || !next.hasPrefix("-") || next == "-"
      {
        rest = rest.dropFirst()
        given.append(Given(name: name, value: next, words: [word, next]))
      } else {
        given.append(Given(name: name, value: nil, words: [word]))
      }
    }
    return (given, files)
  }

  /// Refuses an option with a single value that is given several times, and a flag beside its opposite.
  func checkRepetition(_ given: [Given]) throws {
    var seen: [String: Given] = [:]
    for own in given {
      guard let option = options[own.name], !option.isRepeatable else { continue }
      if let before = seen.updateValue(own, forKey: own.name), !option.isFlag {
        let values = [before, own].map { $0.value.map { "'\($0)'" } ?? "nothing" }
        throw ValidationError(
          "\(own.name) is given twice, as \(values[0]) and as \(values[1]). Give it once.")
      }
      let opposite = Self.opposite(of: own.name)
      if option.isFlag, seen[opposite] != nil {
        throw ValidationError("\(own.name) and \(opposite) are opposites. Give one of them.")
      }
    }
  }

  /// The name of a flag with or without its `no-`.
  static func opposite(of name: String) -> String {
    name.hasPrefix("--no-") ? "--" + name.dropFirst(5) : "--no-" + name.dropFirst(2)
  }

  /// What the parser writes about a command, as far as it is needed here.
  private struct Help: Decodable {
    struct Command: Decodable { let arguments: [Argument]? }
    struct Argument: Decodable {
      let kind: String
      let isRepeating: Bool
      let parsingStrategy: String
      let names: [Name]?
    }
    struct Name: Decodable {
      let kind: String
      let name: String
    }
    let command: Command
  }
}
