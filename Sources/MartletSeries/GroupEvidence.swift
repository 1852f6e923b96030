/// What the numbers of a column say about a mark that may be decimal or stand between thousands.
///
/// A mark with three digits behind it and one to three before it, as in `1.234`, says nothing. Where a
/// column has it so and nowhere else, whole numbers without it are what tells: decimals would be
/// printed as 960.000, or without the last 0 of 1.010. Zeros tell nothing, for they are written
/// short beside any decimals.
struct GroupEvidence: Sendable {
  /// The first whole number from 1 to 999 without the mark.
  private(set) var short: String?
  /// The first number with three digits behind the mark.
  private(set) var group: String?
  /// The first one of them that ends in 0.
  private(set) var roundGroup: String?
  /// Whether some number shows that the mark is decimal, or that thousands are not separated.
  private(set) var isSettled: Bool
  let mark: DecimalMark

  init(_ mark: DecimalMark, isSettled: Bool = false) {
    self.mark = mark
    self.isSettled = isSettled
  }

  /// Whether nothing was found yet.
  var isEmpty: Bool { short == nil && group == nil }

  /// Whether the column says by itself that the mark separates thousands.
  var tells: Bool { !isSettled && short != nil && roundGroup != nil }

  /// Whether the mark of a file's numbers, which is taken for decimal, may as well not be.
  func isUnclear(_ dialect: CSVDialect) -> Bool {
    guard !isSettled, group != nil else { return false }
    return dialect.isDecimalMarkKnown ? tells : short != nil || dialect.isContinental
  }

  /// Takes a cell that holds a number, without what stands around it.
  /// - Returns: Whether it is the first one with three digits behind the mark.
  mutating func take(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard !isSettled, var first = range.first else { return false }
    var end = range.upperBound
    while end > first, bytes[end - 1] == UInt8(ascii: "%") || CSVText.isSpace(bytes[end - 1]) {
      end -= 1
    }
    if bytes[first] == UInt8(ascii: "-") || bytes[first] == UInt8(ascii: "+") { first += 1 }
    // A word for a missing value says nothing; `.5` does.
    let mark = mark.byte
    guard first < end, Self.isDigit(bytes[first]) || bytes[first] == mark else { return false }
    let count = end - first
    let place = 5...7 ~= count && bytes[end - 4] == mark ? end - 4 : end
    guard place < end || count <= 3 else {
      isSettled = true
      return false
    }
    var number = 0
    for index in first..<end where index != place {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit <= 9 else {
        isSettled = true
        return false
      }
      number = number * 10 + Int(digit)
    }
    if place == end {
      if number > 0, short == nil { short = String(bytes, first..<end) }
      return false
    }
    guard bytes[first] != UInt8(ascii: "0") else {
      isSettled = true
      return false
    }
    if number % 10 == 0, roundGroup == nil { roundGroup = String(bytes, first..<end) }
    guard group == nil else { return false }
    group = String(bytes, first..<end)
    return true
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") <= 9 }

  /// Takes what another column says, where both hold values of one kind.
  mutating func add(_ other: GroupEvidence) {
    isSettled = isSettled || other.isSettled
    short = short ?? other.short
    group = group ?? other.group
    roundGroup = roundGroup ?? other.roundGroup
  }
}
