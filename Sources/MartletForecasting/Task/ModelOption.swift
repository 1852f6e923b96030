package import MartletFiles
package import MartletNumerics
import MartletTraining

/// One thing that can be set on a model or a task, by its name on the command line.
///
/// A list of options is the only place where they are described. Parsing, errors, help, completion, the tables of
/// the manual, `martlet models` and the plan follow from it; the default is read from the subject.
public struct ModelOption<Subject: Sendable>: Sendable {
  /// As on the command line, for example "learning-rate".
  public let name: String
  /// The values it takes.
  package let domain: OptionDomain
  /// What it is, in words without a capital and a full stop.
  public let summary: String
  /// The present value, as text that `set` takes.
  public let text: @Sendable (Subject) -> String
  /// Sets it; false when the text is no such value.
  let set: @Sendable (inout Subject, String) -> Bool
  /// What is wrong with a value that is refused, where more can be said than what is expected.
  package var problem: (@Sendable (String) -> OptionError?)?
  /// What other tools call it.
  package private(set) var otherNames: [String] = []
  /// What the manual adds to the summary.
  package private(set) var note: Wording?
  /// What there is to say of the default besides its value.
  package private(set) var defaultNote: Wording?

  package init(
    name: String, domain: OptionDomain, summary: String,
    text: @escaping @Sendable (Subject) -> String,
    set: @escaping @Sendable (inout Subject, String) -> Bool
  ) {
    self.name = name
    self.domain = domain
    self.summary = summary
    self.text = text
    self.set = set
  }

  /// What values it takes, in words: "a whole number from 1".
  public var expects: String { domain.words }

  /// The same option with what other tools call it.
  func called(_ names: String...) -> Self {
    var option = self
    option.otherNames = names
    return option
  }

  /// The same option with more words for the manual, and more on its default for help and manual.
  package func noted(_ note: Wording? = nil, default standard: Wording? = nil) -> Self {
    var option = self
    option.note = note
    option.defaultNote = standard
    return option
  }

  /// The shortest text that sets the value of another text: `adam` for `adam/0.9/0.999/1e-08`.
  package func shortened(_ text: String, of subject: Subject) -> String {
    let parts = text.split(separator: "/")
    guard case .form = domain, parts.count > 1 else { return text }
    let starts = parts.indices.map { parts[...$0].joined(separator: "/") }
    return starts.first { start in
      var copy = subject
      return set(&copy, start) && self.text(copy) == text
    } ?? text
  }
}

extension ModelOption {
  /// A whole number within a range.
  package static func integer(
    _ name: String, _ path: any WritableKeyPath<Subject, Int> & Sendable, from least: Int,
    through most: Int = 1_000_000_000, _ summary: String
  ) -> Self {
    Self(name: name, domain: .number(.whole(least...most)), summary: summary) {
      "\($0[keyPath: path])"
    } set: { subject, text in
      guard let value = Int(text), least...most ~= value else { return false }
      subject[keyPath: path] = value
      return true
    }
  }

  /// A number of a range.
  package static func number(
    _ name: String, _ path: any WritableKeyPath<Subject, Double> & Sendable, _ range: NumberRange,
    _ summary: String
  ) -> Self {
    Self(name: name, domain: .number(range), summary: summary) {
      "\($0[keyPath: path])"
    } set: { subject, text in
      guard let value = Double(text), range.contains(value) else { return false }
      subject[keyPath: path] = value
      return true
    }
  }

  /// A number of a range, or a word in its place.
  package static func optional<Value: LosslessStringConvertible & Numeric & Sendable>(
    _ name: String, _ path: any WritableKeyPath<Subject, Value?> & Sendable, _ range: NumberRange,
    or word: String = "none", _ summary: String
  ) -> Self {
    Self(name: name, domain: .number(range, word: word), summary: summary) {
      $0[keyPath: path].map(\.description) ?? word
    } set: { subject, text in
      if text == word {
        subject[keyPath: path] = nil
        return true
      }
      guard let value = Value(text), let number = Double(value.description), range.contains(number)
      else { return false }
      subject[keyPath: path] = value
      return true
    }
  }

  /// One of the cases of an enumeration.
  /// - Parameter notes: What the manual says of a case, by its name.
  package static func choice<Value: CaseIterable & RawRepresentable<String> & Sendable>(
    _ name: String, _ path: any WritableKeyPath<Subject, Value> & Sendable, _ summary: String,
    notes: [String: String] = [:]
  ) -> Self {
    let shapes = Value.allCases.map { FormShape($0.rawValue, note: notes[$0.rawValue]) }
    return Self(name: name, domain: .choice(shapes), summary: summary) {
      $0[keyPath: path].rawValue
    } set: { subject, text in
      guard let value = Value(rawValue: text) else { return false }
      subject[keyPath: path] = value
      return true
    }
  }

  /// A choice with numbers, such as `huber/1`.
  static func form<Value: LosslessStringConvertible & Sendable>(
    _ name: String, _ path: any WritableKeyPath<Subject, Value> & Sendable,
    _ forms: [TextForm<Value>],
    _ summary: String
  ) -> Self {
    let domain = OptionDomain.form(forms.map(\.shape))
    var option = Self.text(name, path, domain, summary)
    option.problem = { text in
      domain.advice(for: text).map { advice in
        OptionError(
          text: text, message: "'\(text)' is no value for '\(name)'", hint: "give \(advice)")
      }
    }
    return option
  }

  /// A text with a grammar of its own.
  /// - Parameter expects: The grammar in words.
  package static func text<Value: LosslessStringConvertible & Sendable>(
    _ name: String, _ path: any WritableKeyPath<Subject, Value> & Sendable, _ expects: String,
    _ summary: String
  ) -> Self {
    text(name, path, .text(expects), summary)
  }

  private static func text<Value: LosslessStringConvertible & Sendable>(
    _ name: String, _ path: any WritableKeyPath<Subject, Value> & Sendable,
    _ domain: OptionDomain, _ summary: String
  ) -> Self {
    Self(name: name, domain: domain, summary: summary) {
      $0[keyPath: path].description
    } set: { subject, text in
      guard let value = Value(text) else { return false }
      subject[keyPath: path] = value
      return true
    }
  }

  /// `true` or `false`.
  package static func flag(
    _ name: String, _ path: any WritableKeyPath<Subject, Bool> & Sendable, _ summary: String
  ) -> Self {
    Self(name: name, domain: .flag, summary: summary) {
      "\($0[keyPath: path])"
    } set: { subject, text in
      guard let value = Bool(text) else { return false }
      subject[keyPath: path] = value
      return true
    }
  }

  /// A share of numbers dropped in training.
  package static func dropout(_ path: any WritableKeyPath<Subject, Double> & Sendable) -> Self {
    number("dropout", path, .share, "share of numbers dropped in training")
  }
}
