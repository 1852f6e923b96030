/// The documented dropout mask, a number at a time: "lowbias32" of the counter and the seed.
package func exactDropoutMask(_ count: Int, probability: Float, seed: UInt64) -> [Float] {
  (0..<count).map { index in
    var h = UInt32(truncatingIfNeeded: index) &* 0x9E37_79B1 &+ UInt32(truncatingIfNeeded: seed)
    h ^= h >> 16
    h &*= 0x7FEB_352D
    h ^= h >> 15 ^ UInt32(truncatingIfNeeded: seed >> 32)
    h &*= 0x846C_A68B
    h ^= h >> 16
    return Float(h >> 8) / 16_777_216 < probability ? 0 : 1 / (1 - probability)
  }
}
