import MartletLayers
import MartletNumerics
import MartletTestSupport
import RealModule
import Testing

@Suite struct GainTests {
  /// E[f(z)²] for standard normal z, by the trapezoidal rule, which is exact to rounding here but for
  /// the corners of ReLU.
  private func meanSquare(_ activation: Activation) -> Double {
    let step = 0.001
    return (-12_000...12_000).reduce(0) { sum, index in
      let z = Double(index) * step
      let y = activation.exact(z)
      return sum + y * y * .exp(-z * z / 2) / (2 * Double.pi).squareRoot() * step
    }
  }

  @Test(
    "Gains keep the mean square at 1, those of tanh and sigmoid are 5/3 and 1",
    arguments: Activation.allCases)
  func keepsTheMeanSquare(activation: Activation) {
    switch activation {
    case .tanh: #expect(activation.gain == 5.0 / 3)
    case .sigmoid: #expect(activation.gain == 1)
    default:
      let gain = activation.gain
      #expect(abs(gain * gain * meanSquare(activation) - 1) < 1e-9)
    }
  }

  @Test("A layer's gain multiplies its initial weights, whatever initializer draws them")
  func multipliesWhatIsDrawn() {
    for initializer in Initializer.allCases {
      let weights = [1, 2.5].map { gain in
        let network = Network(inputs: 7, [.linear(5, initializer, gain: gain)])
        return network.initialized(seed: 3)[network.layout.slots[0]].map { Double($0) }
      }
      #expect(
        largestError(weights[1].map { Float($0) }, weights[0].map { 2.5 * $0 }) { _ in 1e-6 } <= 1)
    }
  }

  /// The mean square of what goes into the activations stays near 1 for some layers. (Not for ever:
  /// at 1 GELU and SiLU make a small error of it larger from layer to layer.)
  @Test(
    "With gains the mean square of the signal stays near 1 through three layers",
    arguments: Activation.allCases.filter { $0 != .sigmoid && $0 != .tanh })
  func keepsTheSignalThroughDepth(activation: Activation) {
    let width = 256
    let block: [LayerSpec] = [
      .activation(activation), .linear(width, .leCunNormal, gain: activation.gain),
    ]
    let network = Network(inputs: width, (0..<3).flatMap { _ in block })
    var generator = SplitMix64(seed: 5)
    let rows = (0..<8).map { _ in generator.floats(width, in: -1.7320508...1.7320508) }
    let sizes = (UInt64(1)...4).map { seed in
      let y = network.forward(rows, network.initialized(seed: seed)).joined()
      return y.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(8 * width)
    }
    let mean = sizes.reduce(0, +) / 4
    #expect((0.8...1.25).contains(mean), "\(sizes)")
  }
}
