/// Text from a file as shown in a message: in quotes, control characters escaped, at most 40
/// characters of it.
func quoted(_ text: String) -> String { "'\(shown(text))'" }

private func shown(_ text: String) -> String {
  let limit = 40
  var shown = ""
  for scalar in text.prefix(limit).unicodeScalars {
    switch scalar {
    case "\n": shown += "\\n"
    case "\r": shown += "\\r"
    case "\t": shown += "\\t"
    case _
    where scalar.properties.generalCategory == .control
      || scalar.properties.generalCategory == .format
      || scalar.properties.generalCategory == .lineSeparator
      || scalar.properties.generalCategory == .paragraphSeparator:
      shown += scalar.escaped(asASCII: true)
    default: shown.unicodeScalars.append(scalar)
    }
  }
  return text.dropFirst(limit).isEmpty ? shown : shown + "..."
}

/// Names separated by commas: the first twelve, and how many more there are.
func listed(_ names: [String]) -> String {
  let limit = 12
  let first = names.prefix(limit).map(shown).joined(separator: ", ")
  return names.count > limit ? first + ", ... \(names.count - limit) more" : first
}

/// A value of an option as it must be typed into a shell.
func argument(_ value: String) -> String {
  let isPlain = value.unicodeScalars.allSatisfy {
    $0.properties.isAlphabetic || $0.properties.numericType != nil
      || "_-.:/^%+@".unicodeScalars.contains($0)
  }
  return isPlain && !value.isEmpty ? value : quoted(value)
}

/// `1 row`, `5,031 rows`.
package func counted(_ count: Int, _ noun: String) -> String {
  "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")"
}

/// A whole number with a comma between groups of three digits.
package func grouped(_ number: Int) -> String {
  var digits = String(number.magnitude)
  var groups: [String] = []
  while digits.count > 3 {
    groups.insert(String(digits.suffix(3)), at: 0)
    digits.removeLast(3)
  }
  return (number < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
}

func words(_ kind: TimeKind) -> String {
  switch kind {
  case .date: "dates"
  case .dateTime: "dates with a clock"
  case .integer: "whole numbers"
  }
}
