/// Eight bytes at a time, in plain arithmetic.
extension Span<UInt8> {
  /// The eight bytes from `index`, the first one lowest; those from `end` on are read as spaces.
  @inline(__always)
  func word(at index: Int, before end: Int) -> UInt64 {
    if index + 8 <= end { return word(at: index) }
    var word = UInt64(repeating: 0x20)
    for offset in 0..<(end - index) {
      let shift = UInt64(offset * 8)
      word = word & ~(0xFF << shift) | UInt64(self[index + offset]) << shift
    }
    return word
  }

  /// The eight bytes from `index`, the first one lowest.
  @inline(__always)
  func word(at index: Int) -> UInt64 {
    // The bounds are checked, and any eight bytes are a number: nothing here can go wrong.
    let word = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
    return UInt64(littleEndian: word)
  }
}

extension UInt64 {
  /// The same byte eight times.
  @inline(__always)
  init(repeating byte: UInt8) { self = UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// 0x80 in each byte that is 0, exactly.
  @inline(__always)
  var zeroBytes: UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return ~(((self & low) &+ low) | self | low)
  }

  /// 0x80 in each byte up to 0x0D, which are controls: NUL, tab and the line ends among them.
  @inline(__always)
  var controlBytes: UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return ~(((self & low) &+ 0x7272_7272_7272_7272) | self | low)
  }
}
