import Yams

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The text of a plan, JSON or YAML, as a value.
struct PlanText {
  private let path: String
  private let text: String
  private let isYAML: Bool

  /// Reads the file; one that ends in `.yaml` or `.yml` is YAML, any other JSON.
  init(contentsOf path: String) throws(PlanError) {
    self.path = path
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(filePath: path == "-" ? "/dev/stdin" : path))
    } catch {
      let code = (error as? CocoaError)?.code
      if code == .fileReadNoSuchFile || code == .fileNoSuchFile {
        throw PlanError(
          .noInput, path, "there is no such file",
          hint: "give a document of a run, or a plan of your own")
      }
      throw PlanError(
        .unreadable, path, "this cannot be read",
        hint: "give a file, not a folder, that you may read")
    }
    guard let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(0) else {
      throw PlanError(
        .format, path, "this is no text", hint: "a plan is JSON or YAML in UTF-8")
    }
    self.text = text
    isYAML = [".yaml", ".yml"].contains { path.lowercased().hasSuffix($0) }
  }

  /// The plan: the part called `plan` of a result, else all there is.
  func value() throws(PlanError) -> JSONValue {
    let whole = isYAML ? try yaml() : try json()
    return whole.entries?["plan"] ?? whole
  }

  private func json() throws(PlanError) -> JSONValue {
    struct Result: Decodable { let plan: JSONValue? }
    let data = Data(text.utf8)
    do {
      // Points and forecasts of a large result are passed over.
      if let plan = try? JSONDecoder().decode(Result.self, from: data).plan { return plan }
      return try JSONDecoder().decode(JSONValue.self, from: data)
    } catch {
      throw PlanError(
        .format, path, at: mistake, "this is no JSON",
        hint: "mend it there, or end the name of a YAML file in .yaml")
    }
  }

  private func yaml() throws(PlanError) -> JSONValue {
    do {
      guard let node = try Yams.compose(yaml: text) else { return .object([:]) }
      var count = 0
      return try Self.value(node, &count)
    } catch let error as YamlError {
      let (problem, mark) = Self.problem(error)
      throw PlanError(
        .format, path, at: mark.map { ($0.line, $0.column) }, "this is no YAML: \(problem)",
        hint: "mend it there, or end the name of a JSON file in .json")
    } catch {
      throw PlanError(
        .format, path, "this YAML has more than \(Self.most) values",
        hint: "write the plan without anchors")
    }
  }

  /// Where a value stands; nil where that cannot be told.
  /// - Parameter keys: Its keys from that of the plan on; a number is a place in a list.
  func place(of keys: [String]) -> (line: Int, column: Int)? {
    guard var node = try? Yams.compose(yaml: text) else { return nil }
    node = node["plan"] ?? node
    var mark = node.mark
    for key in keys {
      if let pair = node.mapping?.first(where: { $0.key.scalar?.string == key }) {
        (mark, node) = (pair.key.mark, pair.value)
      } else if let place = Int(key), let list = node.sequence, list.indices ~= place {
        node = list[place]
        mark = node.mark
      } else {
        break
      }
    }
    return mark.map { ($0.line, $0.column) }
  }

  private struct TooMany: Error {}
  private static let most = 1_000_000

  /// A plain scalar has the type that it looks like; one in quotes is a text.
  private static func value(_ node: Node, _ count: inout Int) throws -> JSONValue {
    count += 1
    guard count <= most else { throw TooMany() }
    switch node {
    case .scalar(let scalar):
      let text = scalar.string
      guard scalar.style == .plain || scalar.style == .any else { return .string(text) }
      return ["", "~", "null"].contains(text) ? .null : JSONValue(text: text)
    case .sequence(let list):
      return .array(try list.map { try value($0, &count) })
    case .mapping(let pairs):
      var entries: [String: JSONValue] = [:]
      for pair in pairs { entries[pair.key.scalar?.string ?? ""] = try value(pair.value, &count) }
      return .object(entries)
    case .alias:
      return .null
    }
  }

  private static func problem(_ error: YamlError) -> (String, Mark?) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (problem, mark)
    case .duplicatedKeysInMapping(let keys, let context):
      ("'\(keys.first ?? "")' stands there twice", context.mark)
    default: ("it cannot be parsed", nil)
    }
  }

  /// Where JSON stops being even YAML, whose parser says where it is: the decoder does not.
  private var mistake: (line: Int, column: Int)? {
    do {
      _ = try Yams.compose(yaml: text)
      return nil
    } catch {
      let mark = (error as? YamlError).flatMap { Self.problem($0).1 }
      return mark.map { ($0.line, $0.column) }
    }
  }
}
