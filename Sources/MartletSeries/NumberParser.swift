/// Parses the numbers of a CSV file, each to the nearest `Double`.
///
///     number = [+|-] (digits ["." [digits]] | "." digits) [(e|E) [+|-] digits]
///
/// A mantissa up to 2^53 and a power of ten up to 10^22 are both exact doubles, so that one product
/// or quotient rounds correctly (Clinger 1990). Up to 19 digits with up to 27 decimals are divided
/// in 128 bits. Everything else goes to the standard library.
struct NumberParser: Sendable {
  /// What a cell holds.
  enum Cell: Equatable {
    case number(Double)
    case missing
    /// An infinity, written or by overflow.
    case infinite
    case notANumber
  }

  /// The ways to write that a value is missing, besides an empty cell.
  static let missingWords: Set<String> = [
    "NA", "N/A", "NaN", "nan", "null", "NULL", "None", ".", "-", "#N/A",
  ]

  private let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// 5^0...5^27; 5^27 is the last below 2^64.
  private let powersOfFive = Array(sequence(first: UInt64(1)) { $0 &* 5 }.prefix(28))

  /// Parses the bytes in `range`, which have no spaces around them.
  func parse(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Cell {
    var position = range.lowerBound
    let end = range.upperBound
    guard position < end else { return .missing }
    let isNegative = bytes[position] == UInt8(ascii: "-")
    if isNegative || bytes[position] == UInt8(ascii: "+") { position += 1 }

    var mantissa: UInt64 = 0
    var exponent = 0
    var isExact = true
    var hasDigits = false
    var hasPoint = false
    while position < end {
      let byte = bytes[position]
      let digit = byte &- UInt8(ascii: "0")
      if digit <= 9 {
        hasDigits = true
        if mantissa < 1_000_000_000_000_000_000 {
          mantissa = mantissa * 10 + UInt64(digit)
          exponent -= hasPoint ? 1 : 0
        } else {
          isExact = false
        }
      } else if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else {
        break
      }
      position += 1
    }
    guard hasDigits else { return word(bytes, range) }

    if position < end, bytes[position] | 0x20 == UInt8(ascii: "e") {
      guard let written = Self.exponent(bytes, (position + 1)..<end) else {
        return word(bytes, range)
      }
      exponent += written
      position = end
    }
    guard position == end else { return word(bytes, range) }
    let magnitude: Double
    switch exponent {
    case 0 where isExact:
      magnitude = Double(mantissa)
    case 1...22 where isExact && mantissa <= 1 << 53:
      magnitude = Double(mantissa) * powersOfTen[exponent]
    case (-22)...(-1) where isExact && mantissa <= 1 << 53:
      magnitude = Double(mantissa) / powersOfTen[-exponent]
    case (-27)...(-1) where isExact:
      magnitude = quotient(mantissa, decimals: -exponent)
    default:
      return rounded(bytes, range)
    }
    return .number(isNegative ? -magnitude : magnitude)
  }

  /// The double nearest to mantissa / 10^decimals, for a mantissa other than 0.
  ///
  /// With both numbers shifted so that their highest bits are set, the integer quotient has 63 or
  /// 64 bits; a remainder sets its lowest bit, far below the 53 that stay, so that the conversion
  /// to a double rounds as the exact quotient would.
  private func quotient(_ mantissa: UInt64, decimals: Int) -> Double {
    let divisor = powersOfFive[decimals]
    let shift = (mantissa.leadingZeroBitCount, divisor.leadingZeroBitCount)
    let dividend = mantissa << shift.0
    let (quotient, remainder) = (divisor << shift.1).dividingFullWidth(
      (dividend >> 1, dividend << 63))
    let exponent = shift.1 - shift.0 - 63 - decimals
    let scale = Double(bitPattern: UInt64(1023 + exponent) << 52)
    return Double(remainder == 0 ? quotient : quotient | 1) * scale
  }

  /// A signed whole number of at most nine digits' effect; nil when it is none.
  private static func exponent(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var digits = range
    guard let first = digits.first else { return nil }
    let isNegative = bytes[first] == UInt8(ascii: "-")
    if isNegative || bytes[first] == UInt8(ascii: "+") { digits.removeFirst() }
    guard !digits.isEmpty else { return nil }
    var value = 0
    for index in digits {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      value = min(value * 10 + Int(digit), 1_000_000)
    }
    return isNegative ? -value : value
  }

  /// The nearest double to a well-formed number, by the standard library.
  private func rounded(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Cell {
    guard let value = Double(Self.text(bytes, range)) else { return .notANumber }
    return value.isFinite ? .number(value) : .infinite
  }

  private func word(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Cell {
    guard range.count <= 9 else { return .notANumber }
    let text = Self.text(bytes, range)
    if Self.missingWords.contains(text) { return .missing }
    let bare = text.lowercased().drop { $0 == "+" || $0 == "-" }
    return bare == "inf" || bare == "infinity" ? .infinite : .notANumber
  }

  private static func text(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    var copy: [UInt8] = []
    copy.reserveCapacity(range.count)
    for index in range { copy.append(bytes[index]) }
    return String(decoding: copy, as: UTF8.self)
  }
}
