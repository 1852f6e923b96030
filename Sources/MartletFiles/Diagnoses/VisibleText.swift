extension String {
  /// This text as it is shown to people: what would move the cursor, colour the terminal, turn the
  /// direction of the text, break the line or hide is written out, `\u{1B}`, `\n`.
  ///
  /// - Edge cases: what a script needs stays: the joiners of emoji and of Indic and Arabic letters,
  ///   and the signs that choose the form of the character before them. The result is its own visible
  ///   form.
  /// - Complexity: O(length); text without any such sign is returned as it is.
  package var visible: String {
    // Nearly all text is printable ASCII, or at least has nothing to hide.
    if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return self }
    guard unicodeScalars.contains(where: \.isUnseen) else { return self }
    var shown = UnicodeScalarView()
    let scalars = Array(unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      if scalar.isUnseen && !scalar.shapes(shown.last, next) {
        shown.append(contentsOf: scalar.writtenOut.unicodeScalars)
      } else {
        shown.append(scalar)
      }
    }
    return String(shown)
  }
}

extension Unicode.Scalar {
  /// Whether it is no part of what a reader sees: a control character, a separator of lines, a sign
  /// of direction, or anything else without width.
  package var isUnseen: Bool {
    // Latin letters, and the boxes and dots that plots are made of.
    if (0xA1..<0x300).contains(value) { return value == 0xAD }
    if (0x2500..<0x2900).contains(value) { return false }
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return true
    case .format: return !isNumberSign
    default: return properties.isDefaultIgnorableCodePoint
    }
  }

  /// As it is written out: `\n`, `\u{1B}`.
  package var writtenOut: String {
    switch self {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{" + String(value, radix: 16, uppercase: true) + "}"
    }
  }

  /// Whether it has a place between its neighbours, where it changes how they look and nothing else.
  /// - Parameter before: What is shown before it.
  fileprivate func shapes(_ before: Unicode.Scalar?, _ after: Unicode.Scalar?) -> Bool {
    guard let before else { return false }
    switch value {
    case 0x200C, 0x200D:
      // UAX 31: after a virama, and between letters that join.
      if before.properties.canonicalCombiningClass.rawValue == 9 { return true }
      guard let after else { return false }
      if before.joins && after.joins { return true }
      return value == 0x200D && before.isEmojiPart && after.properties.isEmoji
    case 0xFE0E, 0xFE0F:
      let isKey = "0123456789#*".unicodeScalars.contains(before) && after == "\u{20E3}"
      return before.isEmojiPart && before.value != 0xFE0F || isKey
    case 0xFE00...0xFE0D, 0xE0100...0xE01EF, 0x180B...0x180D, 0x180F:
      // The forms of ideographs, of Mongolian letters and of mathematical signs.
      return !before.isASCII && !before.properties.isVariationSelector && !before.isUnseen
    case 0xE0020...0xE007F:
      // The flags of parts of countries spell their names behind a black flag.
      return before == "\u{1F3F4}" || (0xE0020..<0xE007F).contains(before.value)
    default: return false
    }
  }

  /// Arabic signs that stand around a number.
  private var isNumberSign: Bool {
    switch value {
    case 0x600...0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD: true
    default: false
    }
  }

  /// Letters and marks of the scripts that are written in one stroke, from Arabic to N'Ko.
  private var joins: Bool {
    guard (0x600...0x8FF).contains(value) else { return false }
    switch properties.generalCategory {
    case .otherLetter, .modifierLetter, .nonspacingMark: return true
    default: return false
    }
  }

  private var isEmojiPart: Bool {
    !isASCII && (properties.isEmoji || properties.isEmojiModifier || value == 0xFE0F)
  }
}
