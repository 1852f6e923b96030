import Foundation
import Testing

/// The documents lead somewhere: to files that exist, and to headings in them.
struct LinkTests {
  /// The documents of the repository, as paths from its root.
  private static let documents: [String] = {
    let start = Tool.root.resolvingSymlinksInPath().path + "/"
    let files = FileManager.default.enumerator(
      at: Tool.root.resolvingSymlinksInPath(), includingPropertiesForKeys: nil,
      options: [.skipsHiddenFiles])
    return (files?.compactMap { ($0 as? URL)?.path } ?? [])
      .filter { $0.hasSuffix(".md") }.map { String($0.dropFirst(start.count)) }.sorted()
  }()

  @Test("Every relative link of every document leads to a file, and to the heading it names")
  func linksLeadSomewhere() throws {
    var links = 0
    for document in Self.documents {
      let folder = Tool.root.appending(path: document).deletingLastPathComponent()
      for line in Self.prose(try Tool.repositoryFile(document)) {
        for link in line.matches(of: /\]\(([^)\s]+)\)/).map({ String($0.1) })
        where link.firstMatch(of: /^[a-z]+:/) == nil {
          links += 1
          let parts = link.split(separator: "#", omittingEmptySubsequences: false)
          let target =
            parts[0].isEmpty
            ? Tool.root.appending(path: document)
            : folder.appending(path: parts[0]).standardizedFileURL
          guard FileManager.default.fileExists(atPath: target.path) else {
            Issue.record("\(document): there is no file for \(link)")
            continue
          }
          guard parts.count > 1 else { continue }
          let text = try String(contentsOf: target, encoding: .utf8)
          #expect(
            Self.anchors(of: text).contains(String(parts[1])),
            "\(document): there is no heading for \(link)")
        }
      }
    }
    #expect(links > 150)
  }

  @Test(
    "Every Swift file that the pages for contributors name exists",
    arguments: ["ARCHITECTURE.md", "CONTRIBUTING.md"])
  func filesExist(document: String) throws {
    let files = FileManager.default.enumerator(
      at: Tool.root.resolvingSymlinksInPath(), includingPropertiesForKeys: nil,
      options: [.skipsHiddenFiles])
    let names = Set(files?.compactMap { ($0 as? URL)?.lastPathComponent } ?? [])
    let text = try Tool.repositoryFile(document)
    for name in text.matches(of: /`([A-Za-z0-9+]+\.(?:swift|py))`/).map({ String($0.1) }) {
      #expect(names.contains(name), "\(document): there is no file \(name)")
    }
  }

  @Test(
    "Anchors of headings are those that GitHub makes",
    arguments: [
      ("## What is inside", "what-is-inside"), ("### 3. A backtest", "3-a-backtest"),
      ("## N-HiTS: `nhits`", "n-hits-nhits"),
      ("# Start and [more](x.md), twice", "start-and-more-twice"),
    ])
  func headings(line: String, anchor: String) {
    #expect(Self.anchors(of: line) == [anchor])
  }

  /// The lines outside blocks of code.
  private static func prose(_ text: String) -> [Substring] {
    var isCode = false
    return text.split(separator: "\n").filter { line in
      let isFence = line.drop { $0 == " " }.hasPrefix("```")
      if isFence { isCode.toggle() }
      return !isCode && !isFence
    }
  }

  /// What the headings of a document are linked by: small letters, dashes for spaces, no other
  /// signs, and a number behind the second of the same words.
  private static func anchors(of text: String) -> Set<String> {
    var counts: [String: Int] = [:]
    var anchors: Set<String> = []
    for line in prose(text) {
      guard let heading = line.firstMatch(of: /^#{1,6} (.+)$/)?.1 else { continue }
      let words = heading.replacing(/\[([^\]]*)\]\([^)]*\)/) { $0.1 }
        .trimmingCharacters(in: .whitespaces).lowercased()
      let anchor = String(
        words.filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
          .map { $0 == " " ? "-" : $0 })
      let count = counts[anchor, default: 0]
      counts[anchor] = count + 1
      anchors.insert(count == 0 ? anchor : "\(anchor)-\(count)")
    }
    return anchors
  }
}
