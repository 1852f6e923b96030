import MartletEvaluation
import MartletTestSupport
import Testing

struct PairedTestTests {
  @Test("The p-value is that of a one-sided t-test of the mean")
  func oracle() throws {
    // scipy.stats.ttest_1samp([1, 2, 3, -1], 0, alternative="greater").pvalue
    let value = try #require(PairedTest.pValue([1, 2, 3, -1]))
    #expect(isClose(value, 0.119_721_299_318_001_49, relative: 1e-10))
    #expect(isClose(try #require(PairedTest.pValue([-1, -2, -3, 1])), 1 - value, relative: 1e-12))
  }

  @Test("Two differences are too few, and some without a spread are sure")
  func edgeCases() {
    #expect(PairedTest.pValue([1, 2]) == nil)
    #expect(PairedTest.pValue([1, 1, 1]) == 0)
    #expect(PairedTest.pValue([0, 0, 0]) == 1)
  }

  @Test("The p-value is one side of the Diebold-Mariano test of folds that do not overlap")
  func sameAsDieboldMariano() throws {
    let differences = noise(30, seed: 2).map { $0 + 0.4 }
    guard case .tested(let test) = DieboldMariano.test(differences, horizon: 1) else {
      Issue.record("no test")
      return
    }
    #expect(test.statistic > 0)
    #expect(
      isClose(try #require(PairedTest.pValue(differences)), test.pValue / 2, relative: 1e-10))
  }
}
