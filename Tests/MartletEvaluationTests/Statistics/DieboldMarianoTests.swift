import MartletEvaluation
import MartletNumerics
import MartletTestSupport
import Testing

@Suite struct DieboldMarianoTests {
  private func result(
    _ differences: [Double], horizon: Int,
    estimator: DieboldMariano.VarianceEstimator = .rectangular
  ) throws -> DieboldMariano.Result {
    let outcome = DieboldMariano.test(differences, horizon: horizon, estimator: estimator)
    guard case .tested(let result) = outcome else {
      throw Untested(outcome: outcome)
    }
    return result
  }

  private struct Untested: Error { var outcome: DieboldMariano.Outcome }

  @Test(
    "Statistic and p-value are those of R by either variance estimator",
    arguments: dieboldMarianoGoldens)
  func agreesWithR(_ golden: DieboldMarianoGolden) throws {
    let bartlett = try #require(golden.bartlett)
    let byBartlett = try result(
      golden.differences, horizon: golden.horizon, estimator: .bartlett)
    #expect(byBartlett.estimator == .bartlett)
    #expect(isClose(byBartlett.statistic, bartlett.statistic, relative: 1e-11))
    #expect(isClose(byBartlett.pValue, bartlett.pValue, relative: 1e-10))

    let byDefault = try result(golden.differences, horizon: golden.horizon)
    if let rectangular = golden.rectangular {
      #expect(byDefault.estimator == .rectangular)
      #expect(isClose(byDefault.statistic, rectangular.statistic, relative: 1e-10))
      #expect(isClose(byDefault.pValue, rectangular.pValue, relative: 1e-9))
    } else {
      #expect(byDefault == byBartlett)
    }
    #expect(byDefault.count == golden.differences.count)
    #expect(isClose(byDefault.meanDifference, Descriptive.mean(golden.differences)))
  }

  @Test("The cases from R cover the fallback to Bartlett's estimator") func theFallbackIsCovered() {
    #expect(dieboldMarianoGoldens.count { $0.rectangular == nil } >= 3)
    #expect(dieboldMarianoGoldens.count { $0.rectangular != nil } >= 20)
  }

  /// d = 1, 2, 3, 6: mean 3, γ(0) 3.5, γ(1) 0.5.
  @Test("The statistic of four differences is the square root of three") func byHand() throws {
    let test = try result([1, 2, 3, 6], horizon: 2)
    // k² = (4 + 1 - 4 + 2/4) / 4 = 0.375, V = 3.5 + 2 · 0.5 = 4.5, DM = 3 √(0.375 · 4 / 4.5) = √3
    #expect(isClose(test.statistic, 3.0.squareRoot()))
    #expect(test.meanDifference == 3)
  }

  @Test("Equal, constant or too few differences are each an outcome without a test")
  func noTestIsTyped() {
    #expect(DieboldMariano.test([0, 0, 0, 0], horizon: 1) == .identical)
    #expect(DieboldMariano.test([2, 2, 2, 2], horizon: 1) == .constant(difference: 2))
    #expect(DieboldMariano.test([], horizon: 1) == .tooFew(count: 0))
    #expect(DieboldMariano.test([1, 2], horizon: 1) == .tooFew(count: 2))
    #expect(DieboldMariano.test([0, 0, 0], horizon: 3) == .tooFew(count: 3))
  }

  @Test("A NaN among differences makes statistic and p-value NaN") func nanIsNotSwallowed() throws {
    let test = try result([1, .nan, 3, 4], horizon: 1)
    #expect(test.statistic.isNaN && test.pValue.isNaN)
  }

  @Test(
    "Swapped models flip the sign of the statistic, and scale changes nothing",
    arguments: 1...5 as ClosedRange<UInt64>, [1, 3, 12])
  func symmetricAndFreeOfScale(seed: UInt64, horizon: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let differences = generator.bell(count: 40)
    let test = try result(differences, horizon: horizon)
    let swapped = try result(differences.map { -$0 }, horizon: horizon)
    #expect(swapped.statistic == -test.statistic)
    #expect(swapped.pValue == test.pValue)
    #expect((0...1).contains(test.pValue))
    #expect(try result(differences.map { $0 * 1024 }, horizon: horizon).statistic == test.statistic)
  }

  @Test("Under equal accuracy about one p-value in ten is below 0.1") func sizeIsRight() throws {
    var generator = SeededGenerator(seed: 7)
    var rejected = 0
    for _ in 0..<2000 where try result(generator.bell(count: 20), horizon: 1).pValue < 0.1 {
      rejected += 1
    }
    #expect((160...240).contains(rejected))
  }
}
