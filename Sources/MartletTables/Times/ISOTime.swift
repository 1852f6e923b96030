/// `2018-12-31`, alone or with `16:00:05` after a space or `T`: the common ways, read quickly.
struct ISOTime {
  let year: Int
  let month: Int
  let day: Int
  let hasClock: Bool
  let seconds: Int

  /// nil for anything else, also for other correct ways, and near the end of the bytes.
  @inline(__always)
  init?(_ bytes: Span<UInt8>, _ field: Range<Int>) {
    let start = field.lowerBound
    hasClock = field.count == 19
    guard hasClock || field.count == 10, start + 24 <= bytes.count else { return nil }
    // 2018-12- and 31: digits at 0...3, 5, 6; then 8, 9 of the second word's first two.
    let date = bytes.word(at: start) ^ 0x2D30_302D_3030_3030
    let rest = bytes.word(at: start + 8) ^ 0x3030_3030_3030_3030
    guard Self.areDigits(date, upTo: 0x0009_0900_0909_0909),
      Self.areDigits(rest & 0xFFFF, upTo: 0x0909)
    else { return nil }
    func digit(_ word: UInt64, _ index: Int) -> Int {
      Int(truncatingIfNeeded: word &>> UInt64(8 * index) & 0xF)
    }
    year = digit(date, 0) * 1000 + digit(date, 1) * 100 + digit(date, 2) * 10 + digit(date, 3)
    month = digit(date, 5) * 10 + digit(date, 6)
    day = digit(rest, 0) * 10 + digit(rest, 1)
    guard hasClock else {
      seconds = 0
      return
    }
    let separator = bytes[start + 10]
    guard separator == UInt8(ascii: " ") || separator == UInt8(ascii: "T") else { return nil }
    let clock = bytes.word(at: start + 11) ^ 0x3030_3A30_303A_3030
    guard Self.areDigits(clock, upTo: 0x0909_0009_0900_0909) else { return nil }
    let hour = digit(clock, 0) * 10 + digit(clock, 1)
    let minute = digit(clock, 3) * 10 + digit(clock, 4)
    let second = digit(clock, 6) * 10 + digit(clock, 7)
    guard hour < 24, minute < 60, second < 60 else { return nil }
    seconds = hour * 3600 + minute * 60 + second
  }

  /// Whether each byte is at most that of `limit`, which are 0 or 9.
  @inline(__always)
  private static func areDigits(_ word: UInt64, upTo limit: UInt64) -> Bool {
    let high: UInt64 = 0x8080_8080_8080_8080
    return ((limit | high) &- word) & high == high && word & high == 0
  }
}
