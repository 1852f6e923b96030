import CLibyaml

/// Reads the one document of a YAML text, by libyaml. JSON is YAML too.
///
/// Anchors are followed, up to a million values in all and a hundred inside each other: a few lines of anchors
/// can stand for more than any memory holds.
@safe struct YAMLDocument: ~Copyable {
  /// What is wrong, as the part of a sentence, and where, if that is known.
  struct Mistake: Error {
    let problem: String
    let place: YAMLNode.Place?
  }

  private static let mostValues = 1_000_000
  private static let mostLevels = 100
  // The parser holds pointers into itself, so that it must not move.
  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  private let document = UnsafeMutablePointer<yaml_document_t>.allocate(capacity: 1)
  private var count = 0

  /// The tree of a text; nil where it has no value at all.
  static func read(_ text: String) throws(Mistake) -> YAMLNode? {
    try open(text) { reader throws(Mistake) in try reader.root() }
  }

  /// Where a text stops being YAML; nil for one that does not.
  static func mistake(in text: String) -> Mistake? {
    do {
      try open(text) { reader throws(Mistake) in while try reader.next() {} }
      return nil
    } catch {
      return error
    }
  }

  private static func open<Value>(
    _ text: String, _ body: (inout YAMLDocument) throws(Mistake) -> Value
  ) throws(Mistake) -> Value {
    var text = text
    let result: Result<Value, Mistake> = text.withUTF8 { bytes in
      var reader = unsafe YAMLDocument(bytes)
      return Result { () throws(Mistake) in try body(&reader) }
    }
    return try result.get()
  }

  /// The bytes must outlive the reader.
  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    unsafe document.initialize(to: yaml_document_t())
    // It fails for want of memory alone, as any allocation may.
    let isReady = unsafe yaml_parser_initialize(parser) == 1
    precondition(isReady, "no memory is left")
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    unsafe yaml_document_delete(document)
    unsafe yaml_parser_delete(parser)
    unsafe document.deallocate()
    unsafe parser.deallocate()
  }

  private mutating func root() throws(Mistake) -> YAMLNode? {
    guard try next() else { return nil }
    let root = try node(1, level: 0)
    if try next() {
      let second = unsafe document.pointee.nodes.start.pointee
      throw unsafe Mistake(
        problem: "there is a second document", place: Self.place(second.start_mark))
    }
    return root
  }

  /// Goes on to the next document; false at the end of the text.
  private mutating func next() throws(Mistake) -> Bool {
    unsafe yaml_document_delete(document)
    if unsafe yaml_parser_load(parser, document) == 1 {
      return unsafe yaml_document_get_root_node(document) != nil
    }
    let place = unsafe Self.place(parser.pointee.problem_mark)
    switch unsafe parser.pointee.error {
    case YAML_SCANNER_ERROR, YAML_PARSER_ERROR, YAML_COMPOSER_ERROR:
      throw unsafe Mistake(problem: String(cString: parser.pointee.problem), place: place)
    default: throw Mistake(problem: "it cannot be parsed", place: nil)
    }
  }

  /// - Parameter number: Its number in the document, from 1.
  private mutating func node(_ number: Int32, level: Int) throws(Mistake) -> YAMLNode {
    let node = unsafe document.pointee.nodes.start[Int(number) - 1]
    let place = unsafe Self.place(node.start_mark)
    count += 1
    guard count <= Self.mostValues, level <= Self.mostLevels else {
      throw Mistake(
        problem: count > Self.mostValues
          ? "it has more than \(Self.mostValues) values"
          : "values lie more than \(Self.mostLevels) levels deep",
        place: place)
    }
    switch unsafe node.type {
    case YAML_SEQUENCE_NODE:
      let items = unsafe node.data.sequence.items
      var nodes: [YAMLNode] = []
      for index in 0..<(unsafe items.top - items.start) {
        nodes.append(try self.node(unsafe items.start[index], level: level + 1))
      }
      return YAMLNode(place: place, content: .list(nodes))
    case YAML_MAPPING_NODE:
      let entries = unsafe node.data.mapping.pairs
      var pairs: [YAMLNode.Pair] = []
      var keys: Set<String> = []
      for index in 0..<(unsafe entries.top - entries.start) {
        let entry = unsafe entries.start[index]
        let key = try self.node(entry.key, level: level + 1)
        guard case .scalar(let text, _) = key.content else {
          throw Mistake(problem: "a key is no text", place: key.place)
        }
        guard keys.insert(text).inserted else {
          throw Mistake(problem: "'\(text)' stands there twice", place: key.place)
        }
        let value = try self.node(entry.value, level: level + 1)
        pairs.append(YAMLNode.Pair(key: text, keyPlace: key.place, value: value))
      }
      return YAMLNode(place: place, content: .mapping(pairs))
    default:
      let scalar = unsafe node.data.scalar
      let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      let isPlain = unsafe scalar.style == YAML_PLAIN_SCALAR_STYLE
      return YAMLNode(
        place: place,
        content: .scalar(unsafe String(decoding: bytes, as: UTF8.self), isPlain: isPlain))
    }
  }

  private static func place(_ mark: yaml_mark_t) -> YAMLNode.Place {
    (mark.line + 1, mark.column + 1)
  }
}
