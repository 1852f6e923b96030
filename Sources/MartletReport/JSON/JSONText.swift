#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// JSON documents: keys in snake case and sorted, so that equal results are equal bytes.
///
/// A number that is not finite is null wherever it stands: JSON has no word for one, and no result may
/// be lost for it.
package enum JSONText {
  /// What the encoder writes for a number that is not finite; no text of a user holds it.
  private static let notFinite = "\u{1}not finite\u{1}"
  private static let written = "\"\\u0001not finite\\u0001\""

  package static func encode(_ document: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: notFinite, negativeInfinity: notFinite, nan: notFinite)
    do {
      let text = String(decoding: try encoder.encode(document), as: UTF8.self)
      return text.contains(written) ? text.replacing(written, with: "null") : text
    } catch {
      preconditionFailure("a document that cannot be written as JSON: \(error)")
    }
  }
}
