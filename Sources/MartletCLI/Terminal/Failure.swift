import ArgumentParser
import MartletEvaluation
import MartletFiles
import MartletForecasting
import MartletPanels
import MartletReport
import MartletRuns
import MartletTraining

/// An error as users meet it: one line, an exit code, and the same as JSON.
struct Failure {
  /// Where in a file, when it is about one.
  let place: SourceLocation?
  let message: String
  /// What to do about it.
  let hint: String?
  let exitCode: Int32

  /// See `sysexits.h`; docs/cli.md lists them.
  enum Code {
    static let usage: Int32 = 64
    static let data: Int32 = 65
    static let noInput: Int32 = 66
    static let software: Int32 = 70
    static let system: Int32 = 71
    static let io: Int32 = 74
    static let interrupted: Int32 = 75
  }

  /// - Parameter command: The command that was given, for a hint at its help.
  init(_ error: any Error, command: String?) {
    switch error {
    case let error as any Diagnosis:
      self.init(
        error.location, error.what.commandLine, error.remedy?.commandLine,
        Self.code(of: error.category))
    case let error as ArgumentError:
      self.init(nil, error.message, error.hint, Code.usage)
    case let error as LimitError:
      self.init(nil, error.message, error.hint, Code.system)
    case let error as UnkeptResult:
      self.init(error.cause, command: command)
    case let error as PlanError:
      self.init(
        SourceLocation(file: error.file, line: error.line, column: error.column), error.message,
        error.hint, Self.code(of: error.category))
    case let error as OutputError:
      self.init(SourceLocation(file: error.path), error.message, error.hint, error.exitCode)
    default:
      self.init(parsing: error, command: command)
    }
  }

  /// What the parser of the command line says: the first sentence is the message, the others the
  /// hint.
  private init(parsing error: any Error, command: String?) {
    let text = MartletCommand.message(for: error).split(whereSeparator: \.isNewline)
      .joined(separator: " ")
    let end = text.firstRange(of: ". ")
    let message = text[..<(end?.lowerBound ?? text.endIndex)]
    let advice = end.map { text[$0.upperBound...] }
    let help =
      command.map { "martlet \($0) --help" }
      ?? "the commands are \(MartletCommand.names.joined(separator: ", "))"
    let code = MartletCommand.exitCode(for: error)
    if let name = message.firstMatch(of: /^Unknown option '(-[^']*)'/)?.output.1 {
      let options = MeantOption.all(of: MartletCommand.type(called: command))
      let meant = MeantOption.option(for: String(name), of: options)
      self.init(
        nil, "unknown option '\(name)'", meant.map { "did you mean '\($0)'?" } ?? help,
        code.rawValue)
      return
    }
    // A whole number that cannot be read, lies beyond all of them, or is below zero.
    if let option = message.firstMatch(
      of: /(?:is invalid|Missing value) for '(?:-[a-z], )?(--[a-z-]+)[^']*'/)?.output.1,
      let range = Self.wholeNumbers(of: String(option))
    {
      let value = message.firstMatch(of: /'(.*)' is invalid/)?.output.1
      self.init(
        nil,
        value.map { "'\($0)' is no value for \(option)" }
          ?? "\(option) has no whole number after it",
        "give \(range)", code.rawValue)
      return
    }
    self.init(
      nil, Self.clause(message), advice.map(Self.choice) ?? help,
      code == .failure ? Code.software : code.rawValue)
  }

  /// Which whole numbers an option takes, in words; nil for one that takes others.
  private static func wholeNumbers(of option: String) -> String? {
    if option == "--seed" { return "a whole number from 0 to \(UInt64.max)" }
    return OptionName(rawValue: String(option.dropFirst(2))).flatMap { OptionRange.all[$0] }
      .map(OptionRange.words)
  }

  /// A result that went nowhere.
  static func standardOutput(_ reason: String) -> Failure {
    Failure(
      nil, "standard output cannot be written: \(reason)", "give --out a file, or print elsewhere",
      Code.io)
  }

  private init(_ place: SourceLocation?, _ message: String, _ hint: String?, _ exitCode: Int32) {
    self.place = place
    self.message = message
    self.hint = hint
    self.exitCode = exitCode
  }

  /// A sentence as a part of one: without its capital and its full stop.
  private static func clause(_ sentence: Substring) -> String {
    let rest = sentence.dropFirst()
    return sentence.prefix(1).lowercased() + (rest.hasSuffix(".") ? rest.dropLast() : rest)
  }

  /// Advice with a list of more than five values, which come on lines of their own, as a sentence.
  private static func choice(_ advice: Substring) -> String {
    let parts = clause(advice).split(separator: "   - ")
    guard parts.count > 2, let start = parts.first, start.hasSuffix(" the following:") else {
      return clause(advice)
    }
    let values = parts.dropFirst().map { "'\($0)'" }
    return start.replacing(" the following:", with: " ")
      + "\(values.dropLast().joined(separator: ", ")) or \(values[values.count - 1])"
  }

  private static func code(of category: DataError.Category) -> Int32 {
    switch category {
    case .usage: Code.usage
    case .data: Code.data
    case .noInput: Code.noInput
    case .io: Code.io
    case .computation: Code.software
    }
  }

  private static func code(of category: PlanError.Category) -> Int32 {
    switch category {
    case .noInput: Code.noInput
    case .unreadable: Code.io
    case .format: Code.data
    case .content: Code.usage
    }
  }

  /// The same with a plan as its place, where it is about an option that the plan gave.
  func placed(in config: ConfigArguments.Loaded?) -> Failure {
    let names = (message + " ").matches(of: /--[a-z-]+/).map { String($0.output) }
    guard let config, place == nil, exitCode == Code.usage,
      config.options.contains(where: { names.contains($0.name) })
    else { return self }
    return Failure(SourceLocation(file: config.file.path), message, hint, exitCode)
  }

  /// `file:line:column: error: what; hint: what to do`.
  var line: String {
    (place.map { "\($0): " } ?? "") + "error: \(message)" + (hint.map { "; hint: \($0)" } ?? "")
  }

  /// - Parameter commandLine: The command that failed.
  func json(_ commandLine: String) -> String {
    JSONText.encode(
      Document(
        commandLine: commandLine,
        error: Document.Content(
          file: place?.file, line: place?.line, column: place?.column, message: message,
          hint: hint, exitCode: exitCode)))
  }

  private struct Document: Encodable {
    struct Content: Encodable {
      @OrNull var file: String?
      @OrNull var line: Int?
      @OrNull var column: Int?
      let message: String
      @OrNull var hint: String?
      let exitCode: Int32
    }
    let commandLine: String
    let error: Content
  }
}
