/// Words in which options are data, so that the command says them as flags and Swift as properties.
///
///     let wording: Wording = "\(option: .skipFooter, 3), if the table ends above this line"
///     wording.commandLine   // "--skip-footer 3, if the table ends above this line"
///     wording.description   // "skippedFooter: 3, if the table ends above this line"
public struct Wording: Sendable, Hashable, CustomStringConvertible {
  /// The pieces of a wording, in their order.
  public enum Part: Sendable, Hashable {
    /// Plain words.
    case text(String)
    /// An option, and the value to set it to.
    case option(OptionName, OptionValue?)
  }

  /// The pieces; two plain ones never stand side by side.
  public private(set) var parts: [Part] = []

  /// Creates a wording that names no option.
  public init(_ text: String) {
    append(.text(text))
  }

  /// The words with options as flags, for people who typed a command.
  public var commandLine: String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .option(let name, let value):
        name.flag + (value.map { " " + $0.commandLine } ?? "")
      }
    }.joined()
  }

  /// The words with options as properties, for people who called the library.
  public var description: String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .option(let name, let value):
        name.property + (value.map { ": " + $0.swift(for: name) } ?? "")
      }
    }.joined()
  }

  /// The options that are named, with their values.
  public var options: [(name: OptionName, value: OptionValue?)] {
    parts.compactMap { if case .option(let name, let value) = $0 { (name, value) } else { nil } }
  }

  /// One wording after the other.
  public static func + (first: Wording, second: Wording) -> Wording {
    var sum = first
    for part in second.parts { sum.append(part) }
    return sum
  }

  /// Appends one wording to another.
  public static func += (first: inout Wording, second: Wording) {
    first = first + second
  }

  private mutating func append(_ part: Part) {
    guard case .text(let text) = part else { return parts.append(part) }
    if case .text(let before)? = parts.last {
      parts[parts.count - 1] = .text(before + text)
    } else if !text.isEmpty {
      parts.append(part)
    }
  }
}

extension Wording: ExpressibleByStringInterpolation {
  public init(stringLiteral text: String) {
    self.init(text)
  }

  public init(stringInterpolation: Interpolation) {
    self = stringInterpolation.wording
  }

  /// Gathers the pieces of an interpolated literal.
  public struct Interpolation: StringInterpolationProtocol {
    fileprivate var wording = Wording("")

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: String) {
      wording.append(.text(literal))
    }

    /// Any value as it describes itself.
    public mutating func appendInterpolation(_ value: some Any) {
      wording.append(.text("\(value)"))
    }

    /// Another wording, whose options stay options.
    public mutating func appendInterpolation(_ other: Wording) {
      wording += other
    }

    /// An option by its name alone.
    public mutating func appendInterpolation(option name: OptionName) {
      wording.append(.option(name, nil))
    }

    /// An option with a whole number.
    public mutating func appendInterpolation(option name: OptionName, _ number: Int) {
      wording.append(.option(name, .plain("\(number)")))
    }

    /// An option with a value.
    public mutating func appendInterpolation(option name: OptionName, _ value: OptionValue) {
      wording.append(.option(name, value))
    }
  }
}

extension Sequence<Wording> {
  /// The wordings with words between them.
  package func joined(separator: String) -> Wording {
    var all: Wording?
    for wording in self { all = all.map { $0 + Wording(separator) + wording } ?? wording }
    return all ?? Wording("")
  }
}
