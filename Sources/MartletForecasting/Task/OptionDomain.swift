package import MartletNumerics
package import MartletTraining
import MartletFiles

/// What values an option takes, as data: its words, its check, what a shell offers for it and what a search
/// may try all follow from it.
package enum OptionDomain: Sendable, Hashable {
  /// Numbers of a range; `word` is one that may stand in place of a number, such as `none`.
  case number(NumberRange, word: String? = nil)
  /// One of several words.
  case choice([FormShape])
  /// A word with numbers, such as `huber/1`.
  case form([FormShape])
  /// `true` or `false`.
  case flag
  /// A text with a grammar of its own, in words.
  case text(String)

  /// What is expected, in words that follow "give".
  package var words: String {
    switch self {
    case .number(let range, let word):
      range.sentence + (word.map { ", or \($0)" } ?? "")
    case .choice(let shapes): shapes.map(\.name).joined(separator: ", ")
    case .form(let shapes):
      shapes.count == 1
        ? shapes[0].shownText
        : shapes.dropLast().map(\.shownText).joined(separator: ", ")
          + " or \(shapes[shapes.count - 1].shownText)"
    case .flag: "true or false"
    case .text(let words): words
    }
  }

  /// The words that values begin with, in their order and each once.
  package var starts: [String] {
    switch self {
    case .choice(let shapes), .form(let shapes):
      shapes.reduce(into: []) { if !$0.contains($1.name) { $0.append($1.name) } }
    case .number, .flag, .text: []
    }
  }

  /// What to give in place of a text that begins with the name of a form and goes on wrongly; nil where no form
  /// is meant.
  func advice(for text: String) -> String? {
    guard case .form(let shapes) = self else { return nil }
    let meant = shapes.filter { $0.name == text.prefix { $0 != "/" } }
    return meant.isEmpty ? nil : meant.map(\.sentence).joined(separator: ", or ")
  }
}

extension NumberRange {
  /// "a whole number from 1 to 1,000", "a number above 0, at most 1e30", "a number in [0, 1)".
  var sentence: String {
    if isWhole { return "a whole number \(limits)" }
    if upper == Self.greatest {
      return includesLower
        ? "a number from \(Self.text(lower)) to 1e30"
        : "a number above \(Self.text(lower)), at most 1e30"
    }
    let (start, end) = (includesLower ? "[" : "(", includesUpper ? "]" : ")")
    return "a number in \(start)\(Self.text(lower)), \(Self.text(upper))\(end)"
  }

  /// The two ends: "from 0 to below 1", "above 0 and below 1", "above 0" without an upper end.
  package var limits: String {
    let start = (includesLower ? "from " : "above ") + Self.text(lower)
    guard upper.isFinite else { return start }
    if !includesUpper {
      return start + (includesLower ? " to below " : " and below ") + Self.text(upper)
    }
    return start + (includesLower ? " to " : ", at most ") + Self.text(upper)
  }

  /// The same without an upper end that no one comes near: "from 1", "above 0".
  package var usualLimits: String {
    let isFar = upper == Self.greatest || isWhole && upper >= 1e9
    return isFar ? (includesLower ? "from " : "above ") + Self.text(lower) : limits
  }

  /// A number as people write it: "1,000", "0.5", "1e30".
  package static func text(_ number: Double) -> String {
    guard abs(number) < 1e15, let whole = Int(exactly: number) else {
      return "\(number)".replacing("e+", with: "e")
    }
    return grouped(whole)
  }
}

extension FormShape {
  /// `sgd/MOMENTUM`, or the name alone where the numbers are seldom written.
  package var shownText: String { isShort ? name : name + numbersText }

  /// `sgd/MOMENTUM, MOMENTUM from 0 to below 1`.
  var sentence: String {
    guard !fields.isEmpty else { return "\(name) alone" }
    var clauses: [String] = []
    var rest = fields[...]
    while let field = rest.first {
      let alike = rest.prefix { $0.range == field.range && $0.isList == field.isList }
      rest = rest.dropFirst(alike.count)
      let names = alike.map(\.name)
      let isOne = names.count == 1
      let all =
        isOne
        ? names[0] : names.dropLast().joined(separator: ", ") + " and \(names[names.count - 1])"
      let kind = field.range.isWhole ? isOne ? " a whole number" : " whole numbers" : ""
      clauses.append(
        field.isList
          ? "each \(all)\(kind) \(field.range.limits), above the one before"
          : "\(all)\(kind) \(field.range.limits)")
    }
    return ([name + numbersText] + clauses).joined(separator: ", ")
  }
}
