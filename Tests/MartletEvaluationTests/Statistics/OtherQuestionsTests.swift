import MartletEvaluation
import MartletNumerics
import MartletTestSupport
import Testing

struct OtherQuestionsTests {
  @Test(
    "The test of Clark and West is that of nctest", arguments: FoldTestGoldens.clarkWest)
  func clarkWest(_ row: [Double]) throws {
    let test = try #require(
      ClarkWest.test(
        FoldTestGoldens.actual, smaller: FoldTestGoldens.smaller, larger: FoldTestGoldens.larger,
        horizon: Int(row[0])))
    #expect(isClose(test.statistic, row[1], relative: 1e-9))
    #expect(isClose(test.pValue, row[2], relative: 1e-9))
  }

  @Test("Clark and West have no test of two equal forecasts, nor of two values")
  func clarkWestEdges() {
    let values = FoldTestGoldens.actual
    #expect(ClarkWest.test(values, smaller: values, larger: values, horizon: 1) == nil)
    #expect(ClarkWest.test([1, 2], smaller: [0, 1], larger: [1, 1], horizon: 1) == nil)
    #expect(ClarkWest.test([1, 2, 4], smaller: [0, 1, 0], larger: [1, 1, 2], horizon: 3) == nil)
  }

  @Test("A larger model that knows something is significant though its errors are larger")
  func clarkWestGivesNoiseBack() throws {
    let known = noise(600, seed: 1)
    let actual = zip(known, noise(600, seed: 2)).map { 0.3 * $0 + $1 }
    let larger = zip(known, noise(600, seed: 3)).map { 0.3 * $0 + 0.5 * $1 }
    let smaller = [Double](repeating: 0, count: 600)
    let squares = { (forecasts: [Double]) in
      zip(actual, forecasts).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    #expect(squares(larger) > squares(smaller))
    let test = try #require(
      ClarkWest.test(actual, smaller: smaller, larger: larger, horizon: 1))
    #expect(test.pValue < 0.05)
  }

  @Test("The test of Pesaran and Timmermann is that of the script")
  func pesaranTimmermann() throws {
    let test = try #require(
      PesaranTimmermann.test(FoldTestGoldens.actual, forecasts: FoldTestGoldens.larger))
    #expect(
      areClose(
        [test.share, test.shareByChance, test.statistic, test.pValue],
        FoldTestGoldens.pesaranTimmermann, relative: 1e-9))
  }

  /// Of 8 values 4 rise; 4 forecasts rise, 3 of them rightly: a table of 3, 1, 1, 3.
  @Test("A table of two by two gives the number by hand")
  func pesaranTimmermannByHand() throws {
    let test = try #require(
      PesaranTimmermann.test(
        [1, 1, 1, 1, -1, -1, -1, -1], forecasts: [1, 1, 1, -1, 1, -1, -1, -1]))
    #expect(test.share == 0.75)
    #expect(test.shareByChance == 0.5)
    // V(P̂) = .25/8, V(P*) = 4/16/64: PT = .25 / √(.03125 − .00390625)
    #expect(isClose(test.statistic, 0.25 / 0.02734375.squareRoot()))
  }

  @Test("Forecasts that are always up have no test of direction")
  func pesaranTimmermannEdges() {
    #expect(PesaranTimmermann.test([1, -1, 1], forecasts: [1, 1, 1]) == nil)
    #expect(PesaranTimmermann.test([1, 1, 1], forecasts: [1, -1, 1]) == nil)
    #expect(PesaranTimmermann.test([1, -1], forecasts: [1, -1]) == nil)
  }

  @Test("Forecasts that know nothing seem to know directions in one draw of twenty")
  func pesaranTimmermannSize() {
    let rejected = (0..<1000 as Range<UInt64>).count { seed in
      let test = PesaranTimmermann.test(
        noise(60, seed: 2 * seed).map { $0 + 0.5 },
        forecasts: noise(60, seed: 2 * seed + 1).map { $0 + 0.5 })
      return (test?.pValue ?? 1) < 0.05
    }
    #expect((30...80).contains(rejected))
  }

  @Test(
    "The regression of Mincer and Zarnowitz is that of statsmodels",
    arguments: FoldTestGoldens.mincerZarnowitz)
  func mincerZarnowitz(_ row: [Double]) throws {
    let test = try #require(
      MincerZarnowitz(
        FoldTestGoldens.actual, forecasts: FoldTestGoldens.larger, horizon: Int(row[0])))
    #expect(
      areClose(
        [
          test.intercept, test.slope, test.interceptError, test.slopeError, test.statistic,
          test.pValue,
        ], Array(row.dropFirst()), relative: 1e-9))
  }

  @Test("There is no regression on a constant, of three values, or of values on the line")
  func mincerZarnowitzEdges() {
    #expect(MincerZarnowitz([1, 2, 3, 4], forecasts: [2, 2, 2, 2], horizon: 1) == nil)
    #expect(MincerZarnowitz([1, 2, 4], forecasts: [1, 2, 3], horizon: 1) == nil)
    #expect(MincerZarnowitz([1, 2, 3, 4], forecasts: [1, 2, 3, 4], horizon: 1) == nil)
  }

  @Test("The path of the fluctuation test is that of the script, its bound that of the table")
  func fluctuation() throws {
    let test = try #require(
      FluctuationTest(FoldTestGoldens.fluctuating, window: 12, overlap: 2))
    #expect(areClose(test.path, FoldTestGoldens.fluctuation, relative: 1e-9))
    #expect(isClose(test.bound, FoldTestGoldens.fluctuationBound, relative: 1e-9))
  }

  @Test("A window is a tenth to nine tenths of the folds")
  func fluctuationWindow() throws {
    let values = noise(40, seed: 1)
    #expect(FluctuationTest(values, window: 3, overlap: 1) == nil)
    #expect(FluctuationTest(values, window: 37, overlap: 1) == nil)
    #expect(try #require(FluctuationTest(values, window: 4, overlap: 1)).bound == 3.393)
    #expect(try #require(FluctuationTest(values, window: 36, overlap: 1)).bound == 2.248)
    #expect(FluctuationTest([1, 1, 1, 1], window: 2, overlap: 1) == nil)
  }

  @Test("Equal models fluctuate in one draw of fifteen at most; one better for a while is seen")
  func fluctuationSize() throws {
    func rejected(gain: Double) throws -> Int {
      try (0..<400 as Range<UInt64>).count { seed in
        let values = noise(80, seed: seed).enumerated().map {
          $0.offset < 24 ? $0.element + gain : $0.element
        }
        return try #require(FluctuationTest(values, window: 24, overlap: 1)).isSignificant
      }
    }
    #expect(try rejected(gain: 0) <= 27)
    #expect(try rejected(gain: 1) >= 200)
  }
}
