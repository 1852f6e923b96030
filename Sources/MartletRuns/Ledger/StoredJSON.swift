#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Values as the texts that a ledger holds: JSON with sorted keys, so that equal values are equal texts.
enum StoredJSON {
  static func text(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self)
    } catch {
      preconditionFailure("a value that cannot be written as JSON: \(error)")
    }
  }

  /// The values of an object by their keys, as they are written; nil for a text of something else.
  static func entries(of text: String) -> [String: JSONValue]? {
    try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8)).entries
  }

  /// The value of a text; nil for a text of something else.
  static func value<Value: Decodable>(_ type: Value.Type = Value.self, of text: String) -> Value? {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try? decoder.decode(type, from: Data(text.utf8))
  }
}
