import RealModule

/// A small seedable generator, the one source of randomness in Martlet.
///
///     state += 0x9E3779B97F4A7C15;  z = mix(state)
///
/// Streams are split by name, not by order of use: the numbers that a cell of work draws depend on
/// what it is (series, model, fold, seed) and never on which worker ran it, or when.
///
/// - Note: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
public struct SplitMix64: RandomNumberGenerator, Sendable, Hashable, Codable {
  private var state: UInt64

  /// Creates the stream that starts at a seed; equal seeds give equal numbers.
  public init(seed: UInt64) { state = seed }

  /// The stream of `seed` that belongs to `path`, for example `["sp500", "MLP", "fold 3"]`.
  public init(seed: UInt64, path: [String]) {
    // FNV-1a over the UTF-8 bytes, with a byte that no UTF-8 text contains between the parts.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ Self.mix(seed &+ 0x9E37_79B9_7F4A_7C15)
    for part in path {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    state = Self.mix(hash)
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mix(state)
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number in [0, 1) with 53 random bits.
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A standard normal number (Box and Muller 1958).
  package mutating func normal() -> Double {
    let radius = Double.sqrt(-2 * Double.log(1 - uniform()))
    return radius * Double.cos(2 * Double.pi * uniform())
  }

  /// A whole number in 0 ..< bound, by multiplication (Lemire 2019); its bias is below bound · 2⁻⁶⁴.
  public mutating func integer(below bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }
}
