import CMartletKernels
import MartletLayers
import MartletNumerics
import MartletTestSupport
import Testing

@Suite struct VectorKernelTests {
  /// By number: a new kernel is a new field of the table, and fails this until it is on the list.
  @Test("The kernel table has as many functions as the list of tested kernels")
  func everyKernelIsTested() {
    let tested = [
      "repeat_row", "outer", "row_dots", "affine", "column_sums", "add", "multiply", "scale",
      "blend", "clamp",
      "sum_of_squares", "leaky_relu",
      "leaky_relu_backward", "tanh", "tanh_backward", "sigmoid", "sigmoid_backward", "gelu",
      "gelu_backward", "silu", "silu_backward", "elu", "elu_backward", "gelu_tanh",
      "gelu_tanh_backward", "softplus", "softplus_backward", "softmax", "softmax_backward",
      "column_moments", "batch_norm", "batch_norm_sums", "batch_norm_backward", "layer_norm",
      "layer_norm_backward", "rms_norm", "rms_norm_backward",
      "dropout", "sgd", "nesterov", "lion", "adam",
    ]
    let fields = MemoryLayout<MartletKernels>.size / MemoryLayout<UnsafeRawPointer>.size
    #expect(fields == tested.count + 1)  // and the name of the variant
  }

  @Test("Kernel variants are found by name, an unknown name finds none")
  func variantsAreFoundByName() throws {
    #expect(!KernelSupport.variants.isEmpty)
    for variant in KernelSupport.variants {
      let kernels = try KernelSupport.named(variant)
      #expect(String(cString: kernels.variant) == variant)
    }
    #expect(martlet_kernels_named("sse9") == nil)
    #expect(KernelSupport.variants.contains(Kernels.variant))
  }

  @Test(
    "The kernels add, multiply and scale are exact to the bit, also in place",
    arguments: KernelSupport.variants, KernelSupport.sizes)
  func additionAndProducts(variant: String, count: Int) throws {
    let kernels = try KernelSupport.named(variant)
    var generator = SplitMix64(seed: UInt64(count), path: ["vectors"])
    let a = KernelSupport.everyKind(count, &generator)
    let b = KernelSupport.everyKind(count, &generator)
    let (x, sum, product) = (Strip(b), Strip(a), Strip(a))
    kernels.add(sum.base, x.base, count)
    kernels.multiply(product.base, x.base, count)
    #expect(sameBits(sum.values, zip(a, b).map { $0 + $1 }))
    #expect(sameBits(product.values, zip(a, b).map { $0 * $1 }))
    #expect(sameBits(x.values, b))

    let (doubled, squared) = (Strip(a), Strip(a))
    kernels.add(doubled.base, doubled.base, count)
    kernels.multiply(squared.base, squared.base, count)
    #expect(sameBits(doubled.values, a.map { $0 + $0 }))
    #expect(sameBits(squared.values, a.map { $0 * $0 }))

    for factor: Float in [0, -1.7, 1e-30, .infinity, .nan] {
      let scaled = Strip(a)
      kernels.scale(scaled.base, factor, count)
      #expect(sameBits(scaled.values, a.map { $0 * factor }))
    }
  }

  /// y + a (x − y), with one rounding or two.
  @Test(
    "The kernel blend moves y by the given share towards x and leaves x alone",
    arguments: KernelSupport.variants, KernelSupport.sizes)
  func blends(variant: String, count: Int) throws {
    let kernels = try KernelSupport.named(variant)
    var generator = SplitMix64(seed: UInt64(count), path: ["blends"])
    let (a, b) = (generator.floats(count, in: -9...9), generator.floats(count, in: -9...9))
    for share: Float in [0, 0.01, 0.5, 1] {
      let (y, x) = (Strip(a), Strip(b))
      kernels.blend(y.base, x.base, share, count)
      let exact = zip(a, b).map { Double($0) + Double(share) * Double($1 - $0) }
      #expect(largestError(y.values, exact) { 1e-7 * max(abs($0), 1) } <= 1)
      #expect(sameBits(x.values, b))
    }
  }

  @Test(
    "The kernel clamp limits every number exactly and keeps NaN", arguments: KernelSupport.variants,
    KernelSupport.sizes)
  func clamps(variant: String, count: Int) throws {
    let kernels = try KernelSupport.named(variant)
    var generator = SplitMix64(seed: UInt64(count), path: ["clamps"])
    let values = KernelSupport.everyKind(count, &generator)
    for limit: Float in [0.5, 1e30, .infinity] {
      let y = Strip(values)
      kernels.clamp(y.base, limit, count)
      #expect(sameBits(y.values, values.map { $0.isNaN ? $0 : min(max($0, -limit), limit) }))
    }
  }

  /// Squares are exact in `Double`; the sum is within 1e-13 of them.
  @Test(
    "The kernel sum_of_squares agrees with a sum in double precision, also with NaN and infinity",
    arguments: KernelSupport.variants, KernelSupport.sizes)
  func sumOfSquares(variant: String, count: Int) throws {
    let kernels = try KernelSupport.named(variant)
    var generator = SplitMix64(seed: UInt64(count), path: ["squares"])
    let every = KernelSupport.everyKind(count, &generator)
    for values in [every, every.filter { !$0.isNaN }, every.filter(\.isFinite)] {
      let x = Strip(values)
      let sum = kernels.sum_of_squares(x.base, values.count)
      let exact = values.reduce(0.0) { $0 + Double($1) * Double($1) }
      #expect(
        sum == exact || (sum.isNaN && exact.isNaN) || abs(sum - exact) <= 1e-13 * exact,
        "\(sum), not \(exact)")
    }
  }

  /// The mask is a function of seed and place alone, the same in each variant.
  @Test(
    "The dropout mask depends on seed and place alone, also in place and in pieces",
    arguments: KernelSupport.variants, KernelSupport.sizes)
  func dropoutMask(variant: String, count: Int) throws {
    let kernels = try KernelSupport.named(variant)
    for seed: UInt64 in [0, 1, 0xFFFF_FFFF, 0x1_0000_0000, .max] {
      for probability: Float in [0, 0.1, 0.5, 0.999] {
        let x = (0..<count).map { Float($0) + 0.7 }
        let (source, result) = (Strip(x), Strip(count: count))
        kernels.dropout(result.base, source.base, count, probability, seed, 0)
        let mask = exactDropoutMask(count, probability: probability, seed: seed)
        let exact = zip(x, mask).map { $0 * $1 }
        #expect(result.values == exact, "seed \(seed), probability \(probability)")
        let split = count / 64 * 32
        kernels.dropout(
          source.base + split, source.base + split, count - split, probability, seed, split)
        kernels.dropout(source.base, source.base, split, probability, seed, 0)
        #expect(source.values == exact, "in place, in two pieces")
      }
    }
  }
}
