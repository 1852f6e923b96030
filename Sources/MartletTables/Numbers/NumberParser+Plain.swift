extension NumberParser {
  /// The number of up to 16 bytes with nothing but digits, a minus sign and a decimal mark in them;
  /// nil for anything else, and near the start of the bytes.
  ///
  /// Eight digits are one multiplication each for pairs, for fours and for eights (Lemire, "Quickly
  /// parsing eight digits", 2018). Signs, lengths and the places of marks are as random as they
  /// come: where eight digits are enough they are arithmetic, not branches.
  @inline(__always)
  func plainNumber(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Double? {
    guard range.lowerBound >= 9, range.upperBound <= bytes.count, !range.isEmpty else { return nil }
    let signs = bytes[range.lowerBound] == UInt8(ascii: "-") ? 1 : 0
    let count = range.count &- signs
    guard 1...16 ~= count else { return nil }
    let word = bytes.word(at: range.upperBound &- 8)
    let isInNumber = UInt64.max &<< UInt64(max(64 &- 8 &* count, 0))
    let marks = (word ^ UInt64(repeating: mark.byte)).zeroBytes & isInNumber
    let digits = (word ^ Self.zeros) & isInNumber
    let before = bytes[range.upperBound &- 9] ^ UInt8(ascii: "0")
    let mantissa: UInt64
    let decimals: Int
    if marks != 0, count <= 9 {
      guard count > 1 else { return nil }
      decimals = 7 &- marks.trailingZeroBitCount >> 3
      let all = Self.without(marks, digits, before: count == 9 ? before : 0)
      guard Self.areDigits(all) else { return nil }
      mantissa = Self.number(all)
    } else if count <= 8 {
      guard Self.areDigits(digits) else { return nil }
      (mantissa, decimals) = (Self.number(digits), 0)
    } else {
      guard let long = longNumber(bytes, range.upperBound, count) else { return nil }
      (mantissa, decimals) = long
    }
    // Divided even by one: whether a number has decimals cannot be foreseen.
    let magnitude = Double(mantissa) / powersOfTen[decimals]
    return Double(bitPattern: magnitude.bitPattern | UInt64(signs) &<< 63)
  }

  /// The digits of 9 to 16 bytes before an index, and how many of them are decimals.
  private func longNumber(
    _ bytes: Span<UInt8>, _ end: Int, _ count: Int
  ) -> (mantissa: UInt64, decimals: Int)? {
    let isInNumber = UInt64.max &<< UInt64(8 &* (16 &- count))
    let marks = UInt64(repeating: mark.byte)
    let (low, high) = (bytes.word(at: end &- 16), bytes.word(at: end &- 8))
    let lowMarks = (low ^ marks).zeroBytes & isInNumber
    let highMarks = (high ^ marks).zeroBytes
    var first = (low ^ Self.zeros) & isInNumber
    var last = high ^ Self.zeros
    var decimals = 0
    if highMarks != 0 {
      decimals = 7 &- highMarks.trailingZeroBitCount >> 3
      last = Self.without(highMarks, last, before: UInt8(first >> 56))
      first &<<= 8
    } else if lowMarks != 0 {
      decimals = 15 &- lowMarks.trailingZeroBitCount >> 3
      first = Self.without(lowMarks, first, before: 0)
    }
    guard Self.areDigits(first), Self.areDigits(last) else { return nil }
    let mantissa = Self.number(first) &* 100_000_000 &+ Self.number(last)
    return mantissa <= 1 << 53 ? (mantissa, decimals) : nil
  }

  /// Eight bytes without their first mark: the bytes before it move up to its place.
  @inline(__always)
  private static func without(_ marks: UInt64, _ digits: UInt64, before: UInt8) -> UInt64 {
    let first = marks & (0 &- marks)
    let below = first >> 7 &- 1
    let upToMark = first &<< 1 &- 1
    return digits & ~upToMark | (digits & below) &<< 8 | UInt64(before)
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
