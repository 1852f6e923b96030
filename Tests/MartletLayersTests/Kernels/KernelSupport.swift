import CMartletKernels
import MartletNumerics
import MartletTestSupport
import Testing

/// What every test of a kernel runs over: each variant that this processor has, and sizes below, at
/// and beyond a register of sixteen floats.
enum KernelSupport {
  static let variants = ["baseline", "avx2", "avx512", "neon"].filter { (name: String) in
    martlet_kernels_named(name) != nil
  }
  static let sizes = [0, 1, 7, 16, 17, 1000]
  /// [rows, columns]
  static let shapes = [
    [0, 5], [1, 1], [1, 17], [2, 16], [3, 7], [7, 33], [50, 20], [64, 1],
  ]

  static func named(_ variant: String) throws -> MartletKernels {
    try #require(martlet_kernels_named(variant)).pointee
  }

  /// Floats of every kind, mixed at random: ordinary, of any magnitude up to `huge`, denormal, zero,
  /// infinite and NaN.
  static func everyKind(_ count: Int, _ generator: inout SplitMix64, huge: Float = 3e38) -> [Float]
  {
    (0..<count).map { _ in
      let ordinary = generator.float(in: -10...10)
      return switch generator.integer(below: 20) {
      case 0: Float.nan
      case 1: ordinary < 0 ? -.infinity : .infinity
      case 2: ordinary < 0 ? -0.0 : 0.0
      case 3, 4: ordinary * 0x1p-135
      case 5, 6: ordinary < 0 ? -huge : huge
      case 7, 8: anyMagnitude(&generator, huge)
      default: ordinary
      }
    }
  }

  private static func anyMagnitude(_ generator: inout SplitMix64, _ huge: Float) -> Float {
    let bits = UInt32(truncatingIfNeeded: generator.next())
    let value = Float(bitPattern: bits)
    return value.magnitude <= huge ? value : huge
  }
}

/// Whether two arrays hold the same bits, NaN being equal to NaN whatever its payload.
func sameBits(_ a: [Float], _ b: [Float]) -> Bool {
  a.count == b.count
    && zip(a, b).allSatisfy { $0.bitPattern == $1.bitPattern || ($0.isNaN && $1.isNaN) }
}
