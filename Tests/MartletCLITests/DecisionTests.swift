import Testing

/// docs/decisions.md can be searched: by year, by room, and by what is still in force.
struct DecisionTests {
  /// The lines of the document that are headings or follow one.
  private struct Entry {
    let title: String
    /// The line below the title.
    let status: String
  }

  private func entries() throws -> [Entry] {
    let lines = try Tool.repositoryFile("docs/decisions.md")
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return zip(lines, lines.dropFirst()).filter { $0.0.hasPrefix("#### ") }
      .map { Entry(title: String($0.0.dropFirst(5)), status: $0.1) }
  }

  @Test("Every decision has its date, and is in force or replaced")
  func everyDecisionHasAStatus() throws {
    let entries = try entries()
    #expect(entries.count > 120)
    for entry in entries {
      let text = entry.status
      let isDated = text.wholeMatch(of: /\*\d{4}-\d\d-\d\d: (in force|replaced on ).*\.\*/) != nil
      #expect(isDated, "\(entry.title): \(text)")
    }
    // What was added under a heading of another kind is no entry, and would not be found.
    let dated = try Tool.repositoryFile("docs/decisions.md")
      .matches(of: /(?m)^#+ \d{4}-\d\d-\d\d/)
    #expect(dated.isEmpty, "an entry stands outside its year and room")
  }

  @Test("Every decision that a status refers to is in docs/decisions.md")
  func referencesExist() throws {
    let entries = try entries()
    let titles = Set(entries.map(\.title))
    #expect(titles.count == entries.count, "two decisions have one title")
    for entry in entries {
      for name in entry.status.matches(of: /"([^"]+)"/).map({ String($0.1) }) {
        #expect(titles.contains(name), "\(entry.title): there is no decision '\(name)'")
      }
    }
  }
}
