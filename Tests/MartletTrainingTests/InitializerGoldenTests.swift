import MartletLayers
import Testing

/// Truncated normal weights against those of PyTorch, as distributions: the generators differ.
@Suite struct InitializerGoldenTests {
  private static let values: [Double] = {
    var layout = ParameterLayout()
    let slot = layout.add(
      "weight", rows: 1000, columns: 100, kind: .weight, .heTruncatedNormal)
    let values = layout.initialized(seed: 3)[slot]
    return values.map { Double($0) }.sorted()
  }()

  @Test("The share below each quantile of PyTorch's numbers is the level of that quantile")
  func quantiles() {
    let count = Double(Self.values.count)
    for (level, quantile) in zip(InitializerGoldens.levels, InitializerGoldens.quantiles) {
      let share = Double(Self.values.count { $0 <= quantile }) / count
      #expect(abs(share - level) < 4 * (level * (1 - level) / count).squareRoot(), "\(level)")
    }
  }

  @Test("The deviation is that of He, and the largest weight that of the cut")
  func spread() throws {
    let count = Double(Self.values.count)
    let deviation = (Self.values.reduce(0) { $0 + $1 * $1 } / count).squareRoot()
    #expect(abs(deviation / InitializerGoldens.deviation - 1) < 0.01)
    #expect(abs(deviation / 0.02.squareRoot() - 1) < 0.01)
    let largest = try #require(Self.values.last)
    #expect(largest <= 2 * 0.02.squareRoot() / 0.879_625_66 + 1e-7)
    #expect(abs(largest / InitializerGoldens.largest - 1) < 1e-3)
  }
}
