/// A file as UTF-8 text: inflated, transcoded, and without a byte order mark.
struct TextBytes {
  /// How the characters of a file are written.
  enum Encoding: Hashable {
    case utf8
    case utf16
  }

  var source: any ByteSource
  let encoding: Encoding
  let isCompressed: Bool
  let hasByteOrderMark: Bool

  /// Looks at the first bytes to see what the file is.
  init(_ base: any ByteSource, name: String) throws(DataError) {
    var peeked = try PeekedBytes(base)
    isCompressed = peeked.first.starts(with: [0x1F, 0x8B])
    if isCompressed { peeked = try PeekedBytes(GzipBytes(peeked, name: name)) }
    guard let isBigEndian = Self.isBigEndianUTF16(peeked.first) else {
      encoding = .utf8
      hasByteOrderMark = peeked.first.starts(with: [0xEF, 0xBB, 0xBF])
      if hasByteOrderMark { peeked.drop(3) }
      source = peeked
      return
    }
    encoding = .utf16
    hasByteOrderMark = peeked.first.starts(with: isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE])
    if hasByteOrderMark { peeked.drop(2) }
    source = UTF16Bytes(peeked, isBigEndian: isBigEndian)
  }

  /// All bytes of a source.
  static func all(of source: any ByteSource) throws(DataError) -> [UInt8] {
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
