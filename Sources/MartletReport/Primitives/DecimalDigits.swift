/// A number as its decimal digits: ± 0.d₁d₂d₃… × 10^point, those of the shortest decimal that reads
/// back as the same `Double`, without zeros at either end.
///
/// Rounding works on these digits, so that 2.675 becomes 2.68 as a reader of "2.675" expects. (The
/// binary number is a little less than that decimal.)
struct DecimalDigits {
  private(set) var isNegative: Bool
  private(set) var digits: [UInt8] = []
  private(set) var point = 0

  /// - Parameter value: A finite number.
  init(_ value: Double) {
    precondition(value.isFinite, "\(value) has no digits")
    isNegative = value < 0
    let text = value.magnitude.description.utf8
    let mantissa = text.prefix { $0 != UInt8(ascii: "e") }
    digits = mantissa.filter { $0 != UInt8(ascii: ".") }.map { $0 - UInt8(ascii: "0") }
    point = mantissa.prefix { $0 != UInt8(ascii: ".") }.count
    point += Int(Substring(text.dropFirst(mantissa.count + 1))) ?? 0
    let leadingZeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leadingZeros)
    point -= leadingZeros
    trim()
  }

  var isZero: Bool { digits.isEmpty }

  /// Multiplies by a power of ten.
  mutating func shift(by exponent: Int) {
    if !isZero { point += exponent }
  }

  /// Rounds to so many digits after the decimal point, halves away from zero.
  mutating func round(decimals: Int) {
    let kept = point + decimals
    guard kept < digits.count else { return }
    let up = kept >= 0 && digits[kept] >= 5
    digits.removeLast(digits.count - max(0, kept))
    if up {
      while digits.last == 9 { digits.removeLast() }
      if let last = digits.indices.last {
        digits[last] += 1
      } else {
        digits = [1]
        point += 1
      }
    }
    trim()
  }

  /// The digits left of the decimal point, at least "0".
  var integerText: String {
    point > 0 ? text(0..<point) : "0"
  }

  /// The first digits right of the decimal point, filled up with zeros.
  func fractionText(decimals: Int) -> String {
    text(point..<(point + decimals))
  }

  /// The digits at positions of `digits`, zero where there is none.
  private func text(_ positions: Range<Int>) -> String {
    String(
      decoding: positions.map { position in
        UInt8(ascii: "0") + (digits.indices.contains(position) ? digits[position] : 0)
      }, as: UTF8.self)
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    if isZero {
      point = 0
      isNegative = false
    }
  }
}
