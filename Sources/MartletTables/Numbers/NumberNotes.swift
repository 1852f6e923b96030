import MartletFiles
import MartletTime

/// How the numbers of a column are written, where it is worth saying.
struct NumberNotes: Sendable, Hashable {
  /// What a number has unlike those above it.
  enum Unlike {
    /// Another unit, or none: that of the others.
    case unit(above: String)
    /// Other groups of digits: a number above it as it is written.
    case groups(above: String)
  }

  /// What all values have: nothing, `%`, or a currency; nil until there is one value.
  private(set) var unit: String?
  private var groups = NumberNotation.Groups.any
  /// The first number whose groups may not be otherwise.
  private var grouped = ""
  private var hasBrackets = false
  private var hasMinusBehind = false
  private var hasDash = false
  /// Words for a missing value that are not in use everywhere, in the order of the file.
  private var missing: [String] = []

  /// Takes the notation of a value.
  /// - Returns: What it has unlike the others.
  mutating func take(_ notation: NumberNotation, _ text: () -> String) -> Unlike? {
    if let unit, unit != notation.unit { return .unit(above: unit) }
    unit = notation.unit
    hasBrackets = hasBrackets || notation.minus == .brackets
    hasMinusBehind = hasMinusBehind || notation.minus == .behind
    hasDash = hasDash || notation.minus == .typographic
    guard notation.groups != .any, notation.groups != groups else { return nil }
    guard groups == .any else { return .groups(above: grouped) }
    groups = notation.groups
    grouped = text()
    return nil
  }

  /// Takes the cell of a missing value.
  mutating func takeMissing(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    guard missing.count < 3, !range.isEmpty else { return }
    let text = String(bytes, range)
    if !MissingWords.usual.contains(text), !missing.contains(text) { missing.append(text) }
  }

  /// In words, to be put after the name of a column.
  private var words: [String] {
    var words: [String] = []
    if let unit, !unit.isEmpty { words.append(unit == "%" ? "in per cent" : "in \(unit)") }
    if hasBrackets { words.append("with brackets for minus") }
    if hasMinusBehind { words.append("with the minus behind") }
    if hasDash { words.append("with a dash for minus") }
    if groups == .twos { words.append("in groups of two digits as in \(grouped)") }
    if !missing.isEmpty {
      words.append(
        "with \(missing.map { quoted($0) }.joined(separator: " and ")) for missing values")
    }
    return words
  }

  /// What there is to say of columns: `'Profit' in USD, with brackets for minus`.
  static func words(_ columns: [(name: String, notes: NumberNotes)]) -> [String] {
    var names: [[String]: [String]] = [:]
    var different: [[String]] = []
    for (name, notes) in columns where !notes.words.isEmpty {
      if names[notes.words] == nil { different.append(notes.words) }
      names[notes.words, default: []].append(name)
    }
    return different.map { words in
      let names = names[words] ?? []
      let subject =
        names.count > 2 ? "\(names.count) columns" : names.map(quoted).joined(separator: " and ")
      return "\(subject) \(words.joined(separator: ", "))"
    }
  }
}
