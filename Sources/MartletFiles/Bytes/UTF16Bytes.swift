/// Text in UTF-16, as UTF-8.
///
/// What is no character becomes bytes that are not UTF-8 either (half of a surrogate pair its three
/// bytes, an odd last byte 0xFF), so that the check of the text finds its place.
struct UTF16Bytes: ByteSource {
  private var base: any ByteSource
  private let isBigEndian: Bool
  private var input = [UInt8](repeating: 0, count: 1 << 16)
  private var output: [UInt8] = []
  private var position = 0
  /// The first byte of a unit whose second is not read yet.
  private var firstByte: UInt8?
  /// The first half of a surrogate pair.
  private var half: UInt32?

  init(_ base: any ByteSource, isBigEndian: Bool) {
    self.base = base
    self.isBigEndian = isBigEndian
  }

  mutating func read(into buffer: inout [UInt8], from start: Int) throws(DataError) -> Int {
    guard start < buffer.count else { return 0 }
    while position == output.count {
      output.removeAll(keepingCapacity: true)
      position = 0
      let count = try base.read(into: &input, from: 0)
      if count == 0 {
        finish()
        guard !output.isEmpty else { return 0 }
      }
      for index in 0..<count { take(input[index]) }
    }
    let count = min(buffer.count - start, output.count - position)
    buffer.replaceSubrange(start..<(start + count), with: output[position..<(position + count)])
    position += count
    return count
  }

  private mutating func take(_ byte: UInt8) {
    guard let first = firstByte else {
      firstByte = byte
      return
    }
    firstByte = nil
    let unit =
      isBigEndian ? UInt32(first) << 8 | UInt32(byte) : UInt32(byte) << 8 | UInt32(first)
    if let high = half {
      half = nil
      if 0xDC00...0xDFFF ~= unit {
        append(0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00))
        return
      }
      append(high)
    }
    if 0xD800...0xDBFF ~= unit { half = unit } else { append(unit) }
  }

  private mutating func finish() {
    if let high = half { append(high) }
    if firstByte != nil { output.append(0xFF) }
    (half, firstByte) = (nil, nil)
  }

  private mutating func append(_ scalar: UInt32) {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(0x80 | scalar >> shift & 0x3F) }
    switch scalar {
    case 0..<0x80: output.append(UInt8(scalar))
    case 0x80..<0x800: output += [UInt8(0xC0 | scalar >> 6), tail(0)]
    case 0x800..<0x10000: output += [UInt8(0xE0 | scalar >> 12), tail(6), tail(0)]
    default: output += [UInt8(0xF0 | scalar >> 18), tail(12), tail(6), tail(0)]
    }
  }
}
