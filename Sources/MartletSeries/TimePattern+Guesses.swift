extension TimePattern {
  /// Patterns for times with years of two digits, which are never recognised; nil for other texts.
  static func guesses(_ text: String) -> [String]? {
    if let label = periodGuess(text) { return [label] }
    let parts = text.split(whereSeparator: { "-/. ".contains($0) })
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

  /// `%qQ%y` for `1Q20`, `Q%q-%y` for `Q1-20`, `H%h %y`, `FY%y Q%q`: a quarter or half and a year of two
  /// digits, with what else is written.
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
      let year = numbers.first(where: { runs[$0].text.count == 2 }),
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
      index == period ? code : index == year ? "%y" : String(runs[index].text)
    }.joined()
  }
}
