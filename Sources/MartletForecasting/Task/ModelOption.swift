import MartletFiles
import MartletTime

/// The largest number that an option takes where nothing else is said.
private let greatest = 1e30

/// One thing that can be set on a model or a task, by its name on the command line.
///
/// The list of options of a model is what parses `mlp:hidden=256`, what an error message offers,
/// and what a plan spells out with all its defaults.
public struct ModelOption<Subject: Sendable>: Sendable {
  /// As on the command line, for example "learning-rate".
  public let name: String
  /// What values it takes, in words: "a whole number from 1".
  public let expects: String
  /// What the option sets, in a line, as help prints it.
  public let summary: String
  /// The present value, as text that `set` takes.
  public let text: @Sendable (Subject) -> String
  /// Sets it; false when the text is no such value.
  let set: @Sendable (inout Subject, String) -> Bool
  /// What is wrong with a value that is refused, where more can be said than what is expected.
  package var problem: (@Sendable (String) -> OptionError?)?
  /// The words that its values begin with, where they are words.
  package var words: [String] = []

  package init(
    name: String, expects: String, summary: String, text: @escaping @Sendable (Subject) -> String,
    set: @escaping @Sendable (inout Subject, String) -> Bool,
    problem: (@Sendable (String) -> OptionError?)? = nil, words: [String] = []
  ) {
    self.name = name
    self.expects = expects
    self.summary = summary
    self.text = text
    self.set = set
    self.problem = problem
    self.words = words
  }

  /// A whole number within a range.
  package static func integer(
    _ name: String, _ path: any WritableKeyPath<Subject, Int> & Sendable, from least: Int,
    through most: Int = 1_000_000_000, _ summary: String
  ) -> Self {
    Self(
      name: name, expects: "a whole number from \(least) to \(grouped(most))", summary: summary
    ) {
      "\($0[keyPath: path])"
    } set: { subject, text in
      guard let value = Int(text), least...most ~= value else { return false }
      subject[keyPath: path] = value
      return true
    }
  }

  /// A number of at most 1e30 that passes `isValid`.
  static func number(
    _ name: String, _ path: any WritableKeyPath<Subject, Double> & Sendable, _ expects: String,
    _ summary: String, isValid: @escaping @Sendable (Double) -> Bool
  ) -> Self {
    Self(name: name, expects: expects, summary: summary) {
      "\($0[keyPath: path])"
    } set: { subject, text in
      guard let value = Double(text), value <= greatest, isValid(value) else { return false }
      subject[keyPath: path] = value
      return true
    }
  }

  /// One of the cases of an enumeration.
  package static func choice<Value: CaseIterable & RawRepresentable<String> & Sendable>(
    _ name: String, _ path: any WritableKeyPath<Subject, Value> & Sendable, _ summary: String
  ) -> Self {
    let words = Value.allCases.map(\.rawValue)
    var option = Self(name: name, expects: words.joined(separator: ", "), summary: summary) {
      $0[keyPath: path].rawValue
    } set: { subject, text in
      guard let value = Value(rawValue: text) else { return false }
      subject[keyPath: path] = value
      return true
    }
    option.words = words
    return option
  }

  /// A choice with numbers, such as `huber/1`.
  /// - Parameter ranges: What the numbers of a choice may be, by its name.
  package static func form<Value: LosslessStringConvertible & Sendable>(
    _ name: String, _ path: any WritableKeyPath<Subject, Value> & Sendable, _ expects: String,
    _ summary: String, ranges: [String: String] = [:]
  ) -> Self {
    var option = Self(name: name, expects: expects, summary: summary) {
      $0[keyPath: path].description
    } set: { subject, text in
      guard let value = Value(text) else { return false }
      subject[keyPath: path] = value
      return true
    }
    option.words = ranges.keys.sorted()
    option.problem = { text in
      ranges[String(text.prefix { $0 != "/" })].map { range in
        OptionError(
          text: text, message: "'\(text)' is no value for '\(name)'", hint: "give \(range)")
      }
    }
    return option
  }

  /// A whole or fractional number that may also be `none`.
  package static func optional<
    Value: LosslessStringConvertible & Comparable & SignedNumeric & Sendable
  >(
    _ name: String, _ path: any WritableKeyPath<Subject, Value?> & Sendable, _ expects: String,
    _ summary: String, through most: Double = 1e30
  ) -> Self {
    Self(name: name, expects: expects, summary: summary) {
      $0[keyPath: path].map(\.description) ?? "none"
    } set: { subject, text in
      if text == "none" {
        subject[keyPath: path] = nil
        return true
      }
      guard let value = Value(text), value > 0,
        Double("\(value)").map({ $0 <= most }) ?? false
      else { return false }
      subject[keyPath: path] = value
      return true
    }
  }
}

extension ModelOption {
  /// `true` or `false`.
  package static func flag(
    _ name: String, _ path: any WritableKeyPath<Subject, Bool> & Sendable, _ summary: String
  ) -> Self {
    Self(name: name, expects: "true or false", summary: summary) {
      "\($0[keyPath: path])"
    } set: { subject, text in
      guard let value = Bool(text) else { return false }
      subject[keyPath: path] = value
      return true
    }
  }

  /// A share of numbers dropped in training.
  package static func dropout(_ path: any WritableKeyPath<Subject, Double> & Sendable) -> Self {
    number("dropout", path, "a number in [0, 1)", "share of numbers dropped in training") {
      (0..<1).contains($0)
    }
  }
}
