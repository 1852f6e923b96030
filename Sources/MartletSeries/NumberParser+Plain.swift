extension NumberParser {
  /// The number of up to 16 bytes with nothing but digits, a minus sign and a decimal mark in them;
  /// nil for anything else, and near the end of the bytes.
  ///
  /// Eight digits are one multiplication each for pairs, for fours and for eights (Lemire, "Quickly
  /// parsing eight digits", 2018); the mark is shifted out of the word before.
  @inline(__always)
  func plainNumber(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Double? {
    guard range.count <= 16, range.lowerBound &+ 17 <= bytes.count else { return nil }
    // Arithmetic instead of a branch: the signs of returns are as random as they come.
    let signs = bytes[range.lowerBound] == UInt8(ascii: "-") ? 1 : 0
    let start = range.lowerBound &+ signs
    let count = range.count &- signs
    var low = bytes.word(at: start)
    let marks = UInt64(repeating: mark.byte)
    var decimals = 0
    let mantissa: UInt64
    if count <= 8 {
      guard count > 0 else { return nil }
      var unused = UInt64(64 &- 8 &* count)  // bits after the number
      let found = (low ^ marks).zeroBytes &<< unused
      if found != 0 {
        let bits = UInt64(found.trailingZeroBitCount &- 7) &- unused  // before the mark
        let before = ~(UInt64.max &<< bits)
        low = low & before | (low >> 8) & ~before
        decimals = count &- 1 &- Int(bits >> 3)
        unused &+= 8
        guard unused < 64 else { return nil }
      }
      let digits = (low ^ Self.zeros) &<< unused
      guard Self.areDigits(digits) else { return nil }
      mantissa = Self.number(digits)
    } else {
      var high = bytes.word(at: start &+ 8)
      var rest = UInt64(8 &* (count &- 8))  // bits of the number after the first eight bytes
      let found = (low ^ marks).zeroBytes
      let foundHigh = (high ^ marks).zeroBytes & ~(UInt64.max << rest)
      if found != 0 {
        let bits = UInt64(found.trailingZeroBitCount &- 7)
        let before = ~(UInt64.max &<< bits)
        low = low & before | (low >> 8 | high &<< 56) & ~before
        high >>= 8
        decimals = count &- 1 &- Int(bits >> 3)
        rest &-= 8
      } else if foundHigh != 0 {
        let bits = UInt64(foundHigh.trailingZeroBitCount &- 7)
        let before = ~(UInt64.max &<< bits)
        high = high & before | (high >> 8) & ~before
        decimals = count &- 9 &- Int(bits >> 3)
        rest &-= 8
      }
      low ^= Self.zeros
      high ^= Self.zeros
      let first = low << (64 &- rest)
      let last = low >> rest | high << (64 &- rest)
      guard Self.areDigits(first), Self.areDigits(last) else { return nil }
      mantissa = Self.number(first) &* 100_000_000 &+ Self.number(last)
      guard mantissa <= 1 << 53 else { return nil }
    }
    let magnitude =
      decimals == 0 ? Double(mantissa) : Double(mantissa) / powersOfTen[decimals]
    return Double(bitPattern: magnitude.bitPattern | UInt64(signs) &<< 63)
  }

  private static var zeros: UInt64 { 0x3030_3030_3030_3030 }

  /// Whether each byte is 0...9.
  @inline(__always)
  private static func areDigits(_ bytes: UInt64) -> Bool {
    (bytes | (bytes &+ 0x0606_0606_0606_0606)) & 0xF0F0_F0F0_F0F0_F0F0 == 0
  }

  /// The number of eight digits, each in a byte as 0...9 with the first one lowest.
  @inline(__always)
  private static func number(_ digits: UInt64) -> UInt64 {
    let pairs = digits &* 10 &+ digits >> 8
    let mask: UInt64 = 0x0000_00FF_0000_00FF
    let first = (pairs & mask) &* 0x000F_4240_0000_0064
    let last = (pairs >> 16 & mask) &* 0x0000_2710_0000_0001
    return (first &+ last) >> 32
  }
}
