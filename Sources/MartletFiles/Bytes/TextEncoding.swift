/// How the characters of a file are written as bytes.
public enum TextEncoding: String, Sendable, Hashable, Codable, CaseIterable {
  /// UTF-8, one to four bytes a character: the usual encoding.
  case utf8 = "utf-8"
  /// UTF-16, two or four bytes a character, in either order of bytes.
  case utf16 = "utf-16"
  /// ISO 8859-1.
  case latin1
  /// ISO 8859-1 with the Euro sign, typographic quotes and dashes: what Windows and Excel write.
  case windows1252 = "windows-1252"

  /// Its name as it is said.
  public var title: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16: "UTF-16"
    case .latin1: "Latin-1"
    case .windows1252: "Windows-1252"
    }
  }

  /// The character of each byte from 0x80 on, where a character is one byte.
  var upperHalf: [Unicode.Scalar]? {
    switch self {
    case .utf8, .utf16: return nil
    case .latin1: return (0x80...0xFF).map { Unicode.Scalar(UInt8($0)) }
    case .windows1252:
      // Five bytes stand for nothing and are control characters, as in browsers.
      let first =
        "\u{20AC}\u{81}\u{201A}\u{192}\u{201E}\u{2026}\u{2020}\u{2021}\u{2C6}\u{2030}\u{160}\u{2039}"
        + "\u{152}\u{8D}\u{17D}\u{8F}\u{90}\u{2018}\u{2019}\u{201C}\u{201D}\u{2022}\u{2013}\u{2014}"
        + "\u{2DC}\u{2122}\u{161}\u{203A}\u{153}\u{9D}\u{17E}\u{178}"
      return Array(first.unicodeScalars) + (0xA0...0xFF).map { Unicode.Scalar(UInt8($0)) }
    }
  }

  /// Whether bytes are no UTF-8, but look like words of Western Europe in one byte a character.
  ///
  /// Letters with accents stand alone or in pairs beside letters of ASCII. Cyrillic, Greek and the
  /// scripts of East Asia have longer runs of such bytes, and a file with some characters in UTF-8
  /// is a damaged one.
  static func isLikelyWindows1252(_ bytes: [UInt8]) -> Bool {
    var index = 0
    var hasFound = false
    while index < bytes.count {
      guard bytes[index] >= 0x80 else {
        index += 1
        continue
      }
      let end = bytes[index...].firstIndex { $0 < 0x80 } ?? bytes.count
      // A character may be cut at the end of the bytes.
      guard end < bytes.count else { break }
      let run = index..<end
      guard run.count <= 2, firstInvalidUTF8(in: bytes.span, run) != nil,
        bytes[run].allSatisfy({ isLetter($0) || isSign($0) })
      else { return false }
      if bytes[run].contains(where: isLetter) {
        let isBeside = index > 0 && isASCIILetter(bytes[index - 1]) || isASCIILetter(bytes[end])
        guard isBeside else { return false }
      }
      hasFound = true
      index = end
    }
    return hasFound
  }

  private static func isASCIILetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0xC0 && byte != 0xD7 && byte != 0xF7
      || [0x8A, 0x8C, 0x8E, 0x9A, 0x9C, 0x9E, 0x9F].contains(byte)
  }

  /// Currencies, quotes, dashes, the signs of degrees and ordinals, and the no-break space.
  private static func isSign(_ byte: UInt8) -> Bool {
    [0x80, 0x85, 0x89, 0x99].contains(byte) || 0x91...0x97 ~= byte
      || 0xA0...0xBF ~= byte && byte != 0xAD
  }
}
