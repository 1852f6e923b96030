import MartletLayers
import MartletNumerics
import MartletTestSupport
import Testing

/// OpenBLAS and oneDNN choose their kernels by processor, shape and transposition: each choice has to
/// be right.
@Suite struct BLASTests {
  private static let sizes = [1, 2, 3, 7, 16, 17, 31, 64, 97, 128, 130]

  /// Thin and square ones from a grid, as many at random, and some of over a million multiplications.
  private static let shapes: [[Int]] = {
    var generator = SplitMix64(seed: 5)
    let random = (0..<60).map { _ in (0..<3).map { _ in 1 + generator.integer(below: 130) } }
    let thin = sizes.flatMap { [[1, $0, 5], [$0, 1, 5], [5, $0, 1], [$0, 7, $0]] }
    let large = [
      [128, 60, 200], [128, 200, 60], [40, 333, 129], [1, 1024, 1000], [1000, 1024, 1],
    ]
    return thin + sizes.map { [$0, $0, $0] } + random + large
  }()

  @Test("Matrix products of any shape and transposition are within rounding of exact sums")
  func agreesWithTheDefinition() {
    var generator = SplitMix64(seed: 6)
    for shape in Self.shapes {
      let (m, k, n) = (shape[0], shape[1], shape[2])
      let a = generator.floats(m * k, in: -1...1)
      let b = generator.floats(k * n, in: -1...1)
      let old = generator.floats(m * n, in: -1...1)
      let (exact, magnitude) = product(a, b, m, k, n)
      for (transposeFirst, transposeSecond) in [
        (false, false), (false, true), (true, false), (true, true),
      ] {
        for keep: Float in [0, 1, 0.5] {
          let got = multiply(
            transposeFirst ? transposed(a, m, k) : a, transposeSecond ? transposed(b, k, n) : b,
            m, k, n, transposeFirst, transposeSecond, keep == 0 ? nil : old, keep)
          let worst = zip(got.indices, got).reduce(0.0) { worst, element in
            let (index, value) = element
            let error = abs(Double(value) - exact[index] - Double(keep * old[index]))
            let unit = (magnitude[index] + abs(Double(keep * old[index]))) * 0x1p-24
            return error.isNaN ? .infinity : max(worst, error / unit)
          }
          // Each of k + 1 additions and k products rounds once at most.
          #expect(
            worst <= Double(k + 2),
            "\(shape), \(transposeFirst), \(transposeSecond), keep \(keep)")
        }
      }
    }
  }

  /// For big ones a checksum: C v = A (B v) for a random v, and some elements in full.
  @Test(
    "Large matrix products agree with exact sums by checksum and by sample",
    arguments: [[1024, 336, 512], [512, 1024, 336], [1000, 257, 131]])
  func agreesOnBigOnes(shape: [Int]) {
    let (m, k, n) = (shape[0], shape[1], shape[2])
    var generator = SplitMix64(seed: 7)
    let a = generator.floats(m * k, in: -1...1)
    let b = generator.floats(k * n, in: -1...1)
    let v = generator.floats(n, in: -1...1).map { Double($0) }
    let c = multiply(a, b, m, k, n, false, false, nil, 0)
    let bv = (0..<k).map { l in (0..<n).reduce(0.0) { $0 + Double(b[l * n + $1]) * v[$1] } }
    for row in 0..<m {
      let sum = (0..<n).reduce(0.0) { $0 + Double(c[row * n + $1]) * v[$1] }
      let exact = (0..<k).reduce(0.0) { $0 + Double(a[row * k + $1]) * bv[$1] }
      #expect(abs(sum - exact) < 1e-3, "row \(row)")  // an element is about 10
    }
    for _ in 0..<500 {
      let (row, column) = (generator.integer(below: m), generator.integer(below: n))
      let exact = (0..<k).reduce(0.0) { $0 + Double(a[row * k + $1]) * Double(b[$1 * n + column]) }
      #expect(abs(Double(c[row * n + column]) - exact) < 2e-5 * Double(k).squareRoot())
    }
  }

  /// The product and, as its scale, the sum of the magnitudes of its terms.
  private func product(
    _ a: [Float], _ b: [Float], _ m: Int, _ k: Int, _ n: Int
  ) -> (exact: [Double], magnitude: [Double]) {
    var exact = [Double](repeating: 0, count: m * n)
    var magnitude = exact
    for i in 0..<m {
      for l in 0..<k {
        for j in 0..<n {
          let term = Double(a[i * k + l]) * Double(b[l * n + j])
          exact[i * n + j] += term
          magnitude[i * n + j] += abs(term)
        }
      }
    }
    return (exact, magnitude)
  }

  private func transposed(_ values: [Float], _ rows: Int, _ columns: Int) -> [Float] {
    (0..<columns).flatMap { c in (0..<rows).map { r in values[r * columns + c] } }
  }

  /// Into `old`, or into NaN where nothing may be read.
  private func multiply(
    _ a: [Float], _ b: [Float], _ m: Int, _ k: Int, _ n: Int, _ transposeFirst: Bool,
    _ transposeSecond: Bool, _ old: [Float]?, _ keep: Float
  ) -> [Float] {
    var (a, b) = (a, b)
    var c = old ?? [Float](repeating: .nan, count: m * n)
    withMatrix(&a, transposeFirst ? (k, m) : (m, k)) { a in
      withMatrix(&b, transposeSecond ? (n, k) : (k, n)) { b in
        withMatrix(&c, (m, n)) { c in
          BLAS.multiply(
            a, b, transposeFirst: transposeFirst, transposeSecond: transposeSecond, into: c,
            keep: keep)
        }
      }
    }
    return c
  }
}
