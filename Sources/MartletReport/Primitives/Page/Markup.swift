import MartletFiles

/// A piece of a page in HTML or SVG: an element, or text, which is escaped when it is written.
///
/// There is no way to put markup in as text, so that no name of a column can become a script. What is
/// written is well-formed XML too.
package indirect enum Markup: Sendable, Hashable {
  case text(String)
  case element(String, [Attribute], [Markup])

  /// A name and a value; the value is escaped when it is written.
  package struct Attribute: Sendable, Hashable {
    let name: String
    let value: String
  }

  /// An element with attributes in their order and children.
  package static func tag(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ children: [Markup] = []
  ) -> Markup {
    .element(name, attributes.map { Attribute(name: $0.key, value: $0.value) }, children)
  }

  /// An element that holds a text.
  package static func tag(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ text: String
  ) -> Markup {
    tag(name, attributes, [.text(text)])
  }

  /// Text from a file, such as a column's name: kept from changing the direction of what is beside it,
  /// on one line.
  package static func name(_ text: String) -> Markup { tag("bdi", [:], text.visible) }

  /// The markup as it stands in a page.
  package var html: String {
    var out = ""
    write(to: &out)
    return out
  }

  /// Elements without content, which are not closed by a tag of their own.
  private static let empty: Set = [
    "meta", "br", "path", "rect", "line", "circle",
  ]

  private func write(to out: inout String) {
    switch self {
    case .text(let text): Self.escape(text, to: &out)
    case .element(let name, let attributes, let children):
      out += "<" + name
      for attribute in attributes {
        out += " \(attribute.name)=\""
        Self.escape(attribute.value, to: &out)
        out += "\""
      }
      guard !children.isEmpty || !Self.empty.contains(name) else { return out += "/>" }
      out += ">"
      for child in children { child.write(to: &out) }
      out += "</\(name)>"
    }
  }

  /// Writes text so that it can stand between tags and in quotes. What cannot be seen is written out as
  /// in a terminal, but for the line ends of a style; the two code points that are never a character
  /// become the sign for those that cannot be shown.
  private static func escape(_ text: String, to out: inout String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for scalar in lines.map({ String($0).visible }).joined(separator: "\n").unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      case _ where scalar.value & 0xFFFE == 0xFFFE:
        out.unicodeScalars.append("\u{FFFD}")
      default: out.unicodeScalars.append(scalar)
      }
    }
  }
}
