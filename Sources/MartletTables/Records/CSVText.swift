/// What the bytes of a field say.
enum CSVText {
  /// The bytes inside the quotes of a field, without the spaces around them.
  @inline(__always)
  static func content(_ field: Range<Int>, _ bytes: Span<UInt8>) -> Range<Int> {
    var (start, end) = (field.lowerBound, field.upperBound)
    if end - start >= 2, bytes[start] == 0x22 {
      start += 1
      end -= 1
    }
    while start < end, isSpace(bytes[start]) { start += 1 }
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// The text of a field, its quotes taken away.
  static func text(_ field: Range<Int>, _ bytes: ArraySlice<UInt8>) -> String {
    guard field.count >= 2, bytes[field.lowerBound] == 0x22 else {
      return String(decoding: bytes[field], as: UTF8.self)
    }
    var content: [UInt8] = []
    var isSecondQuote = false
    for byte in bytes[(field.lowerBound + 1)..<(field.upperBound - 1)] {
      isSecondQuote = byte == 0x22 && !isSecondQuote
      if !isSecondQuote { content.append(byte) }
    }
    return String(decoding: content, as: UTF8.self)
  }

  /// The text of a field without white space around it.
  static func trimmedText(_ field: Range<Int>, _ bytes: ArraySlice<UInt8>) -> String {
    var rest = Substring(text(field, bytes))
    while rest.first?.isWhitespace ?? false { rest.removeFirst() }
    while rest.last?.isWhitespace ?? false { rest.removeLast() }
    return String(rest)
  }
}
