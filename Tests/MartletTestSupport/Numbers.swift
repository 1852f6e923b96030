/// Whether two numbers agree to a relative tolerance; NaN agrees with NaN.
package func isClose(_ a: Double, _ b: Double, relative: Double = 1e-12) -> Bool {
  a == b || (a.isNaN && b.isNaN) || (a - b).magnitude <= relative * max(a.magnitude, b.magnitude)
}

/// The same for lists.
package func areClose(_ a: [Double], _ b: [Double], relative: Double = 1e-12) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { isClose($0, $1, relative: relative) }
}

/// SplitMix64 (Steele, Lea & Flood 2014).
package struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Numbers from a symmetric, bell-shaped distribution with variance 1.
  package mutating func bell(count: Int) -> [Double] {
    (0..<count).map { _ in
      (0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0..<1, using: &self) }
    }
  }
}
