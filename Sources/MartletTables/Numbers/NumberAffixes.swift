/// What stands around the digits of a number in accounts.
///
///     cell   = any of these around one another, with spaces between them
///              "(" cell ")" | minus cell | cell minus | currency cell | cell currency | number
///     minus  = "-" | U+2212 | U+2013
///
/// One currency and one minus at most. A minus behind stands after a digit, not after a decimal
/// mark: `12,-` is twelve.
struct NumberAffixes {
  /// The number without all that.
  private(set) var core: Range<Int>
  private(set) var isNegative = false
  /// Where it is unlike a `-` before the number.
  private(set) var minus: NumberNotation.Minus?
  /// As it is written; empty without one.
  private(set) var currency = ""

  private static let longest = 64

  /// nil where nothing stands around a number.
  init?(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    guard range.count <= Self.longest else { return nil }
    core = range
    var isSigned = false
    repeat {
      trim(bytes)
    } while takeBrackets(bytes) || takeSign(bytes, &isSigned)
      || takeMinusBehind(bytes) || takeCurrencyBefore(bytes) || takeCurrencyBehind(bytes)
    guard core != range, let first = core.first, let last = core.last,
      Self.isDigit(bytes[first]) || ".,".utf8.contains(bytes[first]),
      Self.isDigit(bytes[last]) || ".,%KMB".utf8.contains(bytes[last])
    else { return nil }
  }

  private mutating func trim(_ bytes: Span<UInt8>) {
    while let width = Self.space(bytes, at: core.lowerBound, core) { drop(first: width) }
    while let width = (1...3).first(where: { width in
      core.count >= width && Self.space(bytes, at: core.upperBound - width, core) == width
    }) {
      drop(last: width)
    }
  }

  private mutating func takeBrackets(_ bytes: Span<UInt8>) -> Bool {
    guard !isNegative, core.count > 2, bytes[core.lowerBound] == UInt8(ascii: "("),
      bytes[core.upperBound - 1] == UInt8(ascii: ")")
    else { return false }
    drop(first: 1)
    drop(last: 1)
    (isNegative, minus) = (true, .brackets)
    return true
  }

  private mutating func takeSign(_ bytes: Span<UInt8>, _ isSigned: inout Bool) -> Bool {
    guard !isNegative, !isSigned, let first = core.first else { return false }
    if bytes[first] == UInt8(ascii: "+") {
      drop(first: 1)
      isSigned = true
      return true
    }
    guard let width = Self.minus(bytes, at: first, core) else { return false }
    drop(first: width)
    (isNegative, isSigned) = (true, true)
    if width > 1 { minus = .typographic }
    return true
  }

  private mutating func takeMinusBehind(_ bytes: Span<UInt8>) -> Bool {
    guard !isNegative else { return false }
    for width in [1, 3] where core.count > width {
      guard Self.minus(bytes, at: core.upperBound - width, core) == width else { continue }
      var rest = core.lowerBound..<(core.upperBound - width)
      while let last = rest.last, CSVText.isSpace(bytes[last]) { rest.removeLast() }
      guard let last = rest.last, !".,".utf8.contains(bytes[last]) else { return false }
      drop(last: width)
      (isNegative, minus) = (true, .behind)
      return true
    }
    return false
  }

  /// A name up to a digit, a space, a sign or a bracket. The point of `$.50` is none of it.
  private mutating func takeCurrencyBefore(_ bytes: Span<UInt8>) -> Bool {
    guard currency.isEmpty else { return false }
    var end = core.lowerBound
    while end < core.upperBound, !Self.isDigit(bytes[end]), bytes[end] != UInt8(ascii: "("),
      Self.space(bytes, at: end, core) == nil, bytes[end] != UInt8(ascii: "+"),
      Self.minus(bytes, at: end, core) == nil
    {
      end += 1
    }
    guard end < core.upperBound else { return false }
    for end in [end, end - 1] where end > core.lowerBound {
      let name = String(bytes, core.lowerBound..<end)
      guard Currency.isName(name) else { continue }
      currency = name
      core = end..<core.upperBound
      return true
    }
    return false
  }

  private mutating func takeCurrencyBehind(_ bytes: Span<UInt8>) -> Bool {
    guard currency.isEmpty else { return false }
    var start = core.upperBound
    while start > core.lowerBound, !Self.isDigit(bytes[start - 1]),
      !" \t)%".utf8.contains(bytes[start - 1])
    {
      start -= 1
    }
    // After a no-break space, which is bytes of more than ASCII as a name may be.
    while let width = Self.space(bytes, at: start, core) { start += width }
    while let width = Self.minus(bytes, at: start, core) { start += width }
    guard start > core.lowerBound, start < core.upperBound else { return false }
    let name = String(bytes, start..<core.upperBound)
    guard Currency.isName(name) else { return false }
    currency = name
    core = core.lowerBound..<start
    return true
  }

  private mutating func drop(first count: Int) { core.removeFirst(count) }
  private mutating func drop(last count: Int) { core.removeLast(count) }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") <= 9 }

  /// The number of bytes of a space at an index: ASCII's, U+00A0 or U+202F; nil for anything else.
  private static func space(_ bytes: Span<UInt8>, at index: Int, _ range: Range<Int>) -> Int? {
    guard range.contains(index) else { return nil }
    if CSVText.isSpace(bytes[index]) { return 1 }
    let rest = range.upperBound - index
    if rest >= 2, bytes[index] == 0xC2, bytes[index + 1] == 0xA0 { return 2 }
    let isNarrow =
      rest >= 3 && bytes[index] == 0xE2 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0xAF
    return isNarrow ? 3 : nil
  }

  /// The number of bytes of a minus at an index: a hyphen, U+2212 or U+2013; nil for anything else.
  private static func minus(_ bytes: Span<UInt8>, at index: Int, _ range: Range<Int>) -> Int? {
    guard range.contains(index) else { return nil }
    if bytes[index] == UInt8(ascii: "-") { return 1 }
    guard range.upperBound - index >= 3, bytes[index] == 0xE2 else { return nil }
    let isMinus = bytes[index + 1] == 0x88 && bytes[index + 2] == 0x92
    let isDash = bytes[index + 1] == 0x80 && bytes[index + 2] == 0x93
    return isMinus || isDash ? 3 : nil
  }
}
