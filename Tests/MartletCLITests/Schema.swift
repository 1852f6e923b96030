import Foundation
import MartletRuns
import MartletTestSupport

/// A JSON Schema, as far as the schemas of `docs/schemas` go: `type`, `properties`, `required`,
/// `additionalProperties`, `items`, `enum`, `anyOf`, `oneOf`, and `$ref` within the file. A keyword that it does not
/// know is a problem, so that no schema says more than is checked.
struct Schema {
  private let root: JSONValue

  init(_ text: String) throws {
    root = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
  }

  /// What is wrong with a document, each with its place; empty where nothing is.
  func problems(of document: String) throws -> [String] {
    problems(
      of: try JSONDecoder().decode(JSONValue.self, from: Data(document.utf8)), root, at: "$")
  }

  private static let comments: Set<String> = ["$schema", "$defs", "title", "description"]

  private func problems(of value: JSONValue, _ schema: JSONValue, at place: String) -> [String] {
    switch schema {
    case .bool(let isAllowed): return isAllowed ? [] : ["\(place) is not allowed"]
    case .object(let keywords):
      return keywords.sorted { $0.key < $1.key }.flatMap { keyword, rule -> [String] in
        switch (keyword, rule, value) {
        case ("type", _, _):
          let types = names(rule)
          return types.contains { value.isOf(type: $0) }
            ? [] : ["\(place) is not \(types.joined(separator: " or "))"]
        case ("enum", .array(let values), _):
          return values.contains(value) ? [] : ["\(place) is none of the values"]
        case ("required", _, .object(let entries)):
          return names(rule).filter { entries[$0] == nil }.map { "\(place) has no '\($0)'" }
        case ("properties", .object(let properties), .object(let entries)):
          return properties.flatMap { key, rule in
            entries[key].map { problems(of: $0, rule, at: "\(place).\(key)") } ?? []
          }
        case ("additionalProperties", _, .object(let entries)):
          let known: [String: JSONValue] =
            if case .object(let known)? = keywords["properties"] { known } else { [:] }
          return entries.filter { known[$0.key] == nil }.flatMap {
            problems(of: $0.value, rule, at: "\(place).\($0.key)")
          }
        case ("items", _, .array(let items)):
          return items.enumerated().flatMap {
            problems(of: $0.element, rule, at: "\(place)[\($0.offset)]")
          }
        case ("anyOf", .array(let rules), _), ("oneOf", .array(let rules), _):
          let found = rules.map { problems(of: value, $0, at: place) }
          let count = found.filter(\.isEmpty).count
          if keyword == "oneOf" ? count == 1 : count > 0 { return [] }
          return found.max { $0.count < $1.count } ?? []
        case ("$ref", .string(let path), _):
          return resolved(path).map { problems(of: value, $0, at: place) }
            ?? ["there is no \(path)"]
        case ("required", _, _), ("properties", _, _), ("additionalProperties", _, _),
          ("items", _, _):
          return []
        default:
          return Self.comments.contains(keyword) ? [] : ["'\(keyword)' is not checked"]
        }
      }
    default: return ["the schema at \(place) is none"]
    }
  }

  private func resolved(_ path: String) -> JSONValue? {
    guard path.hasPrefix("#/") else { return nil }
    return path.dropFirst(2).split(separator: "/").reduce(root as JSONValue?) { value, key in
      if case .object(let entries)? = value { entries[String(key)] } else { nil }
    }
  }

  private func names(_ value: JSONValue) -> [String] {
    switch value {
    case .string(let name): [name]
    case .array(let list): list.compactMap(\.text)
    default: []
    }
  }
}

extension JSONValue {
  fileprivate func isOf(type: String) -> Bool {
    switch (type, self) {
    case ("null", .null), ("boolean", .bool), ("string", .string), ("array", .array),
      ("object", .object), ("integer", .integer), ("integer", .unsigned), ("number", .integer),
      ("number", .unsigned), ("number", .number):
      true
    default: false
    }
  }
}
