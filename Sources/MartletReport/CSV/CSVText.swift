import MartletFiles

/// Values and records as comma-separated text (RFC 4180, but for line ends: LF alone).
package enum CSVText {
  /// A record and its line end.
  package static func record(_ fields: [String]) -> String {
    // A lone empty field would be a blank line, which readers skip.
    fields == [""] ? "\"\"\n" : fields.map(field).joined(separator: ",") + "\n"
  }

  /// A field, quoted where it has to be: with a comma, a quote or a line end in it.
  package static func field(_ text: String) -> String {
    let special = text.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
    }
    guard special else { return text }
    // By scalars: a quote with a combining mark after it is another Character.
    var quoted = ""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
      quoted.unicodeScalars.append(scalar)
    }
    return "\"" + quoted + "\""
  }

  /// The shortest decimal that reads back as the same number: "0.1", "5031", "1e-07"; what is no finite
  /// number is empty.
  package static func number(_ value: Double) -> String {
    guard value.isFinite else { return "" }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// The records of a text that `record` wrote.
  package static func records(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var fields: [String] = []
    var field: [UInt8] = []
    var (isQuoted, isAfterQuote) = (false, false)
    func end() {
      fields.append(String(decoding: field, as: UTF8.self))
      field = []
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""):
        // Two quotes within quotes are one.
        if !isQuoted, isAfterQuote { field.append(byte) }
        isQuoted.toggle()
        isAfterQuote = !isQuoted
        continue
      case UInt8(ascii: ",") where !isQuoted: end()
      case UInt8(ascii: "\n") where !isQuoted:
        end()
        records.append(fields)
        fields = []
      default: field.append(byte)
      }
      isAfterQuote = false
    }
    return records
  }
}
