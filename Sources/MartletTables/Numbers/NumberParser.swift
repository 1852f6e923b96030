/// Parses the numbers of a CSV file, each to the nearest `Double`.
///
///     number   = [+|-] (whole [mark [digits]] | mark digits) [(e|E) [+|-] digits] [unit]
///     whole    = digits | 1*3 digit 1*(separator 3 digit), one separator throughout
///              | 1*2 digit *("," 2 digit) "," 3 digit
///     unit     = *space (K | M | B | %)
///
/// The mark is a point or a comma; the separator is the other one of them, a space, a no-break
/// space (U+00A0, U+202F) or an apostrophe (' or U+2019). What is no number so is looked at once more
/// for what stands around numbers in accounts (``NumberAffixes``).
///
/// A mantissa up to 2^53 and a power of ten up to 10^22 are both exact doubles, so that one product
/// or quotient rounds correctly (Clinger 1990). Up to 19 digits with up to 27 decimals are divided
/// in 128 bits. Everything else goes to the standard library.
package struct NumberParser: Sendable {
  /// What a cell holds.
  package enum Cell: Equatable {
    case number(Double)
    /// A number that is not written as most are.
    case noted(Double, NumberNotation)
    case missing
    /// An infinity, written or by overflow.
    case infinite
    /// A comma that may be decimal or not, where the file does not show which.
    case unclear
    case notANumber
  }

  let mark: DecimalMark
  let isMarkKnown: Bool
  let missing: MissingWords
  /// The same powers in every parser, at hand without a global's check that it is there.
  let powersOfTen = PowersOfTen.doubles

  init(
    _ mark: DecimalMark = .point, isMarkKnown: Bool = false, missing: MissingWords = MissingWords()
  ) {
    self.mark = mark
    self.isMarkKnown = isMarkKnown
    self.missing = missing
  }

  package init(_ dialect: CSVDialect) {
    self.init(
      dialect.decimalMark, isMarkKnown: dialect.isDecimalMarkKnown, missing: dialect.missing)
  }

  /// Parses the bytes in `range`, which have no spaces around them.
  package func parse(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Cell {
    guard missing.hasNumbers else { return value(bytes, range) }
    let cell = value(bytes, range)
    switch cell {
    case .number(let number) where missing.contains(number): return .missing
    case .noted(let number, let notation)
    where notation.unit.isEmpty && missing.contains(number):
      return .missing
    default: return cell
    }
  }

  private func value(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Cell {
    if let value = plainNumber(bytes, range) { return .number(value) }
    guard !range.isEmpty else { return .missing }
    if let cell = number(bytes, range) { return cell }
    if missing.contains(bytes, range) { return .missing }
    if Self.isInfinity(bytes, range) { return .infinite }
    guard let affixes = NumberAffixes(bytes, range), let cell = number(bytes, affixes.core) else {
      return .notANumber
    }
    var (value, notation) = (0.0, NumberNotation())
    switch cell {
    case .number(let number): value = number
    case .noted(let number, let inner): (value, notation) = (number, inner)
    default: return cell
    }
    if !affixes.currency.isEmpty {
      guard notation.unit.isEmpty else { return .notANumber }
      notation.unit = affixes.currency
    }
    notation.minus = affixes.minus
    return .noted(affixes.isNegative ? -value : value, notation)
  }

  /// What the number is that some bytes are; nil where they are something else.
  private func number(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Cell? {
    guard let first = range.first else { return nil }
    let isNegative = bytes[first] == UInt8(ascii: "-")
    let isSigned = isNegative || bytes[first] == UInt8(ascii: "+")
    var digits = NumberDigits(mark)
    var position = digits.take(bytes, (isSigned ? first + 1 : first)..<range.upperBound)
    guard digits.count > 0, let groups = digits.groups else { return nil }
    var exponent = digits.exponent
    if position < range.upperBound, bytes[position] | 0x20 == UInt8(ascii: "e") {
      guard let written = Self.exponent(bytes, (position + 1)..<range.upperBound) else {
        return nil
      }
      exponent += written
      position = range.upperBound
    }
    guard let unit = Unit(bytes, position..<range.upperBound) else { return nil }
    if digits.isUnclear, !isMarkKnown { return .unclear }
    exponent += unit.exponent
    let magnitude = digits.isExact ? exactly(digits.mantissa, exponent) : nil
    guard let magnitude = magnitude ?? digits.rounded(bytes, range, exponent: exponent) else {
      return nil
    }
    guard magnitude.isFinite else { return .infinite }
    let value = isNegative ? -magnitude : magnitude
    guard unit == .percent || groups != .any else { return .number(value) }
    return .noted(value, NumberNotation(unit: unit == .percent ? "%" : "", groups: groups))
  }

  /// What may follow a number.
  private enum Unit {
    case none
    case thousand
    case million
    case billion
    case percent

    var exponent: Int {
      switch self {
      case .none, .percent: 0
      case .thousand: 3
      case .million: 6
      case .billion: 9
      }
    }

    /// nil when something else follows.
    init?(_ bytes: Span<UInt8>, _ range: Range<Int>) {
      var rest = range
      while let first = rest.first, CSVText.isSpace(bytes[first]) { rest.removeFirst() }
      guard let first = rest.first else {
        self = .none
        return
      }
      guard rest.count == 1 else { return nil }
      switch bytes[first] {
      case UInt8(ascii: "K"): self = .thousand
      case UInt8(ascii: "M"): self = .million
      case UInt8(ascii: "B"): self = .billion
      case UInt8(ascii: "%"): self = .percent
      default: return nil
      }
    }
  }

  /// The double nearest to mantissa · 10^exponent; nil when it takes more than a few operations.
  private func exactly(_ mantissa: UInt64, _ exponent: Int) -> Double? {
    switch exponent {
    case 0: Double(mantissa)
    case 1...22 where mantissa <= 1 << 53: Double(mantissa) * powersOfTen[exponent]
    case (-22)...(-1) where mantissa <= 1 << 53: Double(mantissa) / powersOfTen[-exponent]
    case (-27)...(-1): PowersOfTen.quotient(mantissa, decimals: -exponent)
    default: nil
    }
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

  private static func isInfinity(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count <= 9 else { return false }
    let bare = String(bytes, range).lowercased().drop { $0 == "+" || $0 == "-" }
    return bare == "inf" || bare == "infinity"
  }
}
