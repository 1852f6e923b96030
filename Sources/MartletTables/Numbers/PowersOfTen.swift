/// Powers of ten, and quotients by them.
enum PowersOfTen {
  /// 10^0...10^22, all exact.
  static let doubles: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// 5^0...5^27; 5^27 is the last below 2^64.
  private static let fives = Array(sequence(first: UInt64(1)) { $0 &* 5 }.prefix(28))

  /// The double nearest to mantissa / 10^decimals, for up to 27 decimals.
  ///
  /// With both numbers shifted so that their highest bits are set, the integer quotient has 63 or
  /// 64 bits; a remainder sets its lowest bit, far below the 53 that stay, so that the conversion
  /// to a double rounds as the exact quotient would.
  static func quotient(_ mantissa: UInt64, decimals: Int) -> Double {
    guard mantissa != 0 else { return 0 }
    let divisor = fives[decimals]
    let shift = (mantissa.leadingZeroBitCount, divisor.leadingZeroBitCount)
    let dividend = mantissa << shift.0
    let (quotient, remainder) = (divisor << shift.1).dividingFullWidth(
      (dividend >> 1, dividend << 63))
    let exponent = shift.1 - shift.0 - 63 - decimals
    let scale = Double(bitPattern: UInt64(1023 + exponent) << 52)
    return Double(remainder == 0 ? quotient : quotient | 1) * scale
  }
}
