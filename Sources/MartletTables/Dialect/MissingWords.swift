/// What stands for a missing value in a column of numbers, besides an empty cell.
package struct MissingWords: Sendable, Hashable {
  /// Words that need not be said: most tools write and read them.
  package static let usual: Set<String> = [
    "NA", "N/A", "NaN", "nan", "null", "NULL", "None", ".", "-", "#N/A",
  ]

  /// Further ones, in lower case: of statistics offices, spreadsheets, databases and runtimes.
  private static let others: Set<String> = [
    "na", "n/a", "n.a.", "(na)", "<na>", "nan", "null", "none", "nat", "-nan", "+nan", "nd", "n.d.",
    "(nd)", "--", "---", "..", "...", "\u{2026}", ":", "?", "\\n", "\u{2013}", "\u{2014}",
    "\u{2212}",
    "#n/a", "#na", "#n/a n/a", "#nv", "-1.#ind", "1.#ind", "-1.#qnan", "1.#qnan",
  ]

  /// The longest text that is looked at; a flag of Eurostat or the error of a spreadsheet is shorter.
  private static let longest = 16

  /// What an option adds, as it is written.
  private let texts: Set<String>
  /// Of these the numbers: -9999 is -9999.0 too.
  private let numbers: Set<Double>

  /// Spaces around a text do not count, as those around a cell.
  init(_ texts: [String] = []) {
    let texts = texts.map { text in
      String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }.filter { !$0.isEmpty }
    self.texts = Set(texts)
    numbers = Set(texts.compactMap { Double($0) }.filter(\.isFinite))
  }

  /// Whether some number stands for a missing value.
  var hasNumbers: Bool { !numbers.isEmpty }

  func contains(_ number: Double) -> Bool { numbers.contains(number) }

  /// Whether a cell says that there is no value.
  func contains(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count <= Self.longest || !texts.isEmpty else { return false }
    let text = String(bytes, range)
    if Self.usual.contains(text) || texts.contains(text) { return true }
    guard range.count <= Self.longest else { return false }
    let lowercased = text.lowercased()
    return Self.others.contains(lowercased) || Self.isSpreadsheetError(text)
      || Self.isFlaggedColon(lowercased)
  }

  /// `#VALUE!`, `#DIV/0!`, `#NAME?`, and what other languages call them.
  private static func isSpreadsheetError(_ text: String) -> Bool {
    guard text.count > 2, text.first == "#", let last = text.last, last == "!" || last == "?" else {
      return false
    }
    return text.dropFirst().first?.isLetter ?? false
  }

  /// `: c`, the missing value of Eurostat with a letter or two that say why.
  private static func isFlaggedColon(_ text: String) -> Bool {
    guard text.first == ":" else { return false }
    let flags = text.dropFirst().drop { $0 == " " }
    return flags.count <= 3 && flags.allSatisfy { $0.isASCII && $0.isLetter }
  }
}

extension String {
  /// The text that some bytes are.
  package init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var copy: [UInt8] = []
    copy.reserveCapacity(range.count)
    for index in range { copy.append(bytes[index]) }
    self.init(decoding: copy, as: UTF8.self)
  }
}
