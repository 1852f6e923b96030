import MartletEvaluation
import MartletNumerics
import MartletTestSupport
import Testing

struct ManyModelsTests {
  /// The resamples of the script.
  private var resamples: [[Int]] {
    (0..<200).map { draw in
      (0..<48).map { place in
        ((draw * draw * 7 + 13 * draw + (place / 3) * (draw + 11) * 5) % 997 + place % 3) % 48
      }
    }
  }

  @Test("Statistic and p-values of superior predictive ability are those of the script")
  func ability() throws {
    let losses = FoldTestGoldens.losses
    let test = try #require(
      SuperiorPredictiveAbility(
        benchmark: losses[0], models: Array(losses.dropFirst()), resamples: resamples))
    #expect(
      areClose(
        [test.statistic, test.lower, test.pValue, test.upper], FoldTestGoldens.ability,
        relative: 1e-9))
    #expect(test.lower <= test.pValue && test.pValue <= test.upper)
  }

  @Test("P-values of the model confidence set are those of the script")
  func confidence() throws {
    let p = try #require(
      ModelConfidenceSet.pValues(FoldTestGoldens.losses, resamples: resamples))
    #expect(areClose(p, FoldTestGoldens.confidence, relative: 1e-9))
    #expect(p.contains(1))
  }

  @Test("Both need forty folds")
  func fewFolds() {
    let losses = FoldTestGoldens.losses.map { Array($0.prefix(39)) }
    let places = [Array(0..<39)]
    #expect(
      SuperiorPredictiveAbility(
        benchmark: losses[0], models: [losses[1]], resamples: places) == nil)
    #expect(ModelConfidenceSet.pValues(losses, resamples: places) == nil)
  }

  @Test("A copy of the benchmark is no model, and copies stay in the set together")
  func copies() throws {
    let losses = FoldTestGoldens.losses
    #expect(
      SuperiorPredictiveAbility(
        benchmark: losses[0], models: [losses[0]], resamples: resamples) == nil)
    let p = try #require(
      ModelConfidenceSet.pValues([losses[0], losses[0], losses[3]], resamples: resamples))
    #expect(p[0] == 1 && p[1] == 1)
  }

  @Test("Resamples are blocks of neighbours that wrap around the end, and every fold is as likely")
  func blocks() {
    var generator = SplitMix64(seed: 3)
    let drawn = BlockBootstrap.resamples(
      count: 10, blockLength: 4, number: 5000, using: &generator)
    #expect(drawn.count == 5000)
    #expect(
      drawn.allSatisfy { places in
        places.count == 10
          && (1..<10).allSatisfy {
            $0.isMultiple(of: 4) || places[$0] == (places[$0 - 1] + 1) % 10
          }
      })
    for fold in 0..<10 {
      #expect((4500...5500).contains(drawn.reduce(0) { $0 + $1.count { $0 == fold } }))
    }
  }
}
