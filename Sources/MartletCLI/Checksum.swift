/// SHA-256, which names the content of a file as `sha256sum` does.
///
/// - Note: FIPS 180-4. Written here because the library that has it adds half to the size of the
///   binary and as much to the time of its build; see docs/decisions.md.
package struct Checksum {
  private var state = initial
  private var schedule = [UInt32](repeating: 0, count: 64)
  /// Bytes that do not fill a block of 64 yet.
  private var rest: [UInt8] = []
  private var count: UInt64 = 0

  package init() {}

  package static func sha256(of message: [UInt8]) -> String {
    var checksum = Checksum()
    checksum.append(message[...])
    return checksum.text
  }

  /// Adds the bytes that follow.
  package mutating func append(_ bytes: ArraySlice<UInt8>) {
    count += UInt64(bytes.count)
    var bytes = bytes
    if !rest.isEmpty {
      let missing = bytes.prefix(64 - rest.count)
      rest += missing
      bytes = bytes.dropFirst(missing.count)
      guard rest.count == 64 else { return }
      compress(rest[...])
      rest = []
    }
    while bytes.count >= 64 {
      compress(bytes.prefix(64))
      bytes = bytes.dropFirst(64)
    }
    rest = Array(bytes)
  }

  /// The digest of all bytes so far, in hexadecimal digits.
  package var text: String {
    // A 1 bit, zeros, and the length in bits: whole blocks of 64 bytes.
    var last = self
    let zeros = (119 - rest.count) % 64
    var padding = [0x80] + [UInt8](repeating: 0, count: zeros)
    padding += (0..<8).map { UInt8(truncatingIfNeeded: (count * 8) >> UInt64(56 - 8 * $0)) }
    last.append(padding[...])
    return last.state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  private mutating func compress(_ block: ArraySlice<UInt8>) {
    for t in 0..<16 {
      let start = block.startIndex + 4 * t
      schedule[t] = (0..<4).reduce(0) { $0 << 8 | UInt32(block[start + $1]) }
    }
    for t in 16..<64 {
      let (a, b) = (schedule[t - 15], schedule[t - 2])
      schedule[t] =
        schedule[t - 16] &+ (Self.rotated(a, 7) ^ Self.rotated(a, 18) ^ a >> 3)
        &+ schedule[t - 7] &+ (Self.rotated(b, 17) ^ Self.rotated(b, 19) ^ b >> 10)
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for t in 0..<64 {
      let first =
        h &+ (Self.rotated(e, 6) ^ Self.rotated(e, 11) ^ Self.rotated(e, 25))
        &+ (e & f ^ ~e & g) &+ Self.constants[t] &+ schedule[t]
      let second =
        (Self.rotated(a, 2) ^ Self.rotated(a, 13) ^ Self.rotated(a, 22))
        &+ (a & b ^ a & c ^ b & c)
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ second)
    }
    for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= word }
  }

  private static func rotated(_ word: UInt32, _ bits: UInt32) -> UInt32 {
    word >> bits | word << (32 - bits)
  }

  private static let primes: [UInt64] = {
    (2...311).filter { number in (2..<number).allSatisfy { number % $0 != 0 } }
  }()

  /// The first 32 bits of the fractional parts of the square roots of the first 8 primes.
  private static let initial = primes.prefix(8).map { fraction(of: $0, power: 2) }
  /// The same of the cube roots of the first 64 primes.
  private static let constants = primes.prefix(64).map { fraction(of: $0, power: 3) }

  /// ⌊2³² (p^(1/power) mod 1)⌋, by bisection in whole numbers.
  private static func fraction(of prime: UInt64, power: Int) -> UInt32 {
    // The largest root with root^power ≤ p · 2^(32 power).
    var root: UInt64 = 0
    for bit in stride(from: UInt64(36), through: 0, by: -1) {
      let candidate = root | 1 << bit
      if isAtMost(candidate, power: power, prime) { root = candidate }
    }
    return UInt32(truncatingIfNeeded: root)
  }

  private static func isAtMost(_ root: UInt64, power: Int, _ prime: UInt64) -> Bool {
    let limit = UInt128(prime) << UInt128(32 * power)
    return (0..<power).reduce(UInt128(1)) { product, _ in product * UInt128(root) } <= limit
  }
}
