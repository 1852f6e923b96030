/// The digits of a number, with a decimal mark and separators between thousands.
struct NumberDigits {
  private let mark: DecimalMark
  private(set) var count = 0
  private(set) var mantissa: UInt64 = 0
  /// The power of ten that the mantissa is to be multiplied with.
  private(set) var exponent = 0
  /// Whether the mantissa holds all digits.
  private(set) var isExact = true
  private var hasMark = false
  private var separator: Separator?
  private var separatorCount = 0
  private var digitsInGroup = 0
  private var isLeadingZero = false
  /// Whether all groups so far have three digits, and whether all but the last one have two.
  private var areThrees = true
  private var areTwos = true

  private enum Separator {
    case otherMark
    case space
    case noBreakSpace
    case narrowSpace
    case apostrophe
    case quote
  }

  init(_ mark: DecimalMark) { self.mark = mark }

  /// How thousands are separated: `any` where not at all; nil where not as they should be.
  var groups: NumberNotation.Groups? {
    guard separator != nil else { return areThrees ? .any : nil }
    guard hasMark || digitsInGroup == 3 else { return nil }
    // Groups of two are written with commas.
    let areTwos = areTwos && separator == .otherMark && mark == .point
    guard areThrees else { return areTwos ? .twos : nil }
    return areTwos || separator != .otherMark || mark != .point ? .any : .threes
  }

  /// Whether the only comma, as in `1,234`, may as well be decimal.
  var isUnclear: Bool {
    separator == .otherMark && separatorCount == 1 && !hasMark && mark == .point
  }

  /// Takes the digits at the start of a range; returns the index after them.
  mutating func take(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = bytes[position]
      let digit = byte &- UInt8(ascii: "0")
      if digit <= 9 {
        if count == 0 { isLeadingZero = digit == 0 }
        count += 1
        digitsInGroup += 1
        if mantissa < 1_000_000_000_000_000_000 {
          mantissa = mantissa * 10 + UInt64(digit)
          exponent -= hasMark ? 1 : 0
        } else {
          isExact = false
        }
        position += 1
      } else if byte == mark.byte, !hasMark {
        endGroup(isLast: true)
        hasMark = true
        position += 1
      } else if !hasMark, count > 0,
        let (found, width) = Self.separator(bytes, position, range.upperBound, mark)
      {
        guard position + width < range.upperBound,
          bytes[position + width] &- UInt8(ascii: "0") <= 9
        else { break }  // a space before a unit
        endGroup(isLast: false)
        if separator != nil, separator != found { (areThrees, areTwos) = (false, false) }
        separator = found
        separatorCount += 1
        position += width
      } else {
        break
      }
    }
    return position
  }

  private mutating func endGroup(isLast: Bool) {
    if separator != nil {
      areThrees = areThrees && digitsInGroup == 3
      areTwos = areTwos && digitsInGroup == (isLast ? 3 : 2)
    } else if !isLast {
      areThrees = 1...3 ~= digitsInGroup && !isLeadingZero
      areTwos = 1...2 ~= digitsInGroup && !isLeadingZero
    }
    digitsInGroup = 0
  }

  private static func separator(
    _ bytes: Span<UInt8>, _ index: Int, _ end: Int, _ mark: DecimalMark
  ) -> (Separator, width: Int)? {
    switch bytes[index] {
    case mark.other.byte: return (.otherMark, 1)
    case 0x20: return (.space, 1)
    case UInt8(ascii: "'"): return (.apostrophe, 1)
    case 0xC2 where index + 1 < end && bytes[index + 1] == 0xA0: return (.noBreakSpace, 2)
    case 0xE2 where index + 2 < end && bytes[index + 1] == 0x80:
      switch bytes[index + 2] {
      case 0xAF: return (.narrowSpace, 3)
      case 0x99: return (.quote, 3)
      default: return nil
      }
    default: return nil
    }
  }

  /// The double nearest to all digits in a range times 10^exponent, by the standard library.
  ///
  /// The exponent counts from the mantissa, which may have stopped before the last digits.
  func rounded(_ bytes: Span<UInt8>, _ range: Range<Int>, exponent: Int) -> Double? {
    var text: [UInt8] = []
    var decimals = 0
    var isAfterMark = false
    for index in range {
      let byte = bytes[index]
      if byte &- UInt8(ascii: "0") <= 9 {
        text.append(byte)
        decimals += isAfterMark ? 1 : 0
      } else if byte == mark.byte {
        isAfterMark = true
      } else if byte | 0x20 == UInt8(ascii: "e") {
        break
      }
    }
    // What the mantissa's exponent does not count of the decimals is counted here.
    let power = exponent - self.exponent - decimals
    return Double(String(decoding: text, as: UTF8.self) + "e\(power)")
  }
}
