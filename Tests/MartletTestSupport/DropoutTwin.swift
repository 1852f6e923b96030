/// The documented dropout mask, a number at a time: "lowbias32" of a counter and the seed, whose halves
/// decide over two numbers that are 16 apart.
package func exactDropoutMask(_ count: Int, probability: Float, seed: UInt64) -> [Float] {
  (0..<count).map { index in
    let counter = UInt32(truncatingIfNeeded: index / 32 * 16 + index % 16)
    var h = counter &* 0x9E37_79B1 &+ UInt32(truncatingIfNeeded: seed)
    h ^= h >> 16
    h &*= 0x7FEB_352D
    h ^= h >> 15 ^ UInt32(truncatingIfNeeded: seed >> 32)
    h &*= 0x846C_A68B
    h ^= h >> 16
    let bits = index / 16 % 2 == 0 ? h & 0xFFFF : h >> 16
    return Float(bits) < (probability * 65536).rounded() ? 0 : 1 / (1 - probability)
  }
}
