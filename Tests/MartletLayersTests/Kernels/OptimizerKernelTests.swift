import CMartletKernels
import MartletNumerics
import MartletTestSupport
import Testing

/// One step of an optimiser against its formula, term by term; every result within 8 ulps of the
/// magnitude of its terms.
@Suite struct OptimizerKernelTests {
  /// p, g and the moments, of every kind; numbers below 1e-30 lose accuracy in products that are
  /// denormal, and count as 0.
  private static let floor = 1e-30

  private func everyKind(_ count: Int, _ stream: String) -> [Float] {
    var generator = SplitMix64(seed: UInt64(count), path: [stream])
    return KernelSupport.everyKind(count, &generator, huge: 1e15)
  }

  private func exact(_ terms: Exact...) -> Exact {
    Exact(
      terms.reduce(0) { $0 + $1.value },
      scale: max(Self.floor, terms.reduce(0) { $0 + $1.scale }))
  }

  private func product(_ factor: Float, _ term: Exact) -> Exact {
    Exact(Double(factor) * term.value, scale: abs(Double(factor)) * term.scale)
  }

  @Test(
    "A step of SGD is within 8 ulps of its formula, with momentum, clipping and decay",
    arguments: KernelSupport.variants, KernelSupport.sizes)
  func sgd(variant: String, count: Int) throws {
    let kernels = try KernelSupport.named(variant)
    let (p, v, g) = (everyKind(count, "p"), everyKind(count, "v"), everyKind(count, "g"))
    for (momentum, clip, l2, decay): (Float, Float, Float, Float) in [
      (0, 1, 0, 1), (0.9, 1, 0, 1), (0.9, 0.25, 0.1, 1), (0.5, 0.7, 0, 0.99),
    ] {
      let (newP, newV, gradient) = (Strip(p), Strip(v), Strip(g))
      kernels.sgd(newP.base, newV.base, gradient.base, count, 0.1, momentum, clip, l2, decay)
      let velocity = (0..<count).map { i in
        exact(
          product(momentum, Exact(Double(v[i]))), product(clip, Exact(Double(g[i]))),
          product(l2, Exact(Double(p[i]))))
      }
      let parameter = (0..<count).map { i in
        exact(product(decay, Exact(Double(p[i]))), product(-0.1, velocity[i]))
      }
      #expect(worstUlps(newV.values, velocity) <= 8)
      #expect(worstUlps(newP.values, parameter) <= 8)
      #expect(sameBits(gradient.values, g))
    }
  }

  @Test(
    "A step of Nesterov momentum is within 8 ulps of its formula",
    arguments: KernelSupport.variants, KernelSupport.sizes)
  func nesterov(variant: String, count: Int) throws {
    let kernels = try KernelSupport.named(variant)
    let (p, v, g) = (everyKind(count, "p"), everyKind(count, "v"), everyKind(count, "g"))
    for (momentum, clip, l2, decay): (Float, Float, Float, Float) in [
      (0.9, 1, 0, 1), (0.9, 0.25, 0.1, 1), (0.5, 0.7, 0, 0.99),
    ] {
      let (newP, newV, gradient) = (Strip(p), Strip(v), Strip(g))
      kernels.nesterov(newP.base, newV.base, gradient.base, count, 0.1, momentum, clip, l2, decay)
      let d = (0..<count).map { i in
        exact(product(clip, Exact(Double(g[i]))), product(l2, Exact(Double(p[i]))))
      }
      let velocity = (0..<count).map { i in exact(product(momentum, Exact(Double(v[i]))), d[i]) }
      let parameter = (0..<count).map { i in
        let step = exact(d[i], product(momentum, velocity[i]))
        return exact(product(decay, Exact(Double(p[i]))), product(-0.1, step))
      }
      #expect(worstUlps(newV.values, velocity) <= 8)
      #expect(worstUlps(newP.values, parameter) <= 8)
      #expect(sameBits(gradient.values, g))
    }
  }

  @Test(
    "A step of Lion is within 8 ulps of its formula", arguments: KernelSupport.variants,
    KernelSupport.sizes)
  func lion(variant: String, count: Int) throws {
    let kernels = try KernelSupport.named(variant)
    let (p, m, g) = (everyKind(count, "p"), everyKind(count, "m"), everyKind(count, "g"))
    let (rate, beta1, beta2): (Float, Float, Float) = (0.1, 0.9, 0.99)
    for (clip, decay): (Float, Float) in [(1, 1), (0.25, 1), (0.7, 0.99)] {
      let (newP, newM, gradient) = (Strip(p), Strip(m), Strip(g))
      kernels.lion(newP.base, newM.base, gradient.base, count, rate, beta1, beta2, clip, decay)
      let d = (0..<count).map { i in product(clip, Exact(Double(g[i]))) }
      let direction = (0..<count).map { i in
        exact(product(beta1, Exact(Double(m[i]))), product(1 - beta1, d[i]))
      }
      let first = (0..<count).map { i in
        exact(product(beta2, Exact(Double(m[i]))), product(1 - beta2, d[i]))
      }
      let parameter = (0..<count).map { i in
        let c = direction[i]
        let sign = c.value.isNaN ? .nan : c.value > 0 ? 1.0 : c.value < 0 ? -1 : 0
        // Where the terms cancel, or vanish in `Float`, either sign is right.
        let isKnown = c.value == 0 || abs(c.value) > 1e-6 * c.scale || c.value.isNaN
        return exact(
          product(decay, Exact(Double(p[i]))),
          product(-rate, Exact(sign, scale: isKnown ? 1 : 0x1p24)))
      }
      #expect(worstUlps(newM.values, first) <= 8)
      #expect(worstUlps(newP.values, parameter) <= 8)
      #expect(sameBits(gradient.values, g))
    }
  }

  @Test(
    "A step of Adam is within 8 ulps of its formula", arguments: KernelSupport.variants,
    KernelSupport.sizes)
  func adam(variant: String, count: Int) throws {
    let kernels = try KernelSupport.named(variant)
    let (p, m, g) = (everyKind(count, "p"), everyKind(count, "m"), everyKind(count, "g"))
    let v = everyKind(count, "v").map(\.magnitude)
    let (rate, beta1, beta2, epsilon): (Float, Float, Float, Float) = (0.01, 0.9, 0.999, 1e-8)
    for (correction, clip, l2, decay): (Float, Float, Float, Float) in [
      (0.03, 1, 0, 1), (1, 0.25, 0.1, 1), (0.5, 0.7, 0, 0.99),
    ] {
      let (newP, newM, newV, gradient) = (Strip(p), Strip(m), Strip(v), Strip(g))
      kernels.adam(
        newP.base, newM.base, newV.base, gradient.base, count, rate, beta1, beta2, epsilon,
        correction, clip, l2, decay)
      let d = (0..<count).map { i in
        exact(product(clip, Exact(Double(g[i]))), product(l2, Exact(Double(p[i]))))
      }
      let first = (0..<count).map { i in
        exact(product(beta1, Exact(Double(m[i]))), product(1 - beta1, d[i]))
      }
      let second = (0..<count).map { i in
        exact(
          product(beta2, Exact(Double(v[i]))),
          product(1 - beta2, Exact(d[i].value * d[i].value, scale: d[i].scale * d[i].scale)))
      }
      let parameter = (0..<count).map { i in
        let denominator = second[i].value.squareRoot() / Double(correction) + Double(epsilon)
        // What d lost where its two terms cancel, v passes on.
        let loss = second[i].value > 0 ? second[i].scale / second[i].value : 1
        let quotient = Exact(
          first[i].value / denominator, scale: first[i].scale / denominator * max(1, loss))
        return exact(product(decay, Exact(Double(p[i]))), product(-rate, quotient))
      }
      #expect(worstUlps(newM.values, first) <= 8)
      #expect(worstUlps(newV.values, second) <= 8)
      #expect(worstUlps(newP.values, parameter) <= 8)
      #expect(sameBits(gradient.values, g))
    }
  }

  /// Padding is 0 and stays 0, with a gradient of 0.
  @Test(
    "Parameters, moments and gradients of 0 stay 0 in a step of every optimiser",
    arguments: KernelSupport.variants)
  func zeroStaysZero(variant: String) throws {
    let kernels = try KernelSupport.named(variant)
    let zeros = [Float](repeating: 0, count: 17)
    let (p, m, v, g) = (Strip(zeros), Strip(zeros), Strip(zeros), Strip(zeros))
    kernels.adam(
      p.base, m.base, v.base, g.base, 17, 0.1, 0.9, 0.999, 1e-8, 0.03, 0.5, 0.1, 0.9)
    #expect(p.values == zeros && m.values == zeros && v.values == zeros)
    kernels.sgd(p.base, m.base, g.base, 17, 0.1, 0.9, 0.5, 0.1, 0.9)
    kernels.nesterov(p.base, m.base, g.base, 17, 0.1, 0.9, 0.5, 0.1, 0.9)
    kernels.lion(p.base, m.base, g.base, 17, 0.1, 0.9, 0.99, 0.5, 0.9)
    #expect(p.values == zeros && m.values == zeros)
  }
}
