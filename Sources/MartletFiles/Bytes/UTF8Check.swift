/// The index of the first byte that is not part of a well-formed character (RFC 3629, table 3-7 of
/// the Unicode standard); nil when all are.
package func firstInvalidUTF8(in bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
  var index = range.lowerBound
  let end = range.upperBound
  while index < end {
    let second: ClosedRange<UInt8>
    let length: Int
    switch bytes[index] {
    case 0x00...0x7F:
      index += 1
      continue
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return index
    }
    guard index + length <= end, second ~= bytes[index + 1] else { return index }
    for next in (index + 2)..<(index + length) where bytes[next] & 0xC0 != 0x80 { return index }
    index += length
  }
  return nil
}
