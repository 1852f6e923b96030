/// A value of a YAML document and where it stands.
struct YAMLNode {
  /// Line and column, counted from 1.
  typealias Place = (line: Int, column: Int)

  struct Pair {
    let key: String
    let keyPlace: Place
    let value: YAMLNode
  }

  enum Content {
    /// A text in quotes or in a block is never anything but a text.
    case scalar(String, isPlain: Bool)
    case list([YAMLNode])
    case mapping([Pair])
  }

  let place: Place
  let content: Content

  /// The value, by the core schema of YAML 1.2: a plain scalar has the type that it looks like.
  var value: JSONValue {
    switch content {
    case .scalar(let text, let isPlain):
      guard isPlain else { return .string(text) }
      return ["", "~", "null"].contains(text) ? .null : JSONValue(text: text)
    case .list(let nodes): return .array(nodes.map(\.value))
    case .mapping(let pairs):
      return .object(Dictionary(uniqueKeysWithValues: pairs.map { ($0.key, $0.value.value) }))
    }
  }

  /// The pair with a key of a mapping, or nil.
  func pair(_ key: String) -> Pair? {
    if case .mapping(let pairs) = content { pairs.first { $0.key == key } } else { nil }
  }

  /// The node at a place of a list, or nil.
  func element(_ place: Int) -> YAMLNode? {
    if case .list(let nodes) = content, nodes.indices ~= place { nodes[place] } else { nil }
  }
}
