/// Text from a file as shown in a message: in quotes, control characters escaped, at most 40
/// characters of it.
package func quoted(_ text: String) -> String { "'\(shown(text))'" }

private func shown(_ text: String) -> String {
  let limit = 40
  let first = String(text.prefix(limit)).visible
  return text.dropFirst(limit).isEmpty ? first : first + "..."
}

/// Names separated by commas: the first twelve, and how many more there are.
package func listed(_ names: [String]) -> String {
  let limit = 12
  let first = names.prefix(limit).map(shown).joined(separator: ", ")
  return names.count > limit ? first + ", ... \(names.count - limit) more" : first
}

/// A value of an option as it must be typed into a shell.
package func argument(_ value: String) -> String { value.shellWord }

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
