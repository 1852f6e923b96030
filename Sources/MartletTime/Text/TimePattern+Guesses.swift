extension TimePattern {
  /// Patterns for times with years of two digits, and for months and quarters in ways that are never
  /// recognised; nil for other texts.
  package static func guesses(_ text: String) -> [String]? {
    if let label = periodGuess(text) { return [label] }
    let parts = text.split(whereSeparator: { "-/. ".contains($0) })
    if let label = monthGuess(text, parts) { return [label] }
    guard let year = parts.last, year.count == 2, Int(year) != nil, parts.count <= 3,
      let separator = text.dropFirst(parts[0].count).first
    else { return nil }
    let isName = parts.map { MonthName.number($0.utf8) != nil }
    let isNumber = parts.map { $0.count <= 2 && Int($0) != nil }
    let patterns: [[String]] =
      switch (isName.first, isName.count, isName.count == 3 && isName[1]) {
      case (true, 2, _): [["%b", "%y"]]
      case (false, 3, true) where isNumber[0]: [["%d", "%b", "%y"]]
      case (false, 3, false) where isNumber[0] && isNumber[1]:
        [["%d", "%m", "%y"], ["%m", "%d", "%y"]]
      default: []
      }
    return patterns.isEmpty ? nil : patterns.map { $0.joined(separator: String(separator)) }
  }

  /// `%m/%Y` for `01/2020`, `%Y.%m` for `2020.01`.
  private static func monthGuess(_ text: String, _ parts: [Substring]) -> String? {
    let places = parts.map { part in
      part.count == 4 ? "%Y" : part.count <= 2 && 1...12 ~= Int(part) ?? 0 ? "%m" : ""
    }
    guard Set(places) == ["%Y", "%m"], places.count == 2, parts.allSatisfy({ Int($0) != nil }),
      text.count == parts[0].count + 1 + parts[1].count
    else { return nil }
    return places.joined(separator: String(text.dropFirst(parts[0].count).prefix(1)))
  }

  /// The pattern of the clock of a time that follows its date after a space, or a `T`; empty without one.
  package static func clock(of text: String) -> String {
    guard let start = text.firstIndex(where: { $0 == " " || $0 == "T" }) else { return "" }
    let clock = text[start...].dropFirst()
    let hasHalves = clock.last == "M" || clock.last == "m"
    let codes = [hasHalves ? "%I" : "%H", "%M", "%S"].prefix(clock.count { $0 == ":" } + 1)
    let half = hasHalves ? (clock.contains(" ") ? " %p" : "%p") : ""
    return codes.count == 1
      ? ""
      : "\(text[start])\(codes.joined(separator: ":"))\(clock.contains(".") ? ".%f" : "")\(half)"
  }

  /// `%qQ%y` for `1Q20`, `Q%q-%y` for `Q1-20`, `H%h %y`, `FY%y Q%q`, `%Y:Q%q`: a quarter or half and a year, with what else is written.
  private static func periodGuess(_ text: String) -> String? {
    var runs: [(text: Substring, isNumber: Bool)] = []
    var rest = text[...]
    while let first = rest.first {
      let isNumber = first.isASCII && first.isNumber
      let run = rest.prefix { ($0.isASCII && $0.isNumber) == isNumber }
      runs.append((run, isNumber))
      rest = rest.dropFirst(run.count)
    }
    let numbers = runs.indices.filter { runs[$0].isNumber }
    guard numbers.count == 2, let period = numbers.first(where: { runs[$0].text.count == 1 }),
      let year = numbers.first(where: { [2, 4].contains(runs[$0].text.count) }),
      let number = Int(runs[period].text), !text.contains("%")
    else { return nil }
    let words = runs.filter { !$0.isNumber }
      .flatMap { $0.text.uppercased().split { !$0.isLetter } }.filter { $0 != "FY" }
    switch words {
    case ["Q"] where 1...4 ~= number: break
    case ["H"] where 1...2 ~= number: break
    // `1Q20`, `FY20Q1`: the letter stands beside its number in every other case.
    case ["FYQ"], ["QFY"]: guard 1...4 ~= number else { return nil }
    default: return nil
    }
    let code = words.contains("H") ? "%h" : "%q"
    return runs.indices.map { index in
      index == period
        ? code
        : index == year ? (runs[year].text.count == 2 ? "%y" : "%Y") : String(runs[index].text)
    }.joined()
  }
}
