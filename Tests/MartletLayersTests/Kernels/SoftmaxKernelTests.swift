import CMartletKernels
import MartletNumerics
import MartletTestSupport
import RealModule
import Testing

/// Softmax against its formula, with sums of n terms allowed n roundings.
@Suite struct SoftmaxKernelTests {
  private static let shapes = KernelSupport.shapes.filter { $0[0] > 0 }

  private func finite(_ count: Int, _ stream: String) -> [Float] {
    var generator = SplitMix64(seed: UInt64(count), path: [stream])
    return KernelSupport.everyKind(count, &generator, huge: 1e6).map { $0.isFinite ? $0 : 1 }
  }

  /// e^d for d = x − max x has the rounding of d, times d, in its last places.
  @Test(
    "Softmax is within rounding of its formula, with the same bits in place",
    arguments: KernelSupport.variants, shapes)
  func forward(variant: String, shape: [Int]) throws {
    let kernels = try KernelSupport.named(variant)
    let (rows, columns) = (shape[0], shape[1])
    for values in [
      finite(rows * columns, "every kind"),
      finite(rows * columns, "near").map { max(-9, min($0, 9)) },
    ] {
      let (x, y, both) = (Strip(values), Strip(count: values.count), Strip(values))
      kernels.softmax(y.base, x.base, rows, columns)
      let worst = (0..<rows).reduce(0.0) { worst, r in
        let row = values[r * columns..<(r + 1) * columns].map { Double($0) }
        let largest = row.max() ?? 0
        let powers = row.map { Double.exp($0 - largest) }
        let sum = powers.reduce(0, +)
        return (0..<columns).reduce(worst) { worst, c in
          let exact = Exact(powers[c] / sum, scale: max(powers[c] / sum, 1e-30))
          let allowed = Double(columns) + 6 + min(largest - row[c], 90)
          return max(worst, exact.ulps(y.values[r * columns + c]) / allowed)
        }
      }
      #expect(worst <= 1, "of what is allowed")
      #expect(sameBits(x.values, values))
      kernels.softmax(both.base, both.base, rows, columns)
      #expect(sameBits(both.values, y.values))
    }
  }

  @Test(
    "Softmax backward is within rounding of its formula, with the same bits in place",
    arguments: KernelSupport.variants, shapes)
  func backward(variant: String, shape: [Int]) throws {
    let kernels = try KernelSupport.named(variant)
    let (rows, columns) = (shape[0], shape[1])
    let (gradient, shares) = (finite(rows * columns, "dy"), finite(rows * columns, "y"))
    let (dx, dy, y) = (Strip(count: gradient.count), Strip(gradient), Strip(shares))
    kernels.softmax_backward(dx.base, dy.base, y.base, rows, columns)
    let exact = (0..<rows).flatMap { r in
      let places = r * columns..<(r + 1) * columns
      let products = places.map { Double(gradient[$0]) * Double(shares[$0]) }
      let along = Exact(sum: products)
      return places.map { place in
        let (d, share) = (Double(gradient[place]), Double(shares[place]))
        // A product that is denormal has lost relative accuracy before it is multiplied.
        let scale = max(abs(share), 1e-24) * max(abs(d) + along.scale, 1e-24)
        return Exact(share * (d - along.value), scale: scale)
      }
    }
    #expect(worstUlps(dx.values, exact) <= Double(columns + 4))
    kernels.softmax_backward(dy.base, dy.base, y.base, rows, columns)
    #expect(sameBits(dy.values, dx.values))
  }

  /// NaN, +∞ and a row of −∞ make NaN of their row and of no other; −∞ among numbers is a share of 0.
  @Test(
    "In softmax NaN and infinity spoil only their own row, −∞ has share 0",
    arguments: KernelSupport.variants)
  func notANumberStaysInItsRow(variant: String) throws {
    let kernels = try KernelSupport.named(variant)
    let columns = 17
    let ordinary = (0..<columns).map { Float($0 % 5) }
    func with(_ value: Float) -> [Float] { ordinary.dropLast() + [value] }
    let hopeless = [Float](repeating: -.infinity, count: columns)
    let rows = [ordinary, with(.nan), with(.infinity), with(-.infinity), hopeless, ordinary]
    let (x, y) = (Strip(rows.flatMap { $0 }), Strip(count: rows.count * columns))
    kernels.softmax(y.base, x.base, rows.count, columns)
    let results = rows.indices.map { Array(y.values[$0 * columns..<($0 + 1) * columns]) }
    for r in [1, 2, 4] { #expect(results[r].allSatisfy { $0.isNaN }, "row \(r)") }
    for r in [0, 3, 5] {
      #expect(abs(results[r].reduce(0, +) - 1) < 1e-6, "row \(r)")
      #expect(results[r].allSatisfy { $0 >= 0 }, "row \(r)")
    }
    #expect(results[3].last == 0)
  }
}
