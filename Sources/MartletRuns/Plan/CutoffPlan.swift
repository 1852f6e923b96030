public import MartletEvaluation

/// Where the cutoffs of an evaluation stand: counted by a rule, or given one by one.
///
/// In a plan it is the word of a rule, or the list of the cutoffs as they are typed.
public enum CutoffPlan: Sendable, Hashable, CustomStringConvertible {
  /// Counted back from the end, as a rule says.
  case rule(CutoffRule)
  /// Times or numbers of rows: see `Folds.at`.
  case at([String])

  /// Counted back from the end of each series.
  public static let ends = CutoffPlan.rule(.ends)
  /// The same times for all series of a panel.
  public static let calendar = CutoffPlan.rule(.calendar)

  /// Reads the word of a rule, or cutoffs with commas between them; nil for an empty one among these.
  public init?(_ text: String) {
    if let rule = CutoffRule(rawValue: text) {
      self = .rule(rule)
      return
    }
    let texts = text.split(separator: ",", omittingEmptySubsequences: false).map {
      String($0.trimmingSpaces)
    }
    // A word that is no time would be taken for one.
    guard !texts.contains(where: { !$0.contains(where: \.isNumber) }) else { return nil }
    self = .at(texts)
  }

  /// Whether the cutoffs are given one by one.
  public var list: [String]? {
    if case .at(let texts) = self { texts } else { nil }
  }

  /// The words of the command line.
  public var description: String {
    switch self {
    case .rule(let rule): rule.rawValue
    case .at(let texts): texts.joined(separator: ",")
    }
  }
}

extension CutoffPlan: Codable {
  /// Reads a word, a text with commas, a number, or a list of texts and numbers.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let values: [JSONValue]
    if let list = try? container.decode([JSONValue].self) {
      values = list
    } else {
      values = [try container.decode(JSONValue.self)]
    }
    let text = values.compactMap(\.text).joined(separator: ",")
    guard !values.contains(where: { $0.text == nil }), let cutoffs = CutoffPlan(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "cutoffs are a word, or a list of times or rows")
    }
    self = cutoffs
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .rule(let rule): try container.encode(rule)
    case .at(let texts): try container.encode(texts)
    }
  }
}

extension Substring {
  fileprivate var trimmingSpaces: Substring {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }
}
