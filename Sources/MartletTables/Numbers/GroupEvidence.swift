import RealModule

/// What the numbers of a column say about a mark that may be decimal or stand between thousands.
///
/// A mark with three digits behind it and one to three before it, as in `1.234`, says nothing. Where a
/// column has it so and nowhere else, whole numbers without it are what tells: decimals would be
/// printed as 960.000, or without the last 0 of 1.010. Which of the two it is the steps from one kind
/// to the other say: from 998 to 1.009 is a small one between thousands, from 151 to 151.020 between decimals.
struct GroupEvidence: Sendable {
  /// The first whole number from 0 to 999 without the mark.
  private(set) var short: String?
  /// The first number with three digits behind the mark.
  private(set) var group: String?
  /// The first one of them that ends in 0.
  private(set) var roundGroup: String?
  /// Whether some number shows that the mark is decimal, or that thousands are not separated.
  private(set) var isSettled: Bool
  let mark: DecimalMark
  /// Whether what settled it came after numbers that say the opposite.
  private var isContradicted = false
  /// The number before, without its mark, and whether it has one.
  private var previous: (number: Int, isGroup: Bool)?
  /// Steps between numbers of both kinds, and the sums of their sizes as logarithms, with either meaning.
  private var steps = 0
  private var thousandsSize = 0.0
  private var decimalsSize = 0.0

  /// The mean size of the steps up to which two kinds of numbers are one: a tenth.
  private static let smallStep = 0.1

  init(_ mark: DecimalMark, isSettled: Bool = false) {
    self.mark = mark
    self.isSettled = isSettled
  }

  /// Whether nothing was found yet.
  var isEmpty: Bool { short == nil && group == nil }

  /// Whether the column says by itself that the mark separates thousands.
  var tells: Bool { !isSettled && isOfThousands && roundGroup != nil }

  private var isOfThousands: Bool { Self.isSmall(thousandsSize, steps) }
  private var isOfDecimals: Bool { Self.isSmall(decimalsSize, steps) }

  private static func isSmall(_ size: Double, _ steps: Int) -> Bool {
    steps > 0 && size <= smallStep * Double(steps)
  }

  /// Whether the mark of a file's numbers, which is taken for decimal, may as well not be.
  func isUnclear(_ dialect: CSVDialect) -> Bool {
    guard !isSettled, group != nil else { return isContradicted }
    if isOfDecimals { return false }
    if dialect.isDecimalMarkKnown { return isOfThousands }
    // Zeros are written short beside decimals, unless these are all of one length.
    return dialect.isContinental || (short != nil && (short != "0" || roundGroup != nil))
  }

  /// Takes a cell that holds a number, without what stands around it.
  /// - Returns: Whether it is the first one with three digits behind the mark.
  mutating func take(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard !isSettled, var first = range.first else { return false }
    var end = range.upperBound
    while end > first, bytes[end - 1] == UInt8(ascii: "%") || CSVText.isSpace(bytes[end - 1]) {
      end -= 1
    }
    let isNegative = bytes[first] == UInt8(ascii: "-")
    if isNegative || bytes[first] == UInt8(ascii: "+") { first += 1 }
    // A word for a missing value says nothing; `.5` does.
    let mark = mark.byte
    guard first < end, Self.isDigit(bytes[first]) || bytes[first] == mark else { return false }
    let count = end - first
    let place = 5...7 ~= count && bytes[end - 4] == mark ? end - 4 : end
    guard place < end || count <= 3 else {
      settle()
      return false
    }
    var number = 0
    for index in first..<end where index != place {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit <= 9 else {
        settle()
        return false
      }
      number = number * 10 + Int(digit)
    }
    if place < end, bytes[first] == UInt8(ascii: "0") {
      settle()
      return false
    }
    step(to: isNegative ? -number : number, isGroup: place < end)
    if place == end {
      // A zero is the weakest of them.
      if short == nil || short == "0" { short = number == 0 ? "0" : String(bytes, first..<end) }
      return false
    }
    if number % 10 == 0, roundGroup == nil { roundGroup = String(bytes, first..<end) }
    guard group == nil else { return false }
    group = String(bytes, first..<end)
    return true
  }

  private mutating func settle() {
    isSettled = true
    isContradicted = isOfThousands && roundGroup != nil
  }

  /// Counts a step from one kind of numbers to the other; one from or to 0, or across it, has no size.
  private mutating func step(to number: Int, isGroup: Bool) {
    defer { previous = (number, isGroup) }
    guard let previous, previous.isGroup != isGroup else { return }
    let (group, short) = isGroup ? (number, previous.number) : (previous.number, number)
    guard group.signum() * short.signum() > 0 else { return }
    steps += 1
    thousandsSize += Double.log(Double(group) / Double(short)).magnitude
    decimalsSize += Double.log(Double(group) / Double(short) / 1000).magnitude
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") <= 9 }

  /// Takes what another column says, where both hold values of one kind.
  mutating func add(_ other: GroupEvidence) {
    isSettled = isSettled || other.isSettled
    isContradicted = isContradicted || other.isContradicted
    short = short == "0" ? other.short ?? short : short ?? other.short
    group = group ?? other.group
    steps += other.steps
    thousandsSize += other.thousandsSize
    decimalsSize += other.decimalsSize
    roundGroup = roundGroup ?? other.roundGroup
  }
}
