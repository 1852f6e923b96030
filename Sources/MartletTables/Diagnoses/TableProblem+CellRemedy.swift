import MartletFiles

extension TableProblem {
  /// What a number is with each of the two meanings of its mark.
  func remedy(forMark mark: DecimalMark, of text: String) -> Wording {
    let sign: Character = mark == .point ? "." : ","
    let digits = text.filter { $0.isASCII && $0.isNumber || $0 == sign || $0 == "-" }
    let (whole, part) = (digits.filter { $0 != sign }, String(digits.map { $0 == sign ? "." : $0 }))
    return "\(option: .decimal, .choice(mark.other.rawValue)) for \(whole), "
      + "\(option: .decimal, .choice(mark.rawValue)) for \(part)"
  }

  func remedy(forNumber text: String, _ mark: DecimalMark) -> Wording {
    let bytes = Array(text.utf8)
    let content = CSVText.content(0..<bytes.count, bytes.span)
    let other = NumberParser(mark.other, isMarkKnown: true)
    switch other.parse(bytes.span, content) {
    case .number, .noted: return "\(option: .decimal, .choice(mark.other.rawValue))"
    default: break
    }
    guard text.contains(where: \.isNumber) else {
      return remedy(forMissing: text)
    }
    let marks = text.filter { !$0.isNumber && !" +-".contains($0) }
    if marks.allSatisfy({ ",.'".contains($0) }) {
      return "write thousands in groups of three digits, or without separators"
    }
    if let first = text.first(where: { !$0.isWhitespace }), "(\u{2014}\u{FF0D}".contains(first) {
      return "write a minus as -, without brackets"
    }
    // Before a unit stand digits; before digits, whatever is no word.
    let start = text.first { $0.isNumber || $0.isLetter }
    return start?.isNumber ?? false || marks.allSatisfy { $0.isCurrencySymbol || ",.".contains($0) }
      ? "write numbers without units" : remedy(forMissing: text)
  }

  /// How to say that a cell has no value.
  func remedy(forMissing text: String) -> Wording {
    let trimmed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let isTypeable =
      !trimmed.isEmpty && trimmed.count <= 40 && text.contains(trimmed)
      && !trimmed.contains { ",='".contains($0) } && quoted(trimmed) == "'\(trimmed)'"
    return isTypeable
      ? "\(option: .missingText, .words(trimmed)), if it stands for a missing value"
      : "write a missing value as an empty field"
  }
}
