import CMartletKernels
import MartletLayers
import MartletNumerics
import MartletTestSupport
import RealModule
import Testing

@Suite struct ActivationKernelTests {
  /// A grid over the range where anything happens, and floats of every kind.
  private static let inputs: [Float] = {
    var generator = SplitMix64(seed: 21)
    return (-2000...2000).map { Float($0) * 0.05 } + KernelSupport.everyKind(5000, &generator)
  }()

  @Test(
    "Each activation is within its allowed rounding of the formula, for numbers of every kind",
    arguments: KernelSupport.variants, Activation.allCases)
  func agreesWithTheFormula(variant: String, activation: Activation) throws {
    let kernels = try KernelSupport.named(variant)
    let y = run(Self.inputs) { activation.forward(kernels, $0, $1, Self.inputs.count) }
    let worst = zip(Self.inputs, y).reduce(0.0) { worst, element in
      let (x, value) = (Double(element.0), element.1)
      // 0 · ∞: an overflow shows, where a comparison would hide it.
      let exact = activation == .relu && x == -.infinity ? .nan : activation.exact(x)
      return max(
        worst, activation.judge(exact, scale: abs(exact)).ulps(value) / activation.allowedUlps(x))
    }
    #expect(worst <= 1, "of what is allowed")
  }

  @Test(
    "Each activation's backward pass is within its allowed rounding of the derivative",
    arguments: KernelSupport.variants, Activation.allCases)
  func backwardAgreesWithTheFormula(variant: String, activation: Activation) throws {
    let kernels = try KernelSupport.named(variant)
    let count = Self.inputs.count
    var generator = SplitMix64(seed: 22)
    let gradient = KernelSupport.everyKind(count, &generator)
    let saved =
      activation.savesOutput
      ? Self.inputs.map { Float(activation.exact(Double($0))) } : Self.inputs
    let savedStrip = Strip(saved)
    let dx = run(gradient) { activation.backward(kernels, $0, $1, savedStrip.base, count) }
    let worst = (0..<count).reduce(0.0) { worst, index in
      let terms = activation.slope(saved: Double(saved[index]))
      let slope = activation.judge(terms.value, scale: terms.scale)
      let dy = Double(gradient[index])
      if dy.isInfinite && abs(slope.value) < 1e-30 { return worst }  // 0 · ∞ where f' underflows
      let exact = activation.judge(slope.value * dy, scale: slope.scale * abs(dy))
      return max(
        worst,
        exact.ulps(dx[index]) / activation.allowedBackwardUlps(saved: Double(saved[index])))
    }
    #expect(worst <= 1, "of what is allowed")
  }

  /// A number's result does not depend on where in the array it stands: the body of a loop and its
  /// tail agree to the bit, at any length and address.
  @Test(
    "An activation gives a number the same bits wherever it stands in an array",
    arguments: KernelSupport.variants, Activation.allCases)
  func placeDoesNotMatter(variant: String, activation: Activation) throws {
    let kernels = try KernelSupport.named(variant)
    let alone = Self.inputs.map { x in
      run([x]) { activation.forward(kernels, $0, $1, 1) }[0]
    }
    for count in KernelSupport.sizes {
      let x = Array(Self.inputs.suffix(count))
      let y = run(x) { activation.forward(kernels, $0, $1, count) }
      #expect(sameBits(y, alone.suffix(count)), "\(count)")
    }
  }

  /// Runs a kernel from one strip to another and in place, which must not differ.
  private func run(
    _ values: [Float],
    _ kernel: (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>) -> Void
  ) -> [Float] {
    let (input, output, both) = (Strip(values), Strip(count: values.count), Strip(values))
    kernel(output.base, input.base)
    kernel(both.base, both.base)
    let result = output.values
    #expect(sameBits(both.values, result))
    #expect(sameBits(input.values, values))
    return result
  }
}

extension Activation {
  /// The error of f(x). GELU multiplies the rounding of x² / 2 by the steepness of e^(-x²/2).
  fileprivate func allowedUlps(_ x: Double) -> Double {
    switch self {
    case .relu: 0.1  // exact
    case .leakyReLU: 1
    case .tanh, .sigmoid, .silu: 4
    case .gelu: x < 0 ? 8 + 2 * x * x : 8
    case .elu, .softplus: 4
    case .geluTanh: x < 0 ? 8 + 2 * abs(x * x * x) : 8
    }
  }

  /// The error of dy f'(x), in ulps of the terms of f'.
  fileprivate func allowedBackwardUlps(saved x: Double) -> Double {
    switch self {
    case .relu: 0.1
    case .leakyReLU, .tanh: 1
    case .sigmoid: 2
    case .silu: 20
    case .gelu: x < 0 ? 8 + x * x / 2 : 8
    case .elu: 2
    case .softplus: 4
    case .geluTanh: x < 0 ? 8 + 2 * abs(x * x * x) : 40
    }
  }

  /// Errors below 4e-37 do not count where there is an e^x, which ends at 1e-38.
  fileprivate func judge(_ value: Double, scale: Double) -> Exact {
    switch self {
    case .relu, .leakyReLU: Exact(value, scale: scale)
    case .tanh, .sigmoid, .gelu, .silu, .elu, .geluTanh, .softplus:
      Exact(value, scale: max(scale, 2e-30))
    }
  }

  /// Whether backward starts from y and not from x.
  fileprivate var savesOutput: Bool {
    switch self {
    case .tanh, .sigmoid, .elu, .softplus: true
    case .relu, .leakyReLU, .gelu, .silu, .geluTanh: false
    }
  }

  /// f' from what was saved, with its terms as the scale.
  fileprivate func slope(saved x: Double) -> Exact {
    switch self {
    case .relu: return Exact(x > 0 ? 1 : 0)
    case .leakyReLU: return Exact(x > 0 ? 1 : Double(Float(0.01)))
    case .tanh: return Exact(sum: [1, -x * x])
    case .sigmoid: return Exact(x * (1 - x))
    case .gelu:
      let density = Double.exp(-x * x / 2) / (2 * Double.pi).squareRoot()
      return Exact(sum: [.erfc(-x / 2.0.squareRoot()) / 2, x * density])
    case .silu:
      return Exact(sum: [1 / (1 + .exp(-x)), x / (1 + .exp(-x)) / (1 + .exp(x))])
    case .elu: return x > 0 ? Exact(1) : Exact(sum: [1, x])
    case .softplus: return Exact(-Double.expMinusOne(-x))
    case .geluTanh:
      let root = (2 / Double.pi).squareRoot()
      let (twoU, slope) = (
        2 * root * (x + 0.044715 * x * x * x), 2 * root * (1 + 0.134145 * x * x)
      )
      let share = 1 / (1 + .exp(-twoU))
      return Exact(sum: [share, x * share / (1 + .exp(twoU)) * slope])
    }
  }

  fileprivate func forward(
    _ k: MartletKernels, _ y: UnsafeMutablePointer<Float>, _ x: UnsafeMutablePointer<Float>,
    _ n: Int
  ) {
    switch self {
    case .relu: k.leaky_relu(y, x, n, 0)
    case .leakyReLU: k.leaky_relu(y, x, n, 0.01)
    case .tanh: k.tanh(y, x, n)
    case .sigmoid: k.sigmoid(y, x, n)
    case .gelu: k.gelu(y, x, n)
    case .silu: k.silu(y, x, n)
    case .elu: k.elu(y, x, n)
    case .geluTanh: k.gelu_tanh(y, x, n)
    case .softplus: k.softplus(y, x, n)
    }
  }

  fileprivate func backward(
    _ k: MartletKernels, _ dx: UnsafeMutablePointer<Float>, _ dy: UnsafeMutablePointer<Float>,
    _ saved: UnsafeMutablePointer<Float>, _ n: Int
  ) {
    switch self {
    case .relu: k.leaky_relu_backward(dx, dy, saved, n, 0)
    case .leakyReLU: k.leaky_relu_backward(dx, dy, saved, n, 0.01)
    case .tanh: k.tanh_backward(dx, dy, saved, n)
    case .sigmoid: k.sigmoid_backward(dx, dy, saved, n)
    case .gelu: k.gelu_backward(dx, dy, saved, n)
    case .silu: k.silu_backward(dx, dy, saved, n)
    case .elu: k.elu_backward(dx, dy, saved, n)
    case .geluTanh: k.gelu_tanh_backward(dx, dy, saved, n)
    case .softplus: k.softplus_backward(dx, dy, saved, n)
    }
  }
}
