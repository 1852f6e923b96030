import CMartletKernels
import MartletNumerics
import MartletTestSupport
import Testing

/// The norms of a row against their formulas. A sum over n columns is allowed n roundings of its
/// terms; inputs are finite, of every kind, but not so huge that a product overflows.
@Suite struct RowNormKernelTests {
  private static let shapes = KernelSupport.shapes.filter { $0[0] > 0 }
  private static let epsilon: Float = 1e-5

  /// Whether the mean is taken away (layer norm) or not (RMS norm).
  private static let centred = [true, false]

  private func finite(_ count: Int, _ stream: String) -> [Float] {
    var generator = SplitMix64(seed: UInt64(count), path: [stream])
    return KernelSupport.everyKind(count, &generator, huge: 1e6).map { $0.isFinite ? $0 : 1 }
  }

  private func forward(
    _ kernels: MartletKernels, centred: Bool, _ y: Strip, _ xhat: Strip, _ reciprocal: Strip,
    _ x: Strip, _ gamma: Strip, _ beta: Strip, _ shape: [Int]
  ) {
    if centred {
      kernels.layer_norm(
        y.base, xhat.base, reciprocal.base, x.base, gamma.base, beta.base, shape[0], shape[1],
        Self.epsilon)
    } else {
      kernels.rms_norm(
        y.base, xhat.base, reciprocal.base, x.base, gamma.base, shape[0], shape[1], Self.epsilon)
    }
  }

  @Test(
    "Layer and RMS norm are within rounding of their formulas, with equal bits in place",
    arguments: KernelSupport.variants, shapes)
  func forward(variant: String, shape: [Int]) throws {
    let kernels = try KernelSupport.named(variant)
    let (rows, columns) = (shape[0], shape[1])
    let values = finite(rows * columns, "x")
    let (gamma, beta) = (finite(columns, "gamma"), finite(columns, "beta"))
    for centred in Self.centred {
      let (x, y, xhat) = (Strip(values), Strip(count: values.count), Strip(count: values.count))
      let (reciprocal, g, b) = (Strip(count: rows), Strip(gamma), Strip(beta))
      forward(kernels, centred: centred, y, xhat, reciprocal, x, g, b, shape)

      var factors: [Exact] = []
      var normalised: [Exact] = []
      var results: [Exact] = []
      for r in 0..<rows {
        let row = values[r * columns..<(r + 1) * columns].map { Double($0) }
        let mean = centred ? row.reduce(0, +) / Double(columns) : 0
        let size = centred ? row.reduce(0) { $0 + abs($1) } / Double(columns) : 0
        let squares = row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let factor = 1 / (squares / Double(columns) + Double(Self.epsilon)).squareRoot()
        factors.append(Exact(factor))
        for c in 0..<columns {
          let scale = max((abs(row[c]) + size) * factor, 1e-30)
          normalised.append(Exact((row[c] - mean) * factor, scale: scale))
          let shift = centred ? Double(beta[c]) : 0
          results.append(
            Exact(
              Double(gamma[c]) * (row[c] - mean) * factor + shift,
              scale: max(abs(Double(gamma[c])) * scale + abs(shift), 1e-30)))
        }
      }
      let allowed = Double(columns + 6)
      #expect(worstUlps(reciprocal.values, factors) <= allowed, "centred: \(centred)")
      #expect(worstUlps(xhat.values, normalised) <= allowed, "centred: \(centred)")
      #expect(worstUlps(y.values, results) <= allowed, "centred: \(centred)")
      #expect(sameBits(x.values, values))

      let (both, again) = (Strip(values), Strip(count: values.count))
      forward(kernels, centred: centred, again, both, reciprocal, both, g, b, shape)
      #expect(sameBits(both.values, xhat.values) && sameBits(again.values, y.values))
    }
  }

  @Test(
    "Layer and RMS norm backward are within rounding of their formulas, also in place",
    arguments: KernelSupport.variants, shapes)
  func backward(variant: String, shape: [Int]) throws {
    let kernels = try KernelSupport.named(variant)
    let (rows, columns) = (shape[0], shape[1])
    let (gradient, normalised) = (finite(rows * columns, "dy"), finite(rows * columns, "xhat"))
    let (gamma, factors) = (finite(columns, "gamma"), finite(rows, "reciprocal"))
    for centred in Self.centred {
      let kernel = centred ? kernels.layer_norm_backward : kernels.rms_norm_backward
      let (dx, dy, xhat) = (Strip(count: gradient.count), Strip(gradient), Strip(normalised))
      let (g, reciprocal) = (Strip(gamma), Strip(factors))
      kernel(dx.base, dy.base, xhat.base, g.base, reciprocal.base, rows, columns)

      let exact = (0..<rows).flatMap { r in
        let places = (0..<columns).map { r * columns + $0 }
        let d = places.map { Double(gradient[$0]) * Double(gamma[$0 % columns]) }
        let h = places.map { Double(normalised[$0]) }
        func mean(_ terms: [Double]) -> Double { terms.reduce(0, +) / Double(columns) }
        let sum = centred ? mean(d) : 0
        let along = mean(zip(d, h).map { $0 * $1 })
        let sizes = (
          sum: centred ? mean(d.map(abs)) : 0, along: mean(zip(d, h).map { abs($0 * $1) })
        )
        return (0..<columns).map { c in
          let factor = Double(factors[r])
          // A product that is denormal has lost relative accuracy before it is multiplied.
          let terms = max(abs(d[c]) + sizes.sum + abs(h[c]) * sizes.along, 1e-24)
          return Exact(
            factor * (d[c] - sum - h[c] * along), scale: max(abs(factor), 1e-24) * terms)
        }
      }
      #expect(worstUlps(dx.values, exact) <= Double(columns + 6), "centred: \(centred)")
      kernel(dy.base, dy.base, xhat.base, g.base, reciprocal.base, rows, columns)
      #expect(sameBits(dy.values, dx.values))
    }
  }

  @Test(
    "In layer and RMS norm a NaN or infinity spoils only its own row",
    arguments: KernelSupport.variants, [Float.nan, .infinity])
  func notANumberStaysInItsRow(variant: String, value: Float) throws {
    let kernels = try KernelSupport.named(variant)
    let shape = [3, 17]
    var values = (0..<51).map { Float($0 % 5) }
    values[20] = value
    for centred in Self.centred {
      let (x, y, xhat) = (Strip(values), Strip(count: 51), Strip(count: 51))
      let (reciprocal, ones) = (Strip(count: 3), Strip([Float](repeating: 1, count: 17)))
      forward(kernels, centred: centred, y, xhat, reciprocal, x, ones, ones, shape)
      // Without a mean to take away, a finite number over an infinite root is 0.
      let spoiled = centred || value.isNaN ? Array(17..<34) : [20]
      #expect(y.values.indices.filter { y.values[$0].isNaN } == spoiled)

      let (dx, dy) = (Strip(count: 51), Strip(values))
      let (h, factor) = (Strip((0..<51).map { Float($0 % 7) + 1 }), Strip([1, 1, 1]))
      let kernel = centred ? kernels.layer_norm_backward : kernels.rms_norm_backward
      kernel(dx.base, dy.base, h.base, ones.base, factor.base, 3, 17)
      #expect(dx.values[17..<34].allSatisfy { !$0.isFinite })
      #expect((dx.values[..<17] + dx.values[34...]).allSatisfy { $0.isFinite })
    }
  }
}
