import MartletLayers
import MartletNumerics
import Testing

@Suite struct InitializerTests {
  private static let random = Initializer.allCases.filter { $0 != .zeros && $0 != .ones }

  private func filled(_ initializer: Initializer, fanOut: Int, fanIn: Int, seed: UInt64) -> [Float]
  {
    var values = [Float](repeating: .nan, count: fanOut * fanIn)
    var generator = SplitMix64(seed: seed)
    withMatrix(&values, (fanOut, fanIn)) { initializer.fill($0, using: &generator) }
    return values
  }

  @Test(
    "Initial weights have mean 0 and the variance of their scheme's formula", arguments: random,
    [[300, 100], [100, 300]])
  func hasTheVarianceThatItSays(initializer: Initializer, shape: [Int]) {
    let (fanOut, fanIn) = (shape[0], shape[1])
    let expected =
      switch initializer {
      case .glorotNormal, .glorotUniform, .glorotTruncatedNormal: 2 / Double(fanIn + fanOut)
      case .leCunNormal, .leCunUniform, .leCunTruncatedNormal: 1 / Double(fanIn)
      case .torchUniform: 1 / (3 * Double(fanIn))
      case .orthogonal: 1 / Double(max(fanIn, fanOut))
      default: 2 / Double(fanIn)
      }
    let deviation = initializer.standardDeviation(fanIn: fanIn, fanOut: fanOut)
    #expect(abs(deviation * deviation / expected - 1) < 1e-14)

    let values = filled(initializer, fanOut: fanOut, fanIn: fanIn, seed: 1).map { Double($0) }
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let variance = values.reduce(0) { $0 + $1 * $1 } / count
    #expect(abs(mean) < 4 * (expected / count).squareRoot())
    #expect(abs(variance / expected - 1) < 4 * (2 / count).squareRoot())
  }

  @Test(
    "Uniform initial weights reach up to their bounds and never beyond",
    arguments: [Initializer.heUniform, .glorotUniform, .leCunUniform, .torchUniform])
  func uniformFillsItsBounds(initializer: Initializer) {
    let bound = 3.0.squareRoot() * initializer.standardDeviation(fanIn: 100, fanOut: 300)
    let values = filled(initializer, fanOut: 300, fanIn: 100, seed: 2).map { Double($0) / bound }
    #expect(values.allSatisfy { abs($0) <= 1 + 1e-7 })
    #expect((values.max() ?? 0) > 0.999 && (values.min() ?? 0) < -0.999)
  }

  /// The share within one, two and three deviations, and beyond four (6.3e-5 of them).
  @Test(
    "Normal initial weights lie within 1, 2 and 3 deviations as often as they must",
    arguments: [Initializer.heNormal, .glorotNormal, .leCunNormal])
  func normalIsNormal(initializer: Initializer) {
    let deviation = initializer.standardDeviation(fanIn: 100, fanOut: 300)
    let values = filled(initializer, fanOut: 300, fanIn: 100, seed: 3)
      .map { abs(Double($0)) / deviation }
    for (bound, share) in [(1.0, 0.682_69), (2, 0.954_50), (3, 0.997_30)] {
      let found = Double(values.count { $0 < bound }) / 30_000
      #expect(abs(found - share) < 4 * (share * (1 - share) / 30_000).squareRoot())
    }
    #expect(values.count { $0 > 4 } < 10)
    #expect(values.allSatisfy { $0.isFinite })
  }

  @Test(
    "Truncated normal initial weights lie within two deviations of the uncut normal",
    arguments: [
      Initializer.heTruncatedNormal, .glorotTruncatedNormal, .leCunTruncatedNormal,
    ])
  func truncatedIsCut(initializer: Initializer) {
    let bound = 2 * initializer.standardDeviation(fanIn: 100, fanOut: 300) / 0.879_625_66
    let values = filled(initializer, fanOut: 300, fanIn: 100, seed: 3).map {
      abs(Double($0)) / bound
    }
    #expect(values.allSatisfy { $0 <= 1 + 1e-7 })
    #expect((values.max() ?? 0) > 0.99)
  }

  /// W Wᵀ = I, or Wᵀ W = I where there are more rows than columns.
  @Test(
    "Orthogonal initial weights have orthonormal rows, or columns if there are fewer of those",
    arguments: [[1, 1], [1, 9], [9, 1], [7, 7], [20, 64], [64, 20], [128, 128]])
  func orthogonalKeepsLengths(shape: [Int]) {
    let (rows, columns) = (shape[0], shape[1])
    let values = filled(.orthogonal, fanOut: rows, fanIn: columns, seed: 6).map { Double($0) }
    let vectors =
      rows <= columns
      ? (0..<rows).map { r in (0..<columns).map { values[r * columns + $0] } }
      : (0..<columns).map { c in (0..<rows).map { values[$0 * columns + c] } }
    let products = vectors.flatMap { a in vectors.map { b in zip(a, b).map(*).reduce(0, +) } }
    let worst = products.enumerated().reduce(0.0) { worst, product in
      let isDiagonal = product.offset % (vectors.count + 1) == 0
      return max(worst, abs(product.element - (isDiagonal ? 1 : 0)))
    }
    #expect(worst < 2e-7)
  }

  @Test("Orthogonal 2 × 2 matrices have mean 0 and are rotations half of the time")
  func orthogonalIsUniform() {
    let draws = (0..<2000).map { filled(.orthogonal, fanOut: 2, fanIn: 2, seed: $0) }
    for index in 0..<4 {
      let mean = draws.reduce(0) { $0 + Double($1[index]) } / 2000
      #expect(abs(mean) < 4 * (0.5 / 2000).squareRoot())
    }
    let rotations = draws.count { $0[0] * $0[3] - $0[1] * $0[2] > 0 }
    #expect(abs(Double(rotations) - 1000) < 4 * 500.0.squareRoot())
  }

  @Test("The initializers zeros and ones fill with 0 and 1") func constants() {
    #expect(filled(.zeros, fanOut: 2, fanIn: 3, seed: 1).allSatisfy { $0 == 0 })
    #expect(filled(.ones, fanOut: 2, fanIn: 3, seed: 1).allSatisfy { $0 == 1 })
    #expect(Initializer.ones.standardDeviation(fanIn: 2, fanOut: 3) == 0)
  }

  @Test("An initializer gives the same bits for one seed and others for another", arguments: random)
  func sameSeedSameBits(initializer: Initializer) {
    let first = filled(initializer, fanOut: 5, fanIn: 7, seed: 4)
    #expect(first == filled(initializer, fanOut: 5, fanIn: 7, seed: 4))
    #expect(first != filled(initializer, fanOut: 5, fanIn: 7, seed: 5))
  }

  @Test("The initial weights of a slot depend on its name, not on slots before it")
  func slotsDoNotDependOnTheirOrder() {
    var forwards = ParameterLayout()
    let a = forwards.add("a", rows: 4, columns: 5, kind: .weight, .heNormal)
    let b = forwards.add("b", rows: 3, columns: 6, kind: .weight, .glorotUniform)
    var backwards = ParameterLayout()
    let secondB = backwards.add("b", rows: 3, columns: 6, kind: .weight, .glorotUniform)
    _ = backwards.add("c", rows: 2, columns: 2, kind: .weight, .heUniform)
    let secondA = backwards.add("a", rows: 4, columns: 5, kind: .weight, .heNormal)
    let (first, second) = (forwards.initialized(seed: 9), backwards.initialized(seed: 9))
    #expect(first[a] == second[secondA])
    #expect(first[b] == second[secondB])
    #expect(first[a] != forwards.initialized(seed: 10)[a])
  }
}
