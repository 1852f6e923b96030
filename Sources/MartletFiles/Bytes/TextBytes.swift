/// A file as UTF-8 text: inflated, transcoded, and without a byte order mark.
package struct TextBytes {
  package var source: any ByteSource
  package let encoding: TextEncoding
  package let isCompressed: Bool
  package let hasByteOrderMark: Bool

  /// Looks at the first bytes to see what the file is.
  /// - Parameter told: How characters are written; nil recognises it.
  package init(_ base: any ByteSource, name: String, encoding told: TextEncoding? = nil)
    throws(DataError)
  {
    var peeked = try PeekedBytes(base)
    isCompressed = peeked.first.starts(with: [0x1F, 0x8B])
    if isCompressed { peeked = try PeekedBytes(GzipBytes(peeked, name: name)) }
    let isBigEndian = Self.isBigEndianUTF16(peeked.first)
    encoding = told ?? (isBigEndian == nil ? Self.encoding(of: peeked.first) : .utf16)
    let marks: [[UInt8]] =
      switch encoding {
      case .utf16: [[0xFE, 0xFF], [0xFF, 0xFE]]
      case .utf8: [[0xEF, 0xBB, 0xBF]]
      case .latin1, .windows1252: []
      }
    let mark = marks.first { peeked.first.starts(with: $0) }
    hasByteOrderMark = mark != nil
    peeked.drop(mark?.count ?? 0)
    if encoding == .utf16 {
      source = UTF16Bytes(peeked, isBigEndian: isBigEndian ?? false)
    } else if let upperHalf = encoding.upperHalf {
      source = OneByteText(peeked, upperHalf: upperHalf)
    } else {
      source = peeked
    }
  }

  /// How text that is not UTF-16 is written.
  private static func encoding(of bytes: [UInt8]) -> TextEncoding {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    return !hasMark && TextEncoding.isLikelyWindows1252(bytes) ? .windows1252 : .utf8
  }

  /// All bytes of a source.
  package static func all(of source: any ByteSource) throws(DataError) -> [UInt8] {
    var source = source
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    var count = 0
    while true {
      let more = try source.read(into: &bytes, from: count)
      guard more > 0 else { break }
      count += more
      if count == bytes.count { bytes.append(contentsOf: repeatElement(0, count: count)) }
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// nil for other text than UTF-16, which has a byte order mark or two zeros among four bytes.
  private static func isBigEndianUTF16(_ bytes: [UInt8]) -> Bool? {
    if bytes.starts(with: [0xFF, 0xFE]) { return false }
    if bytes.starts(with: [0xFE, 0xFF]) { return true }
    guard bytes.count >= 4, (bytes[0] == 0) != (bytes[1] == 0), (bytes[0] == 0) == (bytes[2] == 0),
      (bytes[1] == 0) == (bytes[3] == 0)
    else { return nil }
    return bytes[0] == 0
  }
}
