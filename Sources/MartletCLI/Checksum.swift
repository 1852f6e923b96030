/// SHA-256, which names the content of a file as `sha256sum` does.
///
/// - Note: FIPS 180-4. Written here because the library that has it adds half to the size of the
///   binary and as much to the time of its build; see docs/decisions.md.
package enum Checksum {
  package static func sha256(of message: [UInt8]) -> String {
    // The message, a 1 bit, zeros, and the length in bits: whole blocks of 64 bytes.
    let zeros = (119 - message.count % 64) % 64
    var padded = message + [0x80] + [UInt8](repeating: 0, count: zeros)
    let bits = UInt64(message.count) * 8
    padded += (0..<8).map { UInt8(truncatingIfNeeded: bits >> UInt64(56 - 8 * $0)) }

    var state = initial
    var schedule = [UInt32](repeating: 0, count: 64)
    for block in stride(from: 0, to: padded.count, by: 64) {
      for t in 0..<16 {
        schedule[t] = (0..<4).reduce(0) { $0 << 8 | UInt32(padded[block + 4 * t + $1]) }
      }
      for t in 16..<64 {
        let (a, b) = (schedule[t - 15], schedule[t - 2])
        schedule[t] =
          schedule[t - 16] &+ (rotated(a, 7) ^ rotated(a, 18) ^ a >> 3)
          &+ schedule[t - 7] &+ (rotated(b, 17) ^ rotated(b, 19) ^ b >> 10)
      }
      compress(schedule, into: &state)
    }
    return state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  private static func compress(_ schedule: [UInt32], into state: inout [UInt32]) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for t in 0..<64 {
      let first =
        h &+ (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) &+ (e & f ^ ~e & g)
        &+ constants[t] &+ schedule[t]
      let second = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ (a & b ^ a & c ^ b & c)
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
