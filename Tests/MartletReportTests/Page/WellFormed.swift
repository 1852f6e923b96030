/// Whether a page is well-formed: every tag is closed in its order, every attribute is quoted, and
/// no sign stands where only an entity may.
enum WellFormed {
  /// What is wrong first; nil when nothing is.
  static func problem(_ page: String) -> String? {
    var open: [String] = []
    var rest = Substring(page)
    if rest.hasPrefix("<!DOCTYPE html>") { rest = rest.dropFirst(15) }
    while let start = rest.firstIndex(of: "<") {
      if let wrong = entity(rest[..<start]) { return wrong }
      guard let end = rest[start...].firstIndex(of: ">") else { return "a tag without an end" }
      var tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.first == "/" {
        let name = String(tag.dropFirst())
        guard open.popLast() == name else { return "</\(name)> closes nothing" }
        continue
      }
      let isClosed = tag.last == "/"
      if isClosed { tag = tag.dropLast() }
      let name = tag.prefix { $0 != " " }
      guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber }) else {
        return "no name of a tag: \(tag)"
      }
      if let wrong = attributes(tag.dropFirst(name.count)) { return "\(wrong) in \(tag)" }
      if !isClosed { open.append(String(name)) }
    }
    return open.last.map { "<\($0)> is not closed" } ?? entity(rest)
  }

  private static func attributes(_ text: Substring) -> String? {
    var rest = text
    var names: Set<Substring> = []
    while !rest.isEmpty {
      guard rest.first == " " else { return "no space before an attribute" }
      rest = rest.dropFirst()
      let name = rest.prefix { $0.isLetter || $0 == "-" || $0.isNumber }
      rest = rest.dropFirst(name.count)
      guard !name.isEmpty, names.insert(name).inserted else { return "a name twice, or none" }
      guard rest.hasPrefix("=\"") else { return "no quotes" }
      rest = rest.dropFirst(2)
      guard let end = rest.firstIndex(of: "\"") else { return "an open quote" }
      if let wrong = entity(rest[..<end]) { return wrong }
      rest = rest[rest.index(after: end)...]
    }
    return nil
  }

  private static func entity(_ text: Substring) -> String? {
    for part in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst()
    where !["amp;", "lt;", "gt;", "quot;", "#39;"].contains(where: { part.hasPrefix($0) }) {
      return "an & that is no entity: \(part.prefix(10))"
    }
    return nil
  }
}
