/// What stands before the decimals of a number; the other one may stand between thousands.
public enum DecimalMark: String, Sendable, Hashable, Codable, CaseIterable {
  /// A point, as in `1234.5`; commas may stand between thousands.
  case point
  /// A comma, as in `1234,5`; points may stand between thousands.
  case comma

  /// The mark as a byte of a file.
  package var byte: UInt8 { UInt8(ascii: self == .point ? "." : ",") }
  var other: DecimalMark { self == .point ? .comma : .point }

  /// What a cell says about the marks of its file.
  enum Evidence: Hashable {
    case point
    case comma
    /// A comma that may stand for either: `1,234`.
    case unclear
  }

  /// What a cell says about the marks; nil when it says nothing or holds no number.
  ///
  /// Of two marks the last one is decimal, and so is one beside another separator or an exponent. A
  /// mark that comes twice is not; one that has not three digits after it and one to three before it
  /// is. A single point says nothing about `1.234`.
  static func evidence(in bytes: Span<UInt8>, _ range: Range<Int>) -> Evidence? {
    var marks: [(byte: UInt8, digitsBefore: Int)] = []
    var digits = 0
    var isLeadingZero = false
    var hasOther = false
    var end = range.upperBound
    while end > range.lowerBound, "%KMB ".utf8.contains(bytes[end - 1]) { end -= 1 }
    cell: for index in range.lowerBound..<max(range.lowerBound, end) {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if digits == 0, marks.isEmpty { isLeadingZero = byte == UInt8(ascii: "0") }
        digits += 1
      case UInt8(ascii: "."), UInt8(ascii: ","):
        marks.append((byte, digits))
        digits = 0
      case UInt8(ascii: "-"), UInt8(ascii: "+"):
        guard index == range.lowerBound else { return nil }
      case 0x20, UInt8(ascii: "'"), 0x80..., UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard digits > 0 || hasOther else { return nil }
        hasOther = true
        if byte | 0x20 == UInt8(ascii: "e") { break cell }
      default: return nil
      }
    }
    guard let last = marks.last else { return nil }
    let isComma = last.byte == UInt8(ascii: ",")
    let groups = marks.dropFirst().map(\.digitsBefore)
    // Of lakhs: two digits before the last three, 12,34,510.
    func areTwos(_ groups: ArraySlice<Int>) -> Bool {
      marks[0].byte == UInt8(ascii: ",") && 1...2 ~= marks[0].digitsBefore
        && groups.allSatisfy { $0 == 2 }
    }
    if marks.allSatisfy({ $0.byte == last.byte }) {
      if marks.count > 1 {
        guard digits == 3, groups.allSatisfy({ $0 == 3 }) || areTwos(groups[...]) else {
          return nil
        }
        return isComma ? .point : .comma
      }
      let mayGroup =
        digits == 3 && 1...3 ~= last.digitsBefore && !isLeadingZero && !hasOther
      if mayGroup { return isComma ? .unclear : nil }
      return digits > 0 ? (isComma ? .comma : .point) : nil
    }
    guard marks.count(where: { $0.byte == last.byte }) == 1,
      groups.allSatisfy({ $0 == 3 }) || groups.last == 3 && areTwos(groups.dropLast())
    else { return nil }
    return isComma ? .comma : .point
  }
}
