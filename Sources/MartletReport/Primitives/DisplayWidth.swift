import MartletFiles
import MartletTime

extension String {
  /// The columns that this text, as it is shown, takes in a terminal: two for each wide character
  /// (East Asian, emoji), none for those that only join or mark others, and six for the `\u{1B}` that
  /// stands for a control character.
  package var displayWidth: Int {
    // Nearly all text is printable ASCII.
    if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return utf8.count }
    return visible.reduce(0) { $0 + $1.displayWidth }
  }

  /// The longest beginning, as it is shown, that takes no more than so many columns.
  package func prefix(displayWidth limit: Int) -> String {
    var left = limit
    return String(
      visible.prefix { character in
        left -= character.displayWidth
        return left >= 0
      })
  }

  /// This text as lines that end between words, each no wider than so many columns where its words
  /// allow. All of them are indented as it is.
  package func wrapped(to width: Int) -> [String] {
    guard displayWidth > width else { return [self] }
    let indent = String(prefix { $0 == " " })
    var lines: [String] = []
    var line = indent
    for word in dropFirst(indent.count).split(separator: " ", omittingEmptySubsequences: false) {
      if line != indent && (line + " " + word).displayWidth > width {
        lines.append(line)
        line = indent + word
      } else {
        line += line == indent ? word : " " + word
      }
    }
    return lines + [line]
  }

  /// This text with spaces after it, up to a display width.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - displayWidth))
  }

  /// This text with spaces before it, up to a display width.
  func leftPadded(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - displayWidth)) + self
  }
}

extension Character {
  fileprivate var displayWidth: Int {
    guard let first = unicodeScalars.first else { return 0 }
    // The sign that asks for the emoji form of a character makes it wide.
    if unicodeScalars.contains("\u{FE0F}") { return 2 }
    switch first.properties.generalCategory {
    case .control, .format, .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    if first.properties.isEmojiPresentation { return 2 }
    return wideRanges.contains { $0.contains(first.value) } ? 2 : 1
  }
}

/// The blocks whose characters are Wide or Fullwidth in Unicode's EastAsianWidth.txt.
private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
  0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
  0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD,
]
