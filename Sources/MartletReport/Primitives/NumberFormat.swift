import MartletFiles

/// Numbers as text for people: rounded, grouped, with units.
///
/// Halves are rounded away from zero, in the decimal number that `description` shows. There is no
/// "-0". A result that does not exist is "-" everywhere: NaN, and infinity, which is what is left of a
/// ratio to nothing or of a number too large to be held.
package enum NumberFormat {
  /// A fixed number of decimals: 71.875 as "71.88".
  ///
  /// - Parameters:
  ///   - value: The number.
  ///   - decimals: Digits after the decimal point.
  ///   - grouping: Whether to part thousands by a comma: "5,031.00".
  ///   - leadingZero: Whether a zero stands before the point: "0.90" rather than ".90".
  /// - Returns: The text, such as "71.88".
  package static func fixed(
    _ value: Double, decimals: Int, grouping: Bool = false, leadingZero: Bool = true
  ) -> String {
    guard value.isFinite else { return "-" }
    var number = DecimalDigits(value)
    number.round(decimals: decimals)
    return text(number, decimals: decimals, grouping: grouping, leadingZero: leadingZero)
  }

  /// A score as tables have it: three digits, `.398`.
  package static func score(_ value: Double) -> String {
    significant(value, digits: 3, leadingZero: false)
  }

  /// As many decimals as it takes to show so many significant digits: with three 0.012345 is
  /// "0.0123", 9.996 is "10.0".
  ///
  /// Digits before the point are never cut: 12345.6 is "12346". Numbers below 1e-5 and from 1e15 are
  /// written "1.23e-6".
  package static func significant(
    _ value: Double, digits: Int, grouping: Bool = false, leadingZero: Bool = true
  ) -> String {
    precondition(digits > 0, "at least one digit is significant, not \(digits)")
    guard value.isFinite else { return "-" }
    var number = DecimalDigits(value)
    guard !number.isZero else { return "0" }
    if (-4...15).contains(number.point) {
      number.round(decimals: max(0, digits - number.point))
      return text(
        number, decimals: max(0, digits - number.point), grouping: grouping,
        leadingZero: leadingZero)
    }
    number.round(decimals: digits - number.point)
    let exponent = number.point - 1
    number.shift(by: -exponent)
    return text(number, decimals: digits - 1, grouping: false, leadingZero: true) + "e\(exponent)"
  }

  /// A whole number with thousands parted by a comma: "5,031".
  package static func integer(_ value: Int) -> String {
    (value < 0 ? "-" : "") + grouped(String(value.magnitude))
  }

  /// A share in percent: 0.487 as "49 %".
  ///
  /// - Parameters:
  ///   - share: The share; 1 is the whole.
  ///   - decimals: Digits after the decimal point.
  ///   - signed: Whether a plus stands before what is above zero after rounding: "+5.6 %".
  /// - Returns: The text, with its unit.
  package static func percent(
    _ share: Double, decimals: Int = 0, signed: Bool = false
  ) -> String {
    guard share.isFinite else { return "-" }
    var number = DecimalDigits(share)
    number.shift(by: 2)
    number.round(decimals: decimals)
    let plus = signed && !number.isZero && !number.isNegative ? "+" : ""
    return plus + text(number, decimals: decimals, grouping: false, leadingZero: true) + " %"
  }

  /// A probability with three decimals: ".004", and "<.001" and ">.999" at the ends.
  package static func pValue(_ value: Double) -> String {
    if value < 0.001 { return "<.001" }
    if value >= 0.9995 { return ">.999" }
    return fixed(value, decimals: 3, leadingZero: false)
  }

  private static func text(
    _ number: DecimalDigits, decimals: Int, grouping: Bool, leadingZero: Bool
  ) -> String {
    let integer = number.integerText
    let sign = number.isNegative ? "-" : ""
    guard decimals > 0 else { return sign + (grouping ? grouped(integer) : integer) }
    return sign
      + (integer == "0" && !leadingZero ? "" : grouping ? grouped(integer) : integer)
      + "." + number.fractionText(decimals: decimals)
  }

  private static func grouped(_ digits: String) -> String {
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index).isMultiple(of: 3) { result.append(",") }
      result.append(digit)
    }
    return result
  }
}
