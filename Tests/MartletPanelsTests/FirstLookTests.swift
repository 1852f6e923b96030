import MartletNumerics
import MartletPanels
import MartletTestSupport
import Testing

extension FirstLookGolden: CustomTestStringConvertible {
  var testDescription: String { name }
}

/// The statistics of a first look at a series, against statsmodels.
@Suite struct FirstLookTests {
  @Test("The Dickey-Fuller and KPSS tests are those of statsmodels", arguments: firstLookGoldens)
  func unitRoots(_ golden: FirstLookGolden) throws {
    let test = try #require(AugmentedDickeyFuller(of: golden.values))
    #expect(isClose(test.statistic, golden.dickeyFuller[0], relative: 1e-8))
    #expect(isClose(test.pValue, golden.dickeyFuller[1], relative: 1e-7))
    #expect(Double(test.lags) == golden.dickeyFuller[2])
    let level = try #require(KPSS(of: golden.values))
    #expect(isClose(level.statistic, golden.kpss[0], relative: 1e-10))
    #expect(isClose(level.pValue, golden.kpss[1], relative: 1e-10))
    #expect(Double(level.lags) == golden.kpss[2])
  }

  @Test(
    "Autocorrelations and the Ljung-Box test are those of statsmodels", arguments: firstLookGoldens)
  func correlations(_ golden: FirstLookGolden) throws {
    let correlogram = try #require(Correlogram(of: golden.values, lags: 8))
    for (ours, theirs) in zip(correlogram.autocorrelations, golden.autocorrelations) {
      #expect((ours - theirs).magnitude < 1e-12)
    }
    let partial = zip(correlogram.partialAutocorrelations, golden.partialAutocorrelations)
    for (ours, theirs) in partial { #expect((ours - theirs).magnitude < 1e-12) }
    #expect(correlogram.partialAutocorrelations.count == 8)
    let test = correlogram.ljungBox()
    #expect(isClose(test.statistic, golden.ljungBox[0], relative: 1e-10))
    #expect(isClose(test.pValue, golden.ljungBox[1], relative: 1e-9))
  }

  @Test(
    "ARCH test, seasonal strength and spectral entropy are those of the reference",
    arguments: firstLookGoldens)
  func volatilityStrengthAndEntropy(_ golden: FirstLookGolden) throws {
    let clusters = try #require(ARCHTest(of: golden.values, lags: 5))
    #expect(isClose(clusters.statistic, golden.arch[0], relative: 1e-9))
    #expect(isClose(clusters.pValue, golden.arch[1], relative: 1e-9))
    let strength = try #require(
      SeasonalStrength(of: golden.values, seasonLength: golden.seasonLength))
    #expect((strength.trend - golden.strengths[0]).magnitude < 1e-11)
    #expect((strength.season - golden.strengths[1]).magnitude < 1e-11)
    let entropy = try #require(SpectralEntropy(of: golden.values))
    #expect((entropy.value - golden.entropy[0]).magnitude < 1e-10)
    #expect(Double(entropy.order) == golden.entropy[1])
  }

  @Test("Upper tails of the chi-squared distribution are those of SciPy") func chiSquaredTails() {
    for (x, degrees, tail) in chiSquaredGoldens {
      #expect(isClose(ChiSquared.upperTail(x, degreesOfFreedom: degrees), tail, relative: 1e-11))
    }
    #expect(ChiSquared.upperTail(0, degreesOfFreedom: 3) == 1)
    #expect(ChiSquared.upperTail(.infinity, degreesOfFreedom: 3) == 0)
    #expect(ChiSquared.upperTail(.nan, degreesOfFreedom: 3).isNaN)
  }

  @Test(
    "The unit of the values changes no test statistic, even where squares overflow",
    arguments: [1e300, 1e-300, -3])
  func unitsDoNotMatter(unit: Double) throws {
    let values = try #require(firstLookGoldens.first).values
    let scaled = values.map { $0 * unit / 200 }
    let test = try #require(AugmentedDickeyFuller(of: values))
    let other = try #require(AugmentedDickeyFuller(of: scaled))
    #expect(isClose(test.statistic, other.statistic, relative: 1e-8))
    #expect(
      isClose(
        try #require(KPSS(of: values)).statistic, try #require(KPSS(of: scaled)).statistic,
        relative: 1e-10))
    #expect(
      isClose(
        try #require(ARCHTest(of: values)).statistic,
        try #require(ARCHTest(of: scaled)).statistic, relative: 1e-8))
  }

  @Test(
    "Too few, constant or non-finite values have no statistics rather than NaN",
    arguments: [
      [], [1], [1, 2], Array(repeating: 0.1, count: 100), Array(repeating: .nan, count: 100),
      (0..<99).map(Double.init) + [.infinity],
    ] as [[Double]])
  func withoutAnAnswer(values: [Double]) {
    #expect(AugmentedDickeyFuller(of: values) == nil)
    #expect(KPSS(of: values) == nil)
    #expect(Correlogram(of: values, lags: 5) == nil)
    #expect(ARCHTest(of: values) == nil)
    #expect(SeasonalStrength(of: values, seasonLength: 5) == nil)
    #expect(SpectralEntropy(of: values) == nil)
    #expect(Outlier.find(in: values).isEmpty)
  }

  @Test("A straight line and a pure wave give no Dickey-Fuller test and no NaN")
  func withoutNoise() throws {
    let line = (0..<100).map(Double.init)
    #expect(AugmentedDickeyFuller(of: line) == nil)
    #expect(try #require(KPSS(of: line)).pValue == 0.01)
    let strength = try #require(SeasonalStrength(of: line, seasonLength: 5))
    #expect(strength.trend > 0.999_999)
    #expect(strength.season == 0)
    let wave = (0..<100).map { [0.0, 1, 0, -1][$0 % 4] }
    #expect(AugmentedDickeyFuller(of: wave) == nil)
    let seasons = try #require(SeasonalStrength(of: wave, seasonLength: 4))
    #expect(seasons.season > 0.999_999)
    #expect(try #require(SpectralEntropy(of: wave)).forecastability > 0.3)
    #expect(ARCHTest(of: wave.map { $0 < 0 ? -1 : 1 }, lags: 2)?.pValue.isNaN != true)
  }

  /// Median 3, MAD 1: 9 is 6 / 1.4826 robust standard deviations away.
  @Test("Outliers are told by the median deviation, or the mean one where that is 0")
  func outliersByHand() throws {
    let found = Outlier.find(in: [1, 2, 3, 4, 9])
    #expect(found.map(\.index) == [4])
    #expect(isClose(try #require(found.first).score, 6 / 1.4826))
    #expect(Outlier.find(in: [1, 2, 3, 4, 9], beyond: 5).isEmpty)
    // Half of the values are the same: mean distance 8/8 = 1 takes the place of MAD.
    let flat = Outlier.find(in: [0, 0, 0, 0, 0, 0, 0, -8])
    #expect(flat.map(\.index) == [7])
    #expect(isClose(try #require(flat.first).score, -8 / 1.2533))
  }
}
