import MartletEvaluation
import MartletNumerics
import MartletTestSupport
import RealModule
import Testing

struct StepDownTests {
  private var differences: [[Double]] {
    let losses = FoldTestGoldens.losses
    return losses.dropFirst().map { zip($0, losses[0]).map { $0 - $1 } }
  }

  /// Unit vectors of the script.
  private func waves(_ count: Int, dimension: Int) -> [[Double]] {
    (1..<count).map { draw in
      let raw = (0..<dimension).map {
        Double.sin(1 + Double(draw) * 1.7 + Double($0) * (Double(draw % 7) + 1.3))
      }
      let length = LeastSquaresFit.dot(raw, raw).squareRoot()
      return raw.map { $0 / length }
    }
  }

  @Test("Given the same directions, p-values are those of the script")
  func goldens() {
    let same = 1 / 48.0.squareRoot()
    let flipped = StepDownTest.pValues(
      differences, observed: [Double](repeating: same, count: 48),
      directions: waves(200, dimension: 48))
    #expect(areClose(flipped, FoldTestGoldens.flipped, relative: 1e-9))

    let waveCount = LongRunVariance.cosineCount(48)
    let turned = StepDownTest.pValues(
      differences.map {
        [Descriptive.mean($0) * 48.0.squareRoot()]
          + LongRunVariance.cosines(of: $0, count: waveCount)
      }, observed: [1] + [Double](repeating: 0, count: waveCount),
      directions: waves(200, dimension: waveCount + 1))
    #expect(areClose(turned, FoldTestGoldens.turned, relative: 1e-9))
  }

  @Test("The p-value of one model alone is about that of its own test", arguments: [1, 6])
  func oneModel(overlap: Int) throws {
    var generator = SplitMix64(seed: 4)
    let values = noise(20, seed: 8).map { $0 + 0.5 }
    let p = StepDownTest.pValues([values], overlap: overlap, draws: 20_000, using: &generator)[0]
    let choice = VarianceChoice(values, overlap: overlap, sharesFits: false)
    let effective = choice.effectiveCount
    let error = choice.method.error(of: values, overlap: overlap, effective: effective)
    let reference = choice.method.reference(
      count: values.count, overlap: overlap, effective: effective)
    let own = 2 * reference.upperTail((Descriptive.mean(values) / error).magnitude)
    #expect((0.002...0.6).contains(own))
    #expect((p - own).magnitude < 0.02)
  }

  @Test("Where differences persist, the p-value of one model alone is about that of its own test")
  func oneModelThatPersists() {
    let shocks = noise(24, seed: 8)
    let values = shocks.indices.map { 0.6 + shocks[$0] + ($0 > 0 ? 0.8 * shocks[$0 - 1] : 0) }
    let choice = VarianceChoice(values, overlap: 1, sharesFits: false)
    #expect(choice.reason == .persists && choice.effectiveCount < 18)
    let error = choice.method.error(
      of: values, overlap: 1, effective: choice.effectiveCount)
    let own =
      2
      * choice.method.reference(count: 24, overlap: 1, effective: choice.effectiveCount)
      .upperTail((Descriptive.mean(values) / error).magnitude)
    var generator = SplitMix64(seed: 4)
    let p = StepDownTest.pValues([values], overlap: 1, draws: 20_000, using: &generator)[0]
    #expect((0.01...0.6).contains(own))
    #expect((p - own).magnitude < 0.02)
  }

  @Test("A model that is tried three times has the p-value of one that is tried once")
  func copies() {
    let values = noise(20, seed: 3).map { $0 + 0.6 }
    var (one, other) = (SplitMix64(seed: 1), SplitMix64(seed: 1))
    let once = StepDownTest.pValues([values], overlap: 1, using: &one)
    let thrice = StepDownTest.pValues([values, values, values], overlap: 1, using: &other)
    #expect(thrice == [once[0], once[0], once[0]])
  }

  @Test("Of 12 equal models one differs in about one draw of twenty", arguments: [1, 3])
  func size(overlap: Int) {
    var generator = SplitMix64(seed: 9)
    var rejected = 0
    for draw in 0..<400 as Range<UInt64> {
      let models = (0..<12).map { noise(20, seed: 100 * draw + $0) }
      let p = StepDownTest.pValues(models, overlap: overlap, draws: 199, using: &generator)
      if p.contains(where: { $0 <= 0.05 }) { rejected += 1 }
    }
    #expect((6...34).contains(rejected))
  }

  @Test("A true difference is found beside eleven that are none, which stay none")
  func power() {
    var generator = SplitMix64(seed: 2)
    let models = (0..<12).map { noise(30, seed: $0).map { $0 } }
    let p = StepDownTest.pValues(
      [models[0].map { $0 + 1.5 }] + models.dropFirst(), overlap: 1, using: &generator)
    #expect(p[0] < 0.01)
    #expect(p.dropFirst().allSatisfy { $0 > 0.05 })
  }

  @Test("Without a difference, or with too few folds, the p-value is 1")
  func edges() {
    var generator = SplitMix64(seed: 2)
    let none = [Double](repeating: 0, count: 12)
    #expect(StepDownTest.pValues([none, none], overlap: 1, using: &generator) == [1, 1])
    #expect(StepDownTest.pValues([[1, 2]], overlap: 1, using: &generator) == [1])
    #expect(StepDownTest.pValues([[1, 2, 4]], overlap: 3, using: &generator) == [1])
    #expect(StepDownTest.pValues([], overlap: 1, using: &generator) == [])
  }
}
