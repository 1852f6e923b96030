extension TimeParser {
  /// What stands between a date and its clock: a space, `T`, a colon, or a comma and a space.
  mutating func acceptClockSeparator() -> Bool {
    guard accept(" ") || accept("T") || accept("t") || accept(":") || accept(",") else {
      return false
    }
    skipSpaces()
    return true
  }

  /// `16:00:05.000-05:00` and its shorter forms, `160005`, `4:00 PM` or `16`; false when the rest of
  /// the cell is none.
  package mutating func clock(_ parts: inout Parts) -> Bool {
    let start = position
    guard let number = digits(1...6) else { return false }
    let count = position - start
    var (hour, minute, second) = (number, 0, 0)
    var isHourAlone = false
    switch count {
    case 1, 2:
      guard accept(":") else {
        isHourAlone = true
        break
      }
      guard let value = digits(2...2) else { return false }
      minute = value
      if accept(":") {
        guard let value = digits(2...2) else { return false }
        second = value
        if accept(".") || accept(",") {
          guard fraction(&parts) else { return false }
        }
      }
    case 4: (hour, minute) = (number / 100, number % 100)
    case 6:
      (hour, minute, second) = (number / 10_000, number / 100 % 100, number % 100)
      if accept(".") || accept(",") {
        guard fraction(&parts) else { return false }
      }
    default: return false
    }
    skipSpaces()
    if let isAfternoon = halfDay() {
      guard 1...12 ~= hour, count <= 2 else { return false }
      hour = hour % 12 + (isAfternoon ? 12 : 0)
    } else if isHourAlone {
      guard count == 2 || peek == nil, parts.format.layout != .integer else { return false }
    }
    let isMidnight = hour == 24 && minute == 0 && second == 0 && !parts.hasFraction
    guard hour < 24 || isMidnight, minute < 60, second < 60 else { return false }
    parts.seconds = hour * 3600 + minute * 60 + second
    parts.format.hasClock = true
    return offset(&parts)
  }

  /// The digits of a fraction of a second; false without one.
  mutating func fraction(_ parts: inout Parts) -> Bool {
    let start = position
    while let byte = peek, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte {
      parts.hasFraction = parts.hasFraction || byte != UInt8(ascii: "0")
      position += 1
    }
    return position > start
  }

  /// Whether `PM` or `p.m.` follows, false for `AM`; nil, and the position stays, for anything else.
  private mutating func halfDay() -> Bool? {
    let start = position
    let isAfternoon = accept("P") || accept("p")
    if isAfternoon || accept("A") || accept("a") {
      let hasDot = accept(".")
      if accept("M") || accept("m"), !hasDot || accept(".") {
        skipSpaces()
        return isAfternoon
      }
    }
    position = start
    return nil
  }

  /// `Z`, `UTC`, `+0100`, `-05:00`, `GMT-0500 (EST)`, or nothing.
  private mutating func offset(_ parts: inout Parts) -> Bool {
    guard let first = peek else { return true }
    parts.format.hasOffset = true
    if Self.isLetter(first) {
      let name = letters().map { $0 | 0x20 }
      guard [Array("z".utf8), Array("utc".utf8), Array("gmt".utf8)].contains(name) else {
        return false
      }
      if peek == nil { return true }
    }
    guard let sign = peek else { return true }
    position += 1
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return false }
    guard let hours = digits(2...2) else { return false }
    var minutes = 0
    if accept(":") || peek.map({ $0 &- UInt8(ascii: "0") <= 9 }) ?? false {
      guard let value = digits(2...2) else { return false }
      minutes = value
    }
    skipSpaces()
    if accept("(") {
      // The name of the zone, which says no more than the offset.
      guard let end = bytes[position...].firstIndex(of: UInt8(ascii: ")")) else { return false }
      position = end + 1
    }
    guard peek == nil, hours < 24, minutes < 60 else { return false }
    parts.offset = (hours * 3600 + minutes * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
    return true
  }
}
